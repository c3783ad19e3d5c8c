package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosureDesk.Preview;
import cn.pingliang.sharing.schedule.ClosureDesk.ReopenAnswer;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ClosureDeskTests {

    private static final Slot IN_A_WEEK = Slot.inDays(7, "09:00", "11:00");
    private static final TimeSlot FIRST = IN_A_WEEK.asTimeSlot();
    private static final TimeSlot SECOND = FIRST.widened(Duration.ofDays(-7), Duration.ofDays(7));

    @Autowired
    private ClosureDesk desk;

    @Autowired
    private ClosureBook book;

    @Autowired
    private ClosureNotices notices;

    @Autowired
    private Availability availability;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private AccountId admin = new AccountId(new UUID(0, 0));

    @BeforeEach
    void the_institutions_administrator() {
        admin = account(Demo.MEDICAL_COLLEGE);
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private ResourceId instrument(int units) {
        return new ResourceId(instruments.make().units(units).create());
    }

    private static ClosurePlan weekly(Set<ResourceId> instruments) {
        return new ClosurePlan(
                instruments, OccupancyKind.MAINTENANCE, FIRST.start(), FIRST.end(), "FREQ=WEEKLY;COUNT=3", "每周校准");
    }

    private List<UUID> closed(ClosurePlan plan) {
        return ((ClosureAnswer.Closed) desk.declare(plan, Set.of(), admin)).closures();
    }

    private long rows(String table, ResourceId instrument) {
        return database.count("select count(*) from " + table + " where instrument_id = ?", instrument.value());
    }

    private SlotState state(ResourceId instrument, TimeSlot slot) {
        return availability.of(instrument, slot).slots().getFirst().state();
    }

    @Test
    void every_unit_of_every_instrument_is_closed_at_every_time_and_the_calendar_says_so() {
        var one = instrument(1);
        var two = instrument(2);
        assertThat(closed(weekly(Set.of(one, two)))).hasSize(6);
        assertThat(rows("occupancy", one)).isEqualTo(3);
        assertThat(rows("occupancy", two)).isEqualTo(6);
        assertThat(state(one, FIRST)).isEqualTo(SlotState.MAINTENANCE);
        assertThat(state(two, SECOND)).isEqualTo(SlotState.MAINTENANCE);
        assertThat(desk.close(one, Slot.inDays(8, "09:00", "10:00").asTimeSlot(), OccupancyKind.CLOSURE, "停电", admin))
                .isInstanceOf(ClosureAnswer.Closed.class);
        assertThat(state(one, Slot.inDays(8, "09:00", "10:00").asTimeSlot())).isEqualTo(SlotState.CLOSED);
    }

    @Test
    void where_somebody_has_a_part_of_it_nothing_is_closed_and_those_who_manage_it_learn_who() {
        var one = instrument(1);
        var two = instrument(2);
        var booking = Bookings.request(Demo.ENTREPRENEUR, two.value(), Slot.inDays(14, "10:30", "12:00"));
        var answer = desk.declare(weekly(Set.of(one, two)), Set.of(), admin);
        assertThat(answer).isInstanceOfSatisfying(ClosureAnswer.SlotTaken.class, taken -> {
            assertThat(taken.conflicts()).hasSize(1);
            var conflict = taken.conflicts().getFirst();
            assertThat(conflict.instrument()).isEqualTo(two);
            assertThat(conflict.slot()).isEqualTo(SECOND);
            assertThat(conflict.takenBy()).hasSize(1).allSatisfy(taker -> {
                assertThat(booking).endsWith(taker.owner().toString());
                assertThat(taker.words()).isEqualTo("平凉绿源农业科技有限公司");
            });
        });
        assertThat(rows("closure", one) + rows("closure", two)).isZero();
        assertThat(rows("occupancy", one)).isZero();
        assertThat(rows("occupancy", two)).isEqualTo(1);
        assertThat(database.count(
                        "select count(*) from closure_series where declared_by = ? and rule = 'X'", admin.value()))
                .isZero();
    }

    @Test
    void the_others_are_closed_in_a_second_step() {
        var instrument = instrument(1);
        Bookings.request(Demo.ENTREPRENEUR, instrument.value(), Slot.inDays(14, "10:30", "12:00"));
        var preview = ((Preview.Times) desk.preview(weekly(Set.of(instrument)), admin)).closures();
        assertThat(preview).extracting(PlannedClosure::isTaken).containsExactly(false, true, false);
        assertThat(rows("closure", instrument)).isZero();
        var skipped = preview.stream()
                .filter(PlannedClosure::isTaken)
                .map(PlannedClosure::occurrence)
                .collect(Collectors.toSet());
        assertThat(desk.declare(weekly(Set.of(instrument)), skipped, admin))
                .isInstanceOfSatisfying(
                        ClosureAnswer.Closed.class,
                        answer -> assertThat(answer.closures()).hasSize(2));
        assertThat(state(instrument, FIRST)).isEqualTo(SlotState.MAINTENANCE);
        assertThat(rows("occupancy", instrument)).isEqualTo(3);
    }

    @Test
    void a_closure_is_in_the_way_of_another_by_its_reason() {
        var instrument = instrument(1);
        closed(weekly(Set.of(instrument)));
        assertThat(desk.close(instrument, FIRST, OccupancyKind.CLOSURE, "停电", admin))
                .isInstanceOfSatisfying(
                        ClosureAnswer.SlotTaken.class,
                        taken -> assertThat(taken.conflicts().getFirst().takenBy())
                                .extracting(PlannedClosure.Taker::words)
                                .containsExactly("每周校准"));
    }

    @Test
    void when_everything_is_skipped_there_is_nothing_to_close() {
        var instrument = instrument(1);
        var plan = ClosurePlan.once(instrument, OccupancyKind.CLOSURE, FIRST, "停电");
        var answer = desk.declare(plan, Set.of(new ClosurePlan.Occurrence(instrument, FIRST)), admin);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ClosureAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo("closure-nothing-left"));
    }

    @Test
    void what_makes_no_sense_is_refused_with_a_reason() {
        var instrument = Set.of(instrument(1));
        var start = FIRST.start();
        var end = FIRST.end();
        assertRefused("closure-no-instrument", Set.of(), start, end, null, "停电");
        assertRefused("closure-ends-before-it-starts", instrument, end, start, null, "停电");
        assertRefused("closure-ends-before-it-starts", instrument, start, start, null, "停电");
        assertRefused("closure-past", instrument, start.minus(Duration.ofDays(9)), end, null, "停电");
        assertRefused("closure-too-long", instrument, start, end.plus(Duration.ofDays(366)), null, "停电");
        assertRefused("closure-reason", instrument, start, end, null, "  ");
        assertRefused("closure-reason", instrument, start, end, null, "停".repeat(201));
        assertRefused("recurrence-one-end", instrument, start, end, "FREQ=WEEKLY", "停电");
        assertRefused("recurrence-too-long", instrument, start, end, "FREQ=DAILY;COUNT=367", "停电");
    }

    private void assertRefused(
            String rule,
            Set<ResourceId> instrument,
            java.time.Instant start,
            java.time.Instant end,
            @org.jspecify.annotations.Nullable String recurrence,
            String reason) {
        var plan = new ClosurePlan(instrument, OccupancyKind.CLOSURE, start, end, recurrence, reason);
        assertThat(desk.declare(plan, Set.of(), admin))
                .isInstanceOfSatisfying(
                        ClosureAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo(rule));
        assertThat(desk.preview(plan, admin)).isInstanceOf(Preview.Refused.class);
    }

    @Test
    void reopened_before_it_begins_it_can_be_booked_and_stays_in_the_book() {
        var instrument = instrument(2);
        var closure = closed(weekly(Set.of(instrument))).getFirst();
        assertThat(desk.reopen(closure, false, admin)).isEqualTo(new ReopenAnswer.Reopened(1));
        assertThat(state(instrument, FIRST)).isEqualTo(SlotState.FREE);
        assertThat(state(instrument, SECOND)).isEqualTo(SlotState.MAINTENANCE);
        var over = book.find(instrument, true, admin, new PageRequest(0, 10)).items();
        assertThat(over).hasSize(1).allSatisfy(each -> {
            assertThat(each.id()).isEqualTo(closure);
            assertThat(each.reopenedBy()).isEqualTo(each.declaredBy()).isNotNull();
            assertThat(each.reopenedAt()).isNotNull();
            assertThat(each.slot()).isEqualTo(FIRST);
        });
        assertThat(book.find(instrument, false, admin, new PageRequest(0, 10)).total())
                .isEqualTo(2);
        assertThat(desk.reopen(closure, false, admin)).isEqualTo(new ReopenAnswer.AlreadyOver());
    }

    @Test
    void ended_early_the_rest_of_it_can_be_booked() {
        var instrument = instrument(1);
        var closure = closed(ClosurePlan.once(instrument, OccupancyKind.CLOSURE, FIRST, "停电"));
        clock.set(FIRST.start().plus(Duration.ofMinutes(30)));
        assertThat(desk.reopen(closure.getFirst(), false, admin)).isEqualTo(new ReopenAnswer.Reopened(1));
        assertThat(database.count(
                        "select count(*) from occupancy where owner_id = ? and ends_at < ?",
                        closure.getFirst(),
                        FIRST.start().plus(Duration.ofMinutes(31))))
                .isEqualTo(1);
        assertThat(state(instrument, new TimeSlot(FIRST.start().plus(Duration.ofMinutes(31)), FIRST.end())))
                .isEqualTo(SlotState.FREE);
        clock.set(FIRST.end().plus(Duration.ofMinutes(1)));
        assertThat(desk.reopen(closure.getFirst(), false, admin)).isEqualTo(new ReopenAnswer.AlreadyOver());
    }

    @Test
    void this_and_all_later_times_are_called_off_on_one_instrument() {
        var one = instrument(1);
        var two = instrument(1);
        closed(weekly(Set.of(one, two)));
        var second =
                book.find(one, false, admin, new PageRequest(0, 10)).items().get(1);
        assertThat(desk.reopen(second.id(), true, admin)).isEqualTo(new ReopenAnswer.Reopened(2));
        assertThat(rows("occupancy", one)).isEqualTo(1);
        assertThat(rows("occupancy", two)).isEqualTo(3);
    }

    @Test
    void everybody_may_know_why_and_until_when_but_not_by_whom() {
        var instrument = instrument(1);
        var plan = weekly(Set.of(instrument));
        desk.reopen(closed(plan).getFirst(), false, admin);
        var window = new TimeSlot(FIRST.start(), FIRST.start().plus(Duration.ofDays(10)));
        assertThat(notices.within(instrument, window, 5))
                .containsExactly(new ClosureNotices.ClosureNotice(SECOND, OccupancyKind.MAINTENANCE, "每周校准"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Demo.AGRICULTURAL_ACADEMY,
                Demo.INSTRUMENT_MANAGER,
                Demo.ENTREPRENEUR,
                Demo.SCIENCE_BUREAU,
                Demo.OPERATOR
            })
    void nobody_closes_or_reopens_what_is_not_theirs(String who) {
        var instrument = instrument(1);
        var closure = closed(weekly(Set.of(instrument))).getFirst();
        var stranger = account(who);
        var plan = ClosurePlan.once(instrument, OccupancyKind.CLOSURE, SECOND, "停电");
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.preview(plan, stranger));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.declare(plan, Set.of(), stranger));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> desk.close(instrument, SECOND, OccupancyKind.CLOSURE, "停电", stranger));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.reopen(closure, false, stranger));
        assertThat(rows("occupancy", instrument)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {Demo.ENTREPRENEUR, Demo.SCIENCE_BUREAU, Demo.OPERATOR})
    void who_manages_no_instruments_sees_no_book(String who) {
        var stranger = account(who);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> book.find(null, false, stranger, new PageRequest(0, 10)));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> book.instruments(stranger));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> book.yearsWithoutHolidays(stranger));
    }

    @Test
    void a_manager_closes_the_instruments_they_are_in_charge_of_and_sees_no_others() {
        var own = instrument(1);
        var others = instrument(1);
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, own.value());
        closed(weekly(Set.of(own, others)));
        var by = account(manager);
        assertThat(book.instruments(by)).extracting(ClosableInstrument::id).containsExactly(own);
        assertThat(book.find(null, false, by, new PageRequest(0, 10)).items())
                .hasSize(3)
                .allMatch(each -> each.instrument().equals(own));
        assertThat(book.find(others, false, by, new PageRequest(0, 10)).items()).isEmpty();
        assertThat(desk.close(own, Slot.inDays(9, "09:00", "10:00").asTimeSlot(), OccupancyKind.MAINTENANCE, "校准", by))
                .isInstanceOf(ClosureAnswer.Closed.class);
        var both =
                new ClosurePlan(Set.of(own, others), OccupancyKind.CLOSURE, SECOND.start(), SECOND.end(), null, "停电");
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> desk.declare(both, Set.of(), by));
    }

    @Test
    void somebody_in_charge_of_an_instrument_who_left_the_institution_closes_nothing() {
        var instrument = instrument(1);
        var elsewhere = people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(elsewhere, instrument.value());
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> desk.close(instrument, FIRST, OccupancyKind.CLOSURE, "停电", account(elsewhere)));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> desk.close(new ResourceId(UUID.randomUUID()), FIRST, OccupancyKind.CLOSURE, "停电", admin));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> desk.reopen(UUID.randomUUID(), false, admin));
    }

    @Test
    void a_year_of_closures_of_several_instruments_takes_as_many_statements_as_one() {
        var three = Set.of(instrument(1), instrument(2), instrument(3));
        var plan =
                new ClosurePlan(three, OccupancyKind.CLOSURE, FIRST.start(), FIRST.end(), "FREQ=DAILY;COUNT=366", "改造");
        var statements = Statements.of(() -> assertThat(closed(plan)).hasSize(3 * 366));
        assertThat(statements).hasSizeLessThan(10);
        assertThat(database.count(
                        "select count(*) from occupancy where instrument_id in (?, ?, ?)",
                        three.stream().map(ResourceId::value).toArray()))
                .isEqualTo(6 * 366);
    }

    @Test
    void a_year_without_holidays_is_told_to_those_who_close_instruments_once_bookings_reach_it() {
        clock.set(PortalTime.startOf(LocalDate.of(2026, 6, 1)));
        assertThat(book.yearsWithoutHolidays(admin)).isEmpty();
        clock.set(PortalTime.startOf(LocalDate.of(2041, 11, 1)));
        assertThat(book.yearsWithoutHolidays(admin)).containsExactly(Year.of(2041), Year.of(2042));
    }
}
