package cn.pingliang.sharing.shared.outbound;

/** Why another machine gave no answer at all. */
public enum OutboundFailure {
    UNKNOWN_HOST,
    /** The name leads to a machine that is not of the public internet. */
    NOT_PUBLIC,
    UNREACHABLE,
    /** Its certificate proves nothing. */
    UNTRUSTED,
    TOO_SLOW
}
