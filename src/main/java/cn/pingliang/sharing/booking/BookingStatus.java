package cn.pingliang.sharing.booking;

import static cn.pingliang.sharing.booking.BookingAction.ACCEPT_CHANGE;
import static cn.pingliang.sharing.booking.BookingAction.ACCEPT_PROPOSAL;
import static cn.pingliang.sharing.booking.BookingAction.ANSWER;
import static cn.pingliang.sharing.booking.BookingAction.APPROVE;
import static cn.pingliang.sharing.booking.BookingAction.ASK_CHANGE;
import static cn.pingliang.sharing.booking.BookingAction.CANCEL;
import static cn.pingliang.sharing.booking.BookingAction.CHANGE;
import static cn.pingliang.sharing.booking.BookingAction.CHECK_IN;
import static cn.pingliang.sharing.booking.BookingAction.CHECK_OUT;
import static cn.pingliang.sharing.booking.BookingAction.CONFIRM;
import static cn.pingliang.sharing.booking.BookingAction.DECLINE;
import static cn.pingliang.sharing.booking.BookingAction.DECLINE_CHANGE;
import static cn.pingliang.sharing.booking.BookingAction.DECLINE_PROPOSAL;
import static cn.pingliang.sharing.booking.BookingAction.ESCALATE;
import static cn.pingliang.sharing.booking.BookingAction.EXCUSE;
import static cn.pingliang.sharing.booking.BookingAction.EXPIRE;
import static cn.pingliang.sharing.booking.BookingAction.LAPSE;
import static cn.pingliang.sharing.booking.BookingAction.MARK_NO_SHOW;
import static cn.pingliang.sharing.booking.BookingAction.MESSAGE;
import static cn.pingliang.sharing.booking.BookingAction.PROPOSE;
import static cn.pingliang.sharing.booking.BookingAction.QUEUE;
import static cn.pingliang.sharing.booking.BookingAction.RATE;
import static cn.pingliang.sharing.booking.BookingAction.REASSIGN;
import static cn.pingliang.sharing.booking.BookingAction.REJECT;
import static cn.pingliang.sharing.booking.BookingAction.RETURN;
import static cn.pingliang.sharing.booking.BookingAction.WITHDRAW_CHANGE;
import static cn.pingliang.sharing.booking.BookingAction.WITHDRAW_PROPOSAL;
import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request stands, and what may follow: a table for each of the two services (src/docs/decisions/0035-sample-jobs.md).
 */
public enum BookingStatus {
    /** 待审核, of samples 申请中; it holds its slot, except where requests compete. */
    PENDING,
    /** 待补充: it is the applicant's turn, to say more or to answer a proposal. It holds its slot still. */
    RETURNED,
    /** 已批准, of samples 待收样. */
    APPROVED,
    /** 使用中. */
    IN_USE,
    /** 待确认: hours and fee are to be confirmed by the institution. */
    AWAITING_CONFIRMATION,
    /** 检测中: the institution has the samples. */
    TESTING,
    /** 已出报告: hours and fee are to be confirmed by the institution. */
    REPORTED,
    /** 已完成. */
    COMPLETED,
    /** 已评价. */
    RATED,
    /** 已驳回. */
    REJECTED,
    /** 已取消. */
    CANCELLED,
    /** 已过期: not decided in time. */
    EXPIRED,
    /** 爽约. */
    NO_SHOW;

    private static final Map<BookingAction, BookingStatus> FROM_PENDING = Map.ofEntries(
            entry(APPROVE, APPROVED),
            entry(REJECT, REJECTED),
            entry(RETURN, RETURNED),
            entry(CANCEL, CANCELLED),
            entry(CHANGE, PENDING),
            entry(REASSIGN, PENDING),
            entry(PROPOSE, RETURNED),
            entry(DECLINE, REJECTED),
            entry(QUEUE, REJECTED),
            entry(EXPIRE, EXPIRED),
            entry(ESCALATE, PENDING));

