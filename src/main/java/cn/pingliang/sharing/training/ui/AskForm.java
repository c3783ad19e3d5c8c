package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.training.TrainedInstrument;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Function;

/** Asks to be trained on an instrument. What was filled in stays where it is refused. */
class AskForm extends Composite<Section> {

    private static final int LONGEST_NOTE = 500;

    private final ComboBox<TrainedInstrument> instrument = new ComboBox<>();
    private final TextArea note = new TextArea();
    private final Div refusal = new Div();

    @FunctionalInterface
    interface Asking {
        void ask(AskForm form, TrainedInstrument instrument, String note);
    }

    /** @param instruments finds them by words of their names */
    AskForm(Function<String, List<TrainedInstrument>> instruments, Asking asking) {
        instrument.setLabel(getTranslation("training.instrument"));
        instrument.setHelperText(getTranslation("training.ask.instrument-help"));
        instrument.setItemLabelGenerator(Words::name);
        instrument.setItemsWithFilterConverter(
                query -> instruments.apply(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                words -> words);
        instrument.setRequiredIndicatorVisible(true);
        instrument.setManualValidation(true);
        instrument.setErrorMessage(getTranslation("training.record.instrument-missing"));
        instrument.setWidthFull();
        note.setLabel(getTranslation("training.ask.note"));
        note.setHelperText(getTranslation("training.ask.note-help"));
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        refusal.addClassName("when-filled");
        var ask = new Button(getTranslation("training.ask.verb"), click -> ask(asking));
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassNames("card", "stack");
        getContent().add(new H2(getTranslation("training.ask")), instrument, note, refusal, new Div(ask));
    }

    void choose(TrainedInstrument chosen) {
        instrument.setValue(chosen);
    }

    private void ask(Asking asking) {
        refusal.removeAll();
        instrument.setInvalid(instrument.isEmpty());
        if (instrument.isEmpty()) {
            instrument.focus();
        } else {
            asking.ask(this, instrument.getValue(), note.getValue());
        }
    }

    void refuse(Refusal why) {
        refusal.removeAll();
        refusal.add(Words.refused(why));
    }

    void clear() {
        instrument.clear();
        note.clear();
    }
}
