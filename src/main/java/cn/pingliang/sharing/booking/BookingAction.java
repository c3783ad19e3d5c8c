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
    /** 签到; of samples 收样: the institution has them. */
    CHECK_IN,
    /** 签退; of samples 出具报告. */
    CHECK_OUT,
    /** 确认机时与费用. */
    CONFIRM,
    RATE,
    /** 改期, at once; of samples that are to be measured, 调整检测时间 by the institution. */
    CHANGE,
    /** 申请改期: what was approved stays until the change is decided on. */
    ASK_CHANGE,
    ACCEPT_CHANGE,
    DECLINE_CHANGE,
    WITHDRAW_CHANGE,
    /** 提议其他时间: whoever decides agrees to another time, which is kept until the applicant says what they think of it. */
    PROPOSE,
    /** The applicant takes the time that was proposed, and with it the booking is approved. */
    ACCEPT_PROPOSAL,
    DECLINE_PROPOSAL,
    WITHDRAW_PROPOSAL,
    /** 转交: another of those who may decide is to do it; all of them still may. */
    REASSIGN,
    /** 撤销爽约: the use did take place, though nobody checked in; hours and fee are confirmed next. */
    EXCUSE,
    /** 留言: a word to the other side, which decides nothing. */
    MESSAGE,
    /** The portal's own: the slot went to another request that competed for it. */
    DECLINE,
    /** The portal's own: the slot went to another request that competed for it, and who asked now waits for it. */
    QUEUE,
    /** The portal's own: not decided before the slot began. */
    EXPIRE,
    /** The portal's own: the time to decide is over. */
    ESCALATE,
    /** The portal's own: nobody answered the proposal in time. */
    LAPSE,
    /** The portal's own: nobody came. */
    MARK_NO_SHOW;

    /**
     * @param changeAsked whether another time was asked for and waits for a decision; who asked in time and was not answered
     *     need not come
     * @param proposed whether another time was proposed and waits for the applicant; they answer that before anything else
     *     about the time is said, and lose to no rival meanwhile
     */
    boolean isPossible(boolean changeAsked, boolean proposed) {
        return switch (this) {
            case ACCEPT_CHANGE, DECLINE_CHANGE, WITHDRAW_CHANGE -> changeAsked;
            case ASK_CHANGE, MARK_NO_SHOW -> !changeAsked;
            case ACCEPT_PROPOSAL, DECLINE_PROPOSAL, WITHDRAW_PROPOSAL, LAPSE -> proposed;
            case PROPOSE, ANSWER, CHANGE, DECLINE, QUEUE -> !proposed;
            default -> true;
        };
    }
}
