package cn.pingliang.sharing.notification;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are told about, and how unless they say otherwise. */
public enum NoticeKind {
    APPROVED(Audience.REQUESTER, Ways.BOTH),
    /** The first of two approvals is given. */
    FIRST_APPROVED(Audience.REQUESTER, Ways.PORTAL),
    REJECTED(Audience.REQUESTER, Ways.BOTH),
    /** The institution asks for more. */
    RETURNED(Audience.REQUESTER, Ways.BOTH),
    /** Nobody decided in time, and those who should were told so. */
    DECISION_LATE(Audience.REQUESTER, Ways.PORTAL),
    CANCELLED(Audience.REQUESTER, Ways.BOTH),
    CHANGED(Audience.REQUESTER, Ways.BOTH),
    /** The first of two approvals of a change is given. */
    CHANGE_FIRST_ACCEPTED(Audience.REQUESTER, Ways.PORTAL),
    CHANGE_ACCEPTED(Audience.REQUESTER, Ways.BOTH),
    CHANGE_DECLINED(Audience.REQUESTER, Ways.BOTH),
    /** Another time is kept, and waits for them. */
    TIME_PROPOSED(Audience.REQUESTER, Ways.BOTH),
    PROPOSAL_WITHDRAWN(Audience.REQUESTER, Ways.BOTH),
    PROPOSAL_LAPSED(Audience.REQUESTER, Ways.BOTH),
    MESSAGE(Audience.REQUESTER, Ways.BOTH),
    EXPIRED(Audience.REQUESTER, Ways.BOTH),
    /** The slot went to another request that competed for it. */
    DECLINED(Audience.REQUESTER, Ways.BOTH),
    /** What somebody waited for is kept for them, for a while. */
    WAITING_OFFER(Audience.REQUESTER, Ways.BOTH),
    /** They did not come in time, and the rest of the slot is free again. */
    NO_SHOW(Audience.REQUESTER, Ways.BOTH),
    /** It was wrong that they had not come. */
    NO_SHOW_EXCUSED(Audience.REQUESTER, Ways.BOTH),
    TRAINED(Audience.REQUESTER, Ways.BOTH),
    /** Their wish to be trained is not met. */
    TRAINING_DECLINED(Audience.REQUESTER, Ways.BOTH),
    /** Before its time. */
    TRAINING_ENDED(Audience.REQUESTER, Ways.BOTH),
    TRAINING_ENDS_SOON(Audience.REQUESTER, Ways.BOTH),
    BOOKED_FOR_YOU(Audience.REQUESTER, Ways.BOTH),
    /** The institution has the samples. */
    SAMPLES_RECEIVED(Audience.REQUESTER, Ways.BOTH),
    /** The samples were measured. */
    REPORT_ISSUED(Audience.REQUESTER, Ways.BOTH),
    USE_CONFIRMED(Audience.REQUESTER, Ways.BOTH),
    /** Done by the person themselves: a mail all the same, for their calendar's sake. */
    OWN_CHANGE(Audience.REQUESTER, Ways.OUTSIDE),
    OWN_CANCELLATION(Audience.REQUESTER, Ways.OUTSIDE),
    OWN_ACCEPTANCE(Audience.REQUESTER, Ways.OUTSIDE),
    DECISION_WANTED(Audience.DECIDER, Ways.BOTH),
    /** The first of two approvals is given, and they give the second. */
    SECOND_APPROVAL_WANTED(Audience.DECIDER, Ways.BOTH),
    /** A colleague handed a request to them. */
    HANDED_TO_YOU(Audience.DECIDER, Ways.BOTH),
    /** The applicant said what was asked for. */
    ANSWERED(Audience.DECIDER, Ways.BOTH),
    /** Little time is left to decide. */
    DECISION_DUE(Audience.DECIDER, Ways.BOTH),
    /** The time to decide is over. */
    DECISION_OVERDUE(Audience.DECIDER, Ways.BOTH),
    CHANGE_WANTED(Audience.DECIDER, Ways.BOTH),
    PROPOSAL_ACCEPTED(Audience.DECIDER, Ways.BOTH),
    PROPOSAL_DECLINED(Audience.DECIDER, Ways.BOTH),
    /** The applicant did not answer in time, and the request waits for them again. */
    PROPOSAL_UNANSWERED(Audience.DECIDER, Ways.BOTH),
    /** From the applicant. */
    REQUEST_MESSAGE(Audience.DECIDER, Ways.BOTH),
    CHANGE_WITHDRAWN(Audience.DECIDER, Ways.PORTAL),
    REQUEST_CHANGED(Audience.DECIDER, Ways.PORTAL),
    REQUEST_CANCELLED(Audience.DECIDER, Ways.PORTAL),
    REQUEST_EXPIRED(Audience.DECIDER, Ways.PORTAL),
    REQUEST_NO_SHOW(Audience.DECIDER, Ways.PORTAL),
    HOURS_TO_CONFIRM(Audience.DECIDER, Ways.PORTAL),
    /** Somebody asks to be trained on an instrument. */
    TRAINING_WANTED(Audience.DECIDER, Ways.BOTH),
    /** The calendar of another system, which keeps an instrument's time there free here. */
    CALENDAR_UNREADABLE(Audience.DECIDER, Ways.PORTAL),
    /** They decide in a colleague's place for some days. */
    SUBSTITUTE_NAMED(Audience.DECIDER, Ways.BOTH),
    /** They do not any more. */
    SUBSTITUTE_RELEASED(Audience.DECIDER, Ways.BOTH),
    /** A system of the institution was not to be told something, for good. For its administrators. */
    WEBHOOK_FAILING(Audience.DECIDER, Ways.PORTAL),
    /** And is told nothing any more. */
    WEBHOOK_OFF(Audience.DECIDER, Ways.BOTH);

