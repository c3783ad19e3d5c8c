package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.outbound.OutboundFailure;

/** Why an external calendar could not be read. */
public enum SyncFailure {
    UNKNOWN_HOST,
    /** The name leads to a machine that is not of the public internet. */
    NOT_PUBLIC,
    UNREACHABLE,
    /** Its certificate proves nothing. */
    UNTRUSTED,
    TOO_SLOW,
    /** It wants a sign-in; with the status. */
    FORBIDDEN,
    GONE,
    /** With the status. */
    UNEXPECTED_STATUS,
    /** It leads on too often, or to where the portal does not go. */
    REDIRECTED,
    TOO_LARGE,
    TOO_MANY,
    /** With the line from which on it cannot be read. */
    NO_CALENDAR,
    /** It is the portal that failed, and its log says why. */
    NOT_TAKEN_OVER;

    static SyncFailure of(OutboundFailure failure) {
        return switch (failure) {
            case UNKNOWN_HOST -> UNKNOWN_HOST;
            case NOT_PUBLIC -> NOT_PUBLIC;
            case UNREACHABLE -> UNREACHABLE;
            case UNTRUSTED -> UNTRUSTED;
            case TOO_SLOW -> TOO_SLOW;
        };
    }
}
