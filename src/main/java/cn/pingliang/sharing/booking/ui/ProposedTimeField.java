package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another time: one of the nearest that are free, or any. */
class ProposedTimeField extends Composite<Div> {

    private static final Duration STEP = Duration.ofMinutes(15);

    /** @param slot null for a time of one's own choice */
    private record Choice(@Nullable TimeSlot slot) {}

    private static final Choice OWN = new Choice(null);

    private final RadioButtonGroup<Choice> nearest = new RadioButtonGroup<>();
    private final DateTimePicker start = new DateTimePicker();
    private final DateTimePicker end = new DateTimePicker();
    private final Div own = new Div(start, end);
    private boolean wantsOwn;

    /**
     * @param instead the time that it is proposed instead of; the new one is as long, unless somebody says otherwise
     * @param free the nearest first
     */
    ProposedTimeField(TimeSlot instead, List<TimeSlot> free) {
        nearest.setLabel(getTranslation("proposal.nearest"));
        nearest.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        nearest.setItemLabelGenerator(choice -> choice.slot() == null
                ? getTranslation("proposal.own")
                : Formats.here().slot(choice.slot()));
        nearest.addValueChangeListener(change -> {
            own.setVisible(OWN.equals(change.getValue()));
            wantsOwn = change.isFromClient() ? OWN.equals(change.getValue()) : wantsOwn;
        });
        prepare(start, "proposal.start", local(instead.start()));
        prepare(end, "proposal.end", local(instead.end()));
        start.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                end.setValue(change.getValue().plus(instead.length()));
            }
        });
        own.addClassNames("stack-s", "proposal__own");
        getContent().addClassName("stack-s");
        getContent().add(nearest, own);
        offer(free);
    }

    private void prepare(DateTimePicker picker, String key, LocalDateTime value) {
        picker.setLabel(getTranslation(key));
        picker.setDateAriaLabel(getTranslation(key + ".date"));
        picker.setTimeAriaLabel(getTranslation(key + ".time"));
        picker.setStep(STEP);
        picker.setValue(value);
    }

    private static LocalDateTime local(java.time.Instant moment) {
        return moment.atZone(PortalTime.ZONE).toLocalDateTime();
    }

    /** What is free; what somebody chose for themselves stays. */
    void offer(List<TimeSlot> free) {
        nearest.setItems(
                Stream.concat(free.stream().map(Choice::new), Stream.of(OWN)).toList());
        nearest.setValue(wantsOwn || free.isEmpty() ? OWN : new Choice(free.getFirst()));
    }

    /** Nothing, and a word about it, where it is no stretch of time. */
    Optional<TimeSlot> slot() {
        var chosen = nearest.getValue().slot();
        if (chosen != null) {
            return Optional.of(chosen);
        }
        var from = start.getValue();
        var to = end.getValue();
        var possible = from != null && to != null && to.isAfter(from);
        end.setErrorMessage(getTranslation("proposal.no-time"));
        end.setInvalid(!possible);
        return possible
                ? Optional.of(new TimeSlot(
                        from.atZone(PortalTime.ZONE).toInstant(),
                        to.atZone(PortalTime.ZONE).toInstant()))
                : Optional.empty();
    }
}