    private final Audience audience;
    private final Ways ways;

    NoticeKind(Audience audience, Ways ways) {
        this.audience = audience;
        this.ways = ways;
    }

    public enum Audience {
        /** Who asked. */
        REQUESTER,
        /** The institution's administrators and the instrument's managers. */
        DECIDER
    }

    private enum Ways {
        PORTAL,
        OUTSIDE,
        BOTH
    }

    public static List<NoticeKind> of(Audience audience) {
        return Arrays.stream(values()).filter(kind -> kind.audience == audience).toList();
    }

    boolean inPortalByDefault() {
        return ways != Ways.OUTSIDE;
    }

    boolean outsideByDefault() {
        return ways != Ways.PORTAL;
    }

    /** Whether it asks somebody to do something, so that it is done with once another did it. */
    boolean asks() {
        return switch (this) {
            case DECISION_WANTED,
                    SECOND_APPROVAL_WANTED,
                    HANDED_TO_YOU,
                    ANSWERED,
                    DECISION_DUE,
                    DECISION_OVERDUE,
                    CHANGE_WANTED,
                    PROPOSAL_DECLINED,
                    PROPOSAL_UNANSWERED,
                    HOURS_TO_CONFIRM,
                    TRAINING_WANTED,
                    CALENDAR_UNREADABLE,
                    WEBHOOK_FAILING,
                    WEBHOOK_OFF -> true;
            default -> false;
        };
    }

    /** Whether a mail about it carries the two decisions. */
    boolean asksForDecision() {
        return this == DECISION_WANTED || this == SECOND_APPROVAL_WANTED || this == HANDED_TO_YOU;
    }

    /** Whether it cannot wait for the day's mail, nor for the end of quiet hours. */
    boolean isUrgent() {
        return this == WAITING_OFFER;
    }

    /** Whether its time is whole days. */
    boolean isOfDays() {
        return this == SUBSTITUTE_NAMED || this == SUBSTITUTE_RELEASED;
    }

    /** Whether it is about a training; its times are days that may be years ahead. */
    boolean isOfTraining() {
        return switch (this) {
            case TRAINED, TRAINING_DECLINED, TRAINING_ENDED, TRAINING_ENDS_SOON, TRAINING_WANTED -> true;
            default -> false;
        };
    }

    /** Whether a calendar that has the booking has to learn of it. */
    boolean isForCalendars() {
        return switch (this) {
            case APPROVED, CHANGED, CHANGE_ACCEPTED, OWN_CHANGE, OWN_ACCEPTANCE -> true;
            default -> endsBooking();
        };
    }

    boolean endsBooking() {
        return this == CANCELLED || this == OWN_CANCELLATION;
    }

    /** What it is to somebody who did it themselves; nothing where they need not hear of it. */
    @Nullable
    NoticeKind own() {
        return switch (this) {
            case CHANGED -> OWN_CHANGE;
            case CANCELLED -> OWN_CANCELLATION;
            case OWN_ACCEPTANCE -> OWN_ACCEPTANCE;
            default -> null;
        };
    }
}
