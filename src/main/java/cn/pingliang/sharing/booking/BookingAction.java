package cn.pingliang.sharing.booking;

/** What somebody can do with a request; the names of the API's actions in capitals. */
public enum BookingAction {
    REQUEST,
    APPROVE,
    /** 驳回. */
    REJECT,
    /** 退回补充: asks for more. */
    RETURN,
    CANCEL,
    CHECK_IN,
    CHECK_OUT,
    /** 确认机时与费用. */
    CONFIRM,
    RATE;

    /** These are told to somebody who wants to know why. */
    public boolean needsReason() {
        return this == REJECT || this == RETURN || this == CANCEL;
    }
}