    private static final Map<BookingAction, BookingStatus> FROM_RETURNED = Map.ofEntries(
            entry(ANSWER, PENDING),
            entry(REJECT, REJECTED),
            entry(CANCEL, CANCELLED),
            entry(CHANGE, RETURNED),
            entry(PROPOSE, RETURNED),
            entry(ACCEPT_PROPOSAL, APPROVED),
            entry(DECLINE_PROPOSAL, PENDING),
            entry(WITHDRAW_PROPOSAL, PENDING),
            entry(LAPSE, PENDING),
            entry(DECLINE, REJECTED),
            entry(QUEUE, REJECTED),
            entry(EXPIRE, EXPIRED));

    /** 机时预约: 待审核 → 已批准 → 使用中 → 待确认 → 已完成 → 已评价. */
    private static final Map<BookingStatus, Map<BookingAction, BookingStatus>> MACHINE_TIME = Map.of(
            PENDING, FROM_PENDING,
            RETURNED, FROM_RETURNED,
            APPROVED,
                    Map.ofEntries(
                            entry(CHECK_IN, IN_USE),
                            entry(CANCEL, CANCELLED),
                            entry(CHANGE, APPROVED),
                            entry(ASK_CHANGE, APPROVED),
                            entry(ACCEPT_CHANGE, APPROVED),
                            entry(DECLINE_CHANGE, APPROVED),
                            entry(WITHDRAW_CHANGE, APPROVED),
                            entry(MARK_NO_SHOW, NO_SHOW)),
            IN_USE, Map.of(CHECK_OUT, AWAITING_CONFIRMATION),
            NO_SHOW, Map.of(EXCUSE, AWAITING_CONFIRMATION),
            AWAITING_CONFIRMATION, Map.of(CONFIRM, COMPLETED),
            COMPLETED, Map.of(RATE, RATED));

    /** 送样委托: 申请中 → 待收样 → 检测中 → 已出报告 → 已完成 → 已评价. */
    private static final Map<BookingStatus, Map<BookingAction, BookingStatus>> SAMPLES = Map.of(
            PENDING, FROM_PENDING,
            RETURNED, FROM_RETURNED,
            APPROVED, Map.ofEntries(entry(CHECK_IN, TESTING), entry(CANCEL, CANCELLED), entry(CHANGE, APPROVED)),
            TESTING, Map.ofEntries(entry(CHECK_OUT, REPORTED), entry(CANCEL, CANCELLED), entry(CHANGE, TESTING)),
            REPORTED, Map.of(CONFIRM, COMPLETED),
            COMPLETED, Map.of(RATE, RATED));

    /** Where the action leads from here; nothing where it is not possible. People may talk as long as anything can follow. */
    public Optional<BookingStatus> after(BookingAction action, ServiceMode mode) {
        var next = (mode.isOfSamples() ? SAMPLES : MACHINE_TIME).getOrDefault(this, Map.of());
        return action == MESSAGE && !next.isEmpty() ? Optional.of(this) : Optional.ofNullable(next.get(action));
    }

    /**
     * The same where approving may be the first of two approvals: then the request goes on waiting, for whoever gives the second
     * (src/docs/decisions/0027-two-approvals.md).
     */
    Optional<BookingStatus> after(BookingAction action, ServiceMode mode, boolean anotherApproval) {
        return after(action, mode).map(next -> anotherApproval && next == APPROVED && isUndecided() ? PENDING : next);
    }

    /** Whether the institution, or the applicant before it, has still to say whether it takes place at all. */
    public boolean isUndecided() {
        return this == PENDING || this == RETURNED;
    }

    /** What can be done from here, by whoever may. */
    public Set<BookingAction> actions(ServiceMode mode) {
        var actions = EnumSet.noneOf(BookingAction.class);
        for (var action : BookingAction.values()) {
            if (after(action, mode).isPresent()) {
                actions.add(action);
            }
        }
        return actions;
    }
}
