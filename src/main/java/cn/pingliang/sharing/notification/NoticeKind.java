package cn.pingliang.sharing.notification;

import java.util.Arrays;
import java.util.List;

/** What people are told about. The first ones go to who asked, those from {@link #DECISION_WANTED} on to who decides. */
public enum NoticeKind {
    APPROVED(Audience.REQUESTER),
    REJECTED(Audience.REQUESTER),
    /** The institution asks for more. */
    RETURNED(Audience.REQUESTER),
    CANCELLED(Audience.REQUESTER),
    CHANGED(Audience.REQUESTER),
    CHANGE_ACCEPTED(Audience.REQUESTER),
    CHANGE_DECLINED(Audience.REQUESTER),
    EXPIRED(Audience.REQUESTER),
    /** The slot went to another request that competed for it. */
    DECLINED(Audience.REQUESTER),
    /** What somebody waited for is kept for them, for a while. */
    WAITING_OFFER(Audience.REQUESTER),
    BOOKED_FOR_YOU(Audience.REQUESTER),
    USE_CONFIRMED(Audience.REQUESTER),
    DECISION_WANTED(Audience.DECIDER),
    CHANGE_WANTED(Audience.DECIDER),
    CHANGE_WITHDRAWN(Audience.DECIDER),
    REQUEST_CHANGED(Audience.DECIDER),
    REQUEST_CANCELLED(Audience.DECIDER),
    REQUEST_EXPIRED(Audience.DECIDER),
    HOURS_TO_CONFIRM(Audience.DECIDER);

    private final Audience audience;

    NoticeKind(Audience audience) {
        this.audience = audience;
    }

    public enum Audience {
        /** Who asked. */
        REQUESTER,
        /** The institution's administrators and the instrument's managers. */
        DECIDER
    }

    public Audience audience() {
        return audience;
    }

    public static List<NoticeKind> of(Audience audience) {
        return Arrays.stream(values()).filter(kind -> kind.audience == audience).toList();
    }

    /** Whether it asks somebody to do something, so that it is done with once another did it. */
    boolean asks() {
        return this == DECISION_WANTED || this == CHANGE_WANTED || this == HOURS_TO_CONFIRM;
    }
}
