package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.organisation.MemberDirectory;
import cn.pingliang.sharing.organisation.MemberDirectory.Member;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.training.TrainedInstrument;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records that somebody was trained. What was filled in stays where it is refused. */
class RecordForm extends Composite<Details> {

    private static final int LONGEST_NOTE = 500;

    private final ComboBox<TrainedInstrument> instrument = new ComboBox<>();
    private final ComboBox<Member> person = new ComboBox<>();
    private final UntilField until;
    private final TextField note = new TextField();
    private final Div refusal = new Div();

    @FunctionalInterface
    interface Recording {
        void record(TrainedInstrument instrument, Member person, @Nullable LocalDate until, String note);
    }

    /** @param people finds them by words */
    RecordForm(
            List<TrainedInstrument> instruments,
            Function<String, List<Member>> people,
            LocalDate today,
            Recording recording) {
        until = new UntilField(today);
        instrument.setLabel(getTranslation("training.instrument"));
        instrument.setItems(instruments);
        instrument.setItemLabelGenerator(Words::name);
        required(instrument, "training.record.instrument-missing");
        person.setLabel(getTranslation("training.person"));
        person.setHelperText(getTranslation("training.record.person-help", MemberDirectory.FEWEST_LETTERS));
        person.setItemLabelGenerator(each -> Words.person(each.name(), each.organisation()));
        person.setItemsWithFilterConverter(
                query -> people.apply(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                words -> words);
        required(person, "training.record.person-missing");
        note.setLabel(getTranslation("training.note"));
        note.setHelperText(getTranslation("training.note.help"));
        note.setMaxLength(LONGEST_NOTE);
        var save = new Button(getTranslation("training.record.verb"), click -> save(recording));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        refusal.addClassName("when-filled");
        var fields = new Div(instrument, person, until, note, refusal, new Div(save));
        fields.addClassName("stack");
        Stream.<HasSize>of(instrument, person, until, note).forEach(HasSize::setWidthFull);
        getContent().setSummaryText(getTranslation("training.record"));
        getContent().add(fields);
        getContent().addClassName("card");
    }

    void choose(@Nullable TrainedInstrument chosen) {
        instrument.setValue(chosen);
    }

    private <T> void required(ComboBox<T> field, String key) {
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setErrorMessage(getTranslation(key));
    }

    private void save(Recording recording) {
        refusal.removeAll();
        var complete =
                Stream.of(isThere(instrument), isThere(person), until.isRight()).allMatch(right -> right);
        if (complete) {
            recording.record(instrument.getValue(), person.getValue(), until.day(), note.getValue());
        }
    }

    private static <F extends HasValue<?, ?> & HasValidation> boolean isThere(F field) {
        field.setInvalid(field.isEmpty());
        return !field.isInvalid();
    }

    void refuse(Refusal why) {
        refusal.removeAll();
        refusal.add(Words.refused(why));
    }

    /** For the next person on the same instrument. */
    void clear() {
        refusal.removeAll();
        person.clear();
        note.clear();
    }
}
