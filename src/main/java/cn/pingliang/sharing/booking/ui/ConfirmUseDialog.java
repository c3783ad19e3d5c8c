package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.MeasuredTime;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Consumer;

/** The institution confirms effective hours and the fee; both are proposed, both can be corrected. */
class ConfirmUseDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final BigDecimal LEAST_HOURS = new BigDecimal("0.1");
    private static final BigDecimal MOST_YUAN = new BigDecimal("999999999");

    private final BigDecimalField hours = new BigDecimalField();
    private final BigDecimalField amount = new BigDecimalField();
    private final Div refusal = new Div();

    ConfirmUseDialog(BookingView booking, BookingSteps steps, AccountId account, Consumer<StepAnswer> answered) {
        addClassName("ask");
        setHeaderTitle(getTranslation("booking.confirm"));
        hours.setLabel(getTranslation("booking.confirm.hours"));
        hours.setHelperText(getTranslation("booking.confirm.hours-help"));
        hours.setValue(proposedHours(booking));
        hours.setSuffixComponent(new Span(getTranslation("booking.confirm.hours-unit")));
        amount.setLabel(getTranslation("booking.confirm.amount"));
        amount.setHelperText(getTranslation("booking.confirm.amount-help"));
        amount.setSuffixComponent(new Span(getTranslation("booking.confirm.amount-unit")));
        var body = new Div(
                new Paragraph(getTranslation(
                        "booking.confirm.text",
                        booking.requesterName(),
                        Formats.here().slot(booking.slot()))),
                refusal,
                hours,
                amount);
        body.addClassNames("ask-body", "stack-s");
        add(body);
        var confirm = new Button(getTranslation("booking.confirm.confirm"), click -> {
            if (isComplete()) {
                close(
                        steps.confirm(
                                booking.id(),
                                booking.version(),
                                account,
                                hours.getValue(),
                                amount.getValue() == null ? null : Money.ofYuan(amount.getValue())),
                        answered);
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), confirm);
    }

    /** What was used or, where somebody checked in and out at once as one does when entering it later, what was booked. */
    private static BigDecimal proposedHours(BookingView booking) {
        var from = Objects.requireNonNull(booking.checkedInAt());
        var to = Objects.requireNonNull(booking.checkedOutAt());
        if (booking.serviceMode().isOfSamples()) {
            return MeasuredTime.of(booking.slot(), to).hours().max(LEAST_HOURS);
        }
        var used = to.isAfter(from) ? new TimeSlot(from, to).hours() : BigDecimal.ZERO;
        return used.compareTo(LEAST_HOURS) > 0 ? used : booking.slot().hours();
    }

    private boolean isComplete() {
        var hoursWrong = hours.getValue() == null
                || hours.getValue().compareTo(LEAST_HOURS) < 0
                || hours.getValue().stripTrailingZeros().scale() > 1;
        hours.setInvalid(hoursWrong);
        hours.setErrorMessage(getTranslation("booking.confirm.hours-wrong"));
        var yuan = amount.getValue();
        var amountWrong = yuan != null
                && (yuan.signum() < 0 || yuan.stripTrailingZeros().scale() > 2 || yuan.compareTo(MOST_YUAN) > 0);
        amount.setInvalid(amountWrong);
        amount.setErrorMessage(getTranslation("booking.confirm.amount-wrong"));
        return !hoursWrong && !amountWrong;
    }

    private void close(StepAnswer answer, Consumer<StepAnswer> answered) {
        if (answer instanceof StepAnswer.Refused refused) {
            refusal.removeAll();
            refusal.add(new Notice(Notice.Tone.ERROR, Refusals.sentence(refused.refusals())));
        } else {
            close();
            answered.accept(answer);
        }
    }
}
