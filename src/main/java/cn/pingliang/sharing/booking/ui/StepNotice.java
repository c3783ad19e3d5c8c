package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.i18n.I18NProvider;

/** What came of a step, said above the page that shows the request as it is now. */
final class StepNotice {

    private StepNotice() {}

    static Notice of(StepAnswer answer, BookingView now) {
        return switch (answer) {
            case StepAnswer.Done done -> say(Tone.SUCCESS, done(now));
            case StepAnswer.IllegalTransition illegal -> say(Tone.WARN, "booking.changed-meanwhile");
            case StepAnswer.Stale stale -> say(Tone.WARN, "booking.changed-meanwhile");
            case StepAnswer.SlotTaken taken -> say(Tone.WARN, "booking.slot-gone");
            case StepAnswer.Refused refused -> Refusals.notice(refused.refusals());
        };
    }

    private static String done(BookingView now) {
        var last = now.history().getLast().action();
        var goesOn = now.status() == BookingStatus.PENDING
                && (last == BookingAction.APPROVE || last == BookingAction.ACCEPT_PROPOSAL);
        if (goesOn) {
            return "booking.done-first-approval";
        }
        return last == BookingAction.ACCEPT_CHANGE && now.changeAsked() != null
                ? "booking.done-first-change"
                : ServiceWords.done(last, now.serviceMode());
    }

    /** What others did meanwhile. */
    static Notice ofOthers(BookingView now) {
        if (now.history().getLast().action() == BookingAction.MESSAGE) {
            return say(Tone.INFO, "live.message");
        }
        return new Notice(
                Tone.INFO, I18NProvider.translate("live.booking", I18NProvider.translate(StatusBadge.key(now))));
    }

    private static Notice say(Tone tone, String key) {
        return new Notice(tone, I18NProvider.translate(key));
    }
}
