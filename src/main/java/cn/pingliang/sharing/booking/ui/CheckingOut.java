package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.AttachmentsField;
import java.util.List;
import java.util.function.Consumer;

/** The end of a use; of samples the institution's report on what they showed, in words or as files. */
record CheckingOut(BookingView booking, BookingSteps steps, AccountId account, Consumer<StepAnswer> answered) {

    void take() {
        if (booking.serviceMode().isOfSamples()) {
            askForReport();
        } else {
            answered.accept(steps.checkOut(booking.id(), booking.version(), account));
        }
    }

    private void askForReport() {
        var files = new AttachmentsField();
        StepAsk.of(booking, "samples.report", (asked, text) -> issue(text, files), answered)
                .optional()
                .after(files)
                .open();
    }

    private StepAnswer issue(String text, AttachmentsField files) {
        if (text.isEmpty() && files.attachments().isEmpty()) {
            return new StepAnswer.Refused(List.of(Refusal.of("report-empty")));
        }
        return steps.checkOut(
                booking.id(), booking.version(), account, text.isEmpty() ? null : text, files.attachments());
    }
}
