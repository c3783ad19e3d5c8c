package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.i18n.I18NProvider;

/** What the queue says of a step that was taken, or not. */
final class ApprovalsAnswer {

    private ApprovalsAnswer() {}

    static Notice to(BookingView booking, StepAnswer taken) {
        return switch (taken) {
            case StepAnswer.Done done -> new Notice(Tone.SUCCESS, done(booking, done));
            case StepAnswer.IllegalTransition illegal -> warning("booking.changed-meanwhile");
            case StepAnswer.Stale stale -> warning("booking.changed-meanwhile");
            case StepAnswer.SlotTaken gone -> warning("booking.slot-gone");
            case StepAnswer.Refused refused -> Refusals.notice(refused.refusals());
        };
    }

    private static String done(BookingView booking, StepAnswer.Done done) {
        return I18NProvider.translate(
                "approvals.done",
                Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()),
                booking.requesterName(),
                I18NProvider.translate(done.statusKey()));
    }

    private static Notice warning(String key) {
        return new Notice(Tone.WARN, I18NProvider.translate(key));
    }
}
