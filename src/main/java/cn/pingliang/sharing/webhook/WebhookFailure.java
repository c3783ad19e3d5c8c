package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.outbound.OutboundFailure;

/** Why something was not taken by the system it was sent to. */
public enum WebhookFailure {
    UNKNOWN_HOST,
    /** The name leads to a machine that is not of the public internet. */
    NOT_PUBLIC,
    UNREACHABLE,
    /** Its certificate proves nothing. */
    UNTRUSTED,
    TOO_SLOW,
    /** It leads elsewhere, which is not followed. */
    REDIRECTED,
    /** It says that it does not want to hear of anything any more (410). */
    GONE,
    /** It does not take what it was sent (4xx). */
    REFUSED,
    /** It failed itself (5xx), or said what it may not. */
    BROKEN,
    /** The portal has another key than the secret was made with. */
    SECRET_LOST,
    /** It is the portal that failed, and its log says why. */
    PORTAL_FAILED;

    static WebhookFailure of(OutboundFailure failure) {
        return switch (failure) {
            case UNKNOWN_HOST -> UNKNOWN_HOST;
            case NOT_PUBLIC -> NOT_PUBLIC;
            case UNREACHABLE -> UNREACHABLE;
            case UNTRUSTED -> UNTRUSTED;
            case TOO_SLOW -> TOO_SLOW;
        };
    }

    static WebhookFailure of(int status) {
        return switch (status / 100) {
            case 3 -> REDIRECTED;
            case 4 -> status == 410 ? GONE : REFUSED;
            default -> BROKEN;
        };
    }
}
