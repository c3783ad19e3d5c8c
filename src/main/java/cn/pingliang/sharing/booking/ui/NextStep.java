package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose turn it is and until when, what that is about in a sentence, and the buttons for whoever's turn it is. */
class NextStep extends Composite<Section> {

    /** @param proposal the time that was proposed; null where none waits */
    NextStep(BookingView booking, @Nullable ProposalPanel proposal, BookingActions actions, Instant now) {
        var formats = Formats.here();
        var sentence = new Paragraph(getTranslation(
                key(booking),
                InstitutionText.of(booking),
                formats.slot(booking.slot()),
                booking.requesterName(),
                Objects.requireNonNullElse(booking.routing().firstApprovedBy(), ""),
                sendTo(booking)));
        sentence.addClassName("next-step__sentence");
        getContent().addClassNames("card", "stack-s", "next-step");
        getContent().add(new UpNext(booking), sentence);
        if (booking.status() == BookingStatus.PENDING && booking.routing().handedTo() != null) {
            getContent().add(new Paragraph(getTranslation("booking.reassigned.others-still-may")));
        }
        if (booking.routing().actingFor() != null && booking.actions().contains(BookingAction.APPROVE)) {
            getContent()
                    .add(new Paragraph(getTranslation(
                            "booking.you-stand-in", booking.routing().actingFor())));
        }
        if (booking.status() == BookingStatus.RETURNED) {
            getContent().add(proposal == null ? asked(booking) : proposal);
        }
        if (booking.changeAsked() != null) {
            getContent()
                    .add(new Paragraph(getTranslation(
                            "booking.change-waits", formats.slot(booking.changeAsked()), InstitutionText.of(booking))));
            if (booking.routing().firstApprovedBy() != null) {
                getContent()
                        .add(new Paragraph(getTranslation(
                                "booking.change-at-second", booking.routing().firstApprovedBy())));
            }
        }
        if (isMeasuringLate(booking, now)) {
            getContent()
                    .add(new Paragraph(getTranslation(
                            booking.actions().contains(BookingAction.CHANGE)
                                    ? "samples.late.plan-anew"
                                    : "samples.late.will-be-planned",
                            InstitutionText.of(booking))));
        }
        getContent().add(actions);
    }

    /** Whether the time planned to measure samples is over, and they were not. */
    private static boolean isMeasuringLate(BookingView booking, Instant now) {
        return booking.serviceMode().isOfSamples()
                && (booking.status() == BookingStatus.APPROVED || booking.status() == BookingStatus.TESTING)
                && !now.isBefore(booking.slot().end());
    }

    private static String key(BookingView booking) {
        if (booking.proposal() != null) {
            return booking.competes() ? "booking.next-proposed-competing" : "booking.next-proposed";
        }
        if (booking.status() == BookingStatus.PENDING && booking.routing().isAtSecond()) {
            return "booking.next-second";
        }
        if (booking.competes() && booking.status() == BookingStatus.PENDING) {
            return booking.overrideReason() == null ? "booking.next-competing" : "booking.next-exception";
        }
        return ServiceWords.next(booking.status(), booking.serviceMode());
    }

    /** Where samples go, or how to learn of it. */
    private String sendTo(BookingView booking) {
        var job = booking.sampleJob();
        return job == null || job.sendTo().isEmpty() ? getTranslation("samples.ask-where") : job.sendTo();
    }

    /** What the institution asked for, in its own words. */
    private Paragraph asked(BookingView booking) {
        var words = new Paragraph(booking.history().reversed().stream()
                .filter(step -> step.action() == BookingAction.RETURN)
                .findFirst()
                .map(BookingView.Step::reason)
                .orElseThrow());
        words.addClassName("next-step__asked");
        return words;
    }
}
