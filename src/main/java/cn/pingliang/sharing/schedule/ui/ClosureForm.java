package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosableInstrument;
import cn.pingliang.sharing.schedule.ClosurePlan;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.PortalTime;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to close, when, how often and why. What makes no sense is for the service to say; what is missing is said here. */
class ClosureForm extends Composite<Div> {

    private final MultiSelectComboBox<ClosableInstrument> instruments = new MultiSelectComboBox<>();
    private final RadioButtonGroup<OccupancyKind> kind = new RadioButtonGroup<>();
    private final DateTimePicker start = new DateTimePicker();
    private final DateTimePicker end = new DateTimePicker();
    private final Select<Repeat> repeat = new Select<>();
    private final DatePicker until = new DatePicker();
    private final TextArea reason = new TextArea();

    private Consumer<ClosurePlan> previewListener = plan -> {};
    private Runnable changeListener = () -> {};

    ClosureForm(List<ClosableInstrument> closable, @Nullable ResourceId chosen, Instant now) {
        buildWhat(closable, chosen);
        buildWhen(now);
        reason.setLabel(getTranslation("closures.form.reason"));
        reason.setHelperText(getTranslation("closures.form.reason-help"));
        reason.setMaxLength(ClosurePlan.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setWidthFull();
        var all = new Button(getTranslation("closures.form.all"), click -> instruments.setValue(closable));
        var preview = new Button(getTranslation("closures.form.preview"), click -> preview());
        preview.addThemeVariants(ButtonVariant.PRIMARY);
        var repeats = new Div(repeat, until);
        repeats.addClassNames("cluster", "closures__when");
        var times = new Div(start, end);
        times.addClassNames("cluster", "closures__when");
        getContent().addClassNames("card", "stack", "closures__form");
        var what = new Div(instruments, all);
        what.addClassName("stack-s");
        getContent().add(what, kind, times, repeats, reason, preview);
        Stream.<HasValue<?, ?>>of(instruments, kind, start, end, repeat, until, reason)
                .forEach(field -> field.addValueChangeListener(change -> changeListener.run()));
    }

    private void buildWhat(List<ClosableInstrument> closable, @Nullable ResourceId chosen) {
        instruments.setLabel(getTranslation("closures.form.instruments"));
        instruments.setItems(closable);
        instruments.setItemLabelGenerator(each -> Words.name(each.name(), each.nameEn()));
        instruments.setRequiredIndicatorVisible(true);
        instruments.setManualValidation(true);
        instruments.setWidthFull();
        closable.stream().filter(each -> each.id().equals(chosen)).forEach(instruments::select);
        kind.setLabel(getTranslation("closures.kind"));
        kind.setItems(OccupancyKind.MAINTENANCE, OccupancyKind.CLOSURE);
        kind.setItemLabelGenerator(each -> getTranslation(Words.kindKey(each)));
        kind.setValue(OccupancyKind.MAINTENANCE);
    }

    /** Proposes the next full hour, and two from there. */
    private void buildWhen(Instant now) {
        var next = LocalDateTime.ofInstant(now, PortalTime.ZONE)
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        Stream.of(start, end).forEach(field -> {
            field.setStep(Duration.ofMinutes(30));
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true);
        });
        start.setLabel(getTranslation("closures.form.start"));
        start.setValue(next);
        end.setLabel(getTranslation("closures.form.end"));
        end.setValue(next.plusHours(2));
        repeat.setLabel(getTranslation("closures.repeat"));
        repeat.setItems(Repeat.values());
        repeat.setItemLabelGenerator(each -> getTranslation(each.key()));
        repeat.setValue(Repeat.ONCE);
        repeat.addValueChangeListener(change -> until.setVisible(change.getValue() != Repeat.ONCE));
        until.setLabel(getTranslation("closures.form.until"));
        until.setRequiredIndicatorVisible(true);
        until.setManualValidation(true);
        until.setVisible(false);
    }

    void onPreview(Consumer<ClosurePlan> listener) {
        previewListener = listener;
    }

    void onChange(Runnable listener) {
        changeListener = listener;
    }

    private void preview() {
        var complete = Stream.of(isThere(instruments), isThere(start), isThere(end), isThereIfShown(), isThere(reason))
                .allMatch(it -> it);
        if (complete) {
            previewListener.accept(new ClosurePlan(
                    instruments.getValue().stream().map(ClosableInstrument::id).collect(Collectors.toSet()),
                    kind.getValue(),
                    moment(start),
                    moment(end),
                    until.isVisible() ? repeat.getValue().rule(until.getValue()) : null,
                    reason.getValue()));
        }
    }

    private boolean isThereIfShown() {
        return !until.isVisible() || isThere(until);
    }

    private <F extends HasValue<?, ?> & HasValidation> boolean isThere(F field) {
        var missing = field.isEmpty() || (field.getValue() instanceof String text && text.isBlank());
        field.setInvalid(missing);
        field.setErrorMessage(getTranslation("closures.form.missing"));
        return !missing;
    }

    private static Instant moment(DateTimePicker field) {
        return field.getValue().atZone(PortalTime.ZONE).toInstant();
    }
}
