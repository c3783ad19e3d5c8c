package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.ApprovalRule;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Story;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every step a request took, and all that was said about it: what, by whom, when, and why. */
class BookingTimeline extends Composite<Div> {

    BookingTimeline(BookingView booking) {
        getContent()
                .add(new Story(booking.history().stream()
                        .map(step -> entry(booking, step))
                        .toList()));
    }

    private Story.Entry entry(BookingView booking, BookingView.Step step) {
        return new Story.Entry(
                what(step, booking.serviceMode()),
                by(step),
                step.at(),
                fact(step),
                step.reason(),
                step.action() == BookingAction.MESSAGE,
                step.files().stream()
                        .map(file -> new Story.File(
                                file.name(),
                                file.size(),
                                "api/v1/bookings/%s/files/%s".formatted(booking.id(), file.id())))
                        .toList());
    }

    /** An approval after which the request goes on waiting was the first of two. */
    private String what(BookingView.Step step, ServiceMode service) {
        if (step.status() == BookingStatus.PENDING && step.action() == BookingAction.APPROVE) {
            return getTranslation("booking.step-first-approval");
        }
        if (step.action() == BookingAction.ACCEPT_CHANGE && step.slot() == null) {
            return getTranslation("booking.step-first-change");
        }
        if (step.action() == BookingAction.APPROVE && step.by() == null) {
            return getTranslation("booking.step-automatic");
        }
        return step.status() == BookingStatus.PENDING && step.action() == BookingAction.ACCEPT_PROPOSAL
                ? getTranslation("booking.step-accepted-before-second")
                : getTranslation(ServiceWords.step(step.action(), service));
    }

    private String by(BookingView.Step step) {
        if (step.by() == null) {
            return getTranslation("booking.by-the-portal");
        }
        return step.forColleague() == null
                ? step.by()
                : getTranslation("booking.stands-in-for", step.by(), step.forColleague());
    }

    private @Nullable String fact(BookingView.Step step) {
        if (step.slot() != null) {
            return Formats.here().slot(step.slot());
        }
        if (step.approvedUpTo() != null) {
            return getTranslation(
                    "booking.by-rule",
                    TermsWords.say(TermsSentences.approving(
                            new ApprovalRule(Duration.ofMinutes(step.approvedUpTo()), step.approvedAsTrained()))));
        }
        if (step.noShowAfter() != null) {
            return getTranslation(
                    "booking.by-rule", TermsWords.say(TermsSentences.set(Term.NO_SHOW, step.noShowAfter())));
        }
        return step.to() == null ? null : getTranslation("booking.reassigned-to", step.to());
    }
}
