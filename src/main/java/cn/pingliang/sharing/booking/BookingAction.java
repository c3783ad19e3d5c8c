package cn.pingliang.sharing.booking;

/** What somebody can do with a request; the names of the API's actions in capitals. */
public enum BookingAction {
    REQUEST,
    APPROVE,
    /** 驳回. */
    REJECT,
    /** 退回补充: asks for more. */
    RETURN,
    /** 补充说明: the applicant says what was asked for. */
    ANSWER,
    CANCEL,
    CHECK_IN,
    CHECK_OUT,
    /** 确认机时与费用. */
    CONFIRM,
    RATE,
    /** 改期, at once. */
    CHANGE,
    /** 申请改期: what was approved stays until the change is decided on. */
    ASK_CHANGE,
    ACCEPT_CHANGE,
    DECLINE_CHANGE,
    WITHDRAW_CHANGE,
    /** The portal's own: the slot went to another request that competed for it. */
    DECLINE,
    /** The portal's own: the slot went to another request that competed for it, and who asked now waits for it. */
    QUEUE,
    /** The portal's own: not decided before the slot began. */
    EXPIRE,
    /** The portal's own: the time to decide is over. */
    ESCALATE,
    /** The portal's own: nobody came. */
    MARK_NO_SHOW;

    /** @param changeAsked whether another time was asked for and waits for a decision */
    boolean isPossible(boolean changeAsked) {
        return switch (this) {
            case ACCEPT_CHANGE, DECLINE_CHANGE, WITHDRAW_CHANGE -> changeAsked;
            case ASK_CHANGE -> !changeAsked;
            default -> true;
        };
    }
}
