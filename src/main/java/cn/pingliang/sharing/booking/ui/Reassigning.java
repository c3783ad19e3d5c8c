package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.Colleague;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.function.Consumer;

/** Asks to whom a request is to be handed, and why. */
record Reassigning(BookingView booking, BookingVerbs verbs, Consumer<StepAnswer> answered) {

    void ask() {
        var colleagues = new Select<Colleague>();
        colleagues.setLabel(I18NProvider.translate("booking.reassign.to"));
        colleagues.setItems(verbs.reassigning().colleagues(booking.id(), verbs.account()));
        colleagues.setItemLabelGenerator(Colleague::name);
        colleagues.setRequiredIndicatorVisible(true);
        colleagues.setErrorMessage(I18NProvider.translate("booking.reassign.to.missing"));
        colleagues.setManualValidation(true);
        Ask.forReason(
                        "booking.reassign",
                        (ask, reason) -> reassign(ask, colleagues, reason),
                        Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()))
                .with(colleagues)
                .open();
    }

    private void reassign(Ask ask, Select<Colleague> colleagues, String reason) {
        var to = colleagues.getValue();
        colleagues.setInvalid(to == null);
        if (to == null) {
            colleagues.focus();
            return;
        }
        var answer = verbs.reassigning().reassign(booking.id(), booking.version(), verbs.account(), to.id(), reason);
        if (answer instanceof StepAnswer.Refused refused) {
            ask.refuse(Refusals.sentence(refused.refusals()));
        } else {
            ask.done();
            answered.accept(answer);
        }
    }
}
