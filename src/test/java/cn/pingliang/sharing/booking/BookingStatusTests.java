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
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BookingStatusTests {

    private static final Map<BookingAction, BookingStatus> FROM_PENDING = Map.ofEntries(
            entry(APPROVE, BookingStatus.APPROVED),
            entry(REJECT, BookingStatus.REJECTED),
            entry(RETURN, BookingStatus.RETURNED),
            entry(PROPOSE, BookingStatus.RETURNED),
            entry(REASSIGN, BookingStatus.PENDING),
            entry(EXPIRE, BookingStatus.EXPIRED),
            entry(CHANGE, BookingStatus.PENDING),
            entry(DECLINE, BookingStatus.REJECTED),
            entry(QUEUE, BookingStatus.REJECTED),
            entry(ESCALATE, BookingStatus.PENDING),
            entry(CANCEL, BookingStatus.CANCELLED));

    private static final Map<BookingAction, BookingStatus> FROM_RETURNED = Map.ofEntries(
            entry(ANSWER, BookingStatus.PENDING),
            entry(PROPOSE, BookingStatus.RETURNED),
            entry(ACCEPT_PROPOSAL, BookingStatus.APPROVED),
            entry(DECLINE_PROPOSAL, BookingStatus.PENDING),
            entry(WITHDRAW_PROPOSAL, BookingStatus.PENDING),
            entry(LAPSE, BookingStatus.PENDING),
            entry(CHANGE, BookingStatus.RETURNED),
            entry(DECLINE, BookingStatus.REJECTED),
            entry(QUEUE, BookingStatus.REJECTED),
            entry(REJECT, BookingStatus.REJECTED),
            entry(CANCEL, BookingStatus.CANCELLED),
            entry(EXPIRE, BookingStatus.EXPIRED));

    /** 机时预约 as in the domain: 待审核 → 已批准 → 使用中 → 待确认 → 已完成 → 已评价. */
    private static final Map<BookingStatus, Map<BookingAction, BookingStatus>> OF_MACHINE_TIME = Map.of(
            BookingStatus.PENDING,
            FROM_PENDING,
            BookingStatus.RETURNED,
            FROM_RETURNED,
            BookingStatus.APPROVED,
            Map.of(
                    CHANGE, BookingStatus.APPROVED,
                    ASK_CHANGE, BookingStatus.APPROVED,
                    ACCEPT_CHANGE, BookingStatus.APPROVED,
                    DECLINE_CHANGE, BookingStatus.APPROVED,
                    WITHDRAW_CHANGE, BookingStatus.APPROVED,
                    CHECK_IN, BookingStatus.IN_USE,
                    CANCEL, BookingStatus.CANCELLED,
                    MARK_NO_SHOW, BookingStatus.NO_SHOW),
            BookingStatus.IN_USE,
            Map.of(CHECK_OUT, BookingStatus.AWAITING_CONFIRMATION),
            BookingStatus.NO_SHOW,
            Map.of(EXCUSE, BookingStatus.AWAITING_CONFIRMATION),
            BookingStatus.AWAITING_CONFIRMATION,
            Map.of(CONFIRM, BookingStatus.COMPLETED),
            BookingStatus.COMPLETED,
            Map.of(RATE, BookingStatus.RATED));

    /** 送样委托 as in the domain: 申请中 → 已批准 (待收样) → 检测中 → 已出报告 → 已完成 → 已评价. */
    private static final Map<BookingStatus, Map<BookingAction, BookingStatus>> OF_SAMPLES = Map.of(
            BookingStatus.PENDING,
            FROM_PENDING,
            BookingStatus.RETURNED,
            FROM_RETURNED,
            BookingStatus.APPROVED,
            Map.of(
                    CHANGE, BookingStatus.APPROVED,
                    CHECK_IN, BookingStatus.TESTING,
                    CANCEL, BookingStatus.CANCELLED),
            BookingStatus.TESTING,
            Map.of(
                    CHANGE, BookingStatus.TESTING,
                    CHECK_OUT, BookingStatus.REPORTED,
                    CANCEL, BookingStatus.CANCELLED),
            BookingStatus.REPORTED,
            Map.of(CONFIRM, BookingStatus.COMPLETED),
            BookingStatus.COMPLETED,
            Map.of(RATE, BookingStatus.RATED));

    @ParameterizedTest
    @EnumSource
    void the_first_of_two_approvals_and_a_proposal_that_is_one_leave_the_request_waiting(ServiceMode service) {
        assertThat(BookingStatus.PENDING.after(APPROVE, service, true)).contains(BookingStatus.PENDING);
        assertThat(BookingStatus.RETURNED.after(ACCEPT_PROPOSAL, service, true)).contains(BookingStatus.PENDING);
        assertThat(BookingStatus.PENDING.after(REJECT, service, true)).contains(BookingStatus.REJECTED);
        assertThat(BookingStatus.APPROVED.after(APPROVE, service, true)).isEmpty();
        assertThat(BookingStatus.APPROVED.after(CHANGE, service, true)).contains(BookingStatus.APPROVED);
    }

    static Stream<Arguments> every_state_and_action() {
        return Arrays.stream(BookingStatus.values())
                .flatMap(from -> Arrays.stream(BookingAction.values())
                        .flatMap(action -> Stream.of(
                                Arguments.of(from, action, ServiceMode.SELF_OPERATED, OF_MACHINE_TIME),
                                Arguments.of(from, action, ServiceMode.ENTRUSTED, OF_SAMPLES))));
    }

    @ParameterizedTest(name = "{2}: {1} on {0}")
    @MethodSource("every_state_and_action")
    void an_action_leads_where_the_table_says_and_nowhere_else(
            BookingStatus from,
            BookingAction action,
            ServiceMode service,
            Map<BookingStatus, Map<BookingAction, BookingStatus>> allowed) {
        // People may talk as long as anything can follow.
        var expected = action == MESSAGE && allowed.containsKey(from)
                ? Optional.of(from)
                : Optional.ofNullable(allowed.getOrDefault(from, Map.of()).get(action));
        assertThat(from.after(action, service)).isEqualTo(expected);
        assertThat(from.actions(service).contains(action)).isEqualTo(expected.isPresent());
    }
}
