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
    RATE,
    /** The portal's own: not decided before the slot began. */
    EXPIRE,
    /** The portal's own: nobody came. */
    MARK_NO_SHOW
}
