package cn.pingliang.sharing.booking;

/** What somebody can do with terms of booking. */
public enum TermsAction {
    DECLARE,
    /** Taken back before it held, or given up for the version that was declared with it. */
    WITHDRAW
}
