package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several requests at once, all or nothing. */
@PortalTest
class BundleDeskTests {

    @Autowired
    private BundleDesk desk;

    @Autowired
    private BundleSteps steps;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private AccountId entrepreneur() {
        return new AccountId(database.account(Demo.ENTREPRENEUR));
    }

    private static BookingRequest request(UUID instrument, Slot slot) {
        return new BookingRequest(
                new ResourceId(instrument), slot.asTimeSlot(), "连续测定", ServiceMode.SELF_OPERATED, null, true);
    }

    private BundleAnswer weekly(UUID instrument, int times) {
        var requests = new ArrayList<BookingRequest>();
        for (var week = 0; week < times; week++) {
            requests.add(request(instrument, Slot.inDays(10 + 7 * week, "09:00", "11:00")));
        }
        return desk.request(requests, "FREQ=WEEKLY;COUNT=" + times, entrepreneur());
    }

    private List<BookingId> series(UUID instrument, int times) {
        assertThat(weekly(instrument, times)).isInstanceOf(BundleAnswer.Accepted.class);
        return database
                .strings("select id::text from booking where instrument_id = ? order by starts_at", instrument)
                .stream()
                .map(BookingId::of)
                .toList();
    }

    private List<String> statuses(UUID instrument) {
        return database.strings("select status from booking where instrument_id = ? order by starts_at", instrument);
    }

    @Test
    void every_time_of_a_series_becomes_a_booking_of_its_own() {
        var instrument = instruments.create();
        assertThat(series(instrument, 5)).hasSize(5);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(5);
        assertThat(database.count("select count(distinct bundle_id) from booking where instrument_id = ?", instrument))
                .isEqualTo(1);
    }

    @Test
    void one_conflict_and_nothing_is_booked_and_each_conflict_is_named() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "10:00", "12:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(31, "09:00", "10:00"));
        var answer = weekly(instrument, 5);
        assertThat(answer).isInstanceOfSatisfying(BundleAnswer.Conflicts.class, conflicts -> {
            assertThat(conflicts.conflicts().stream().map(BundleDesk.Conflict::number))
                    .containsExactly(1, 3);
            assertThat(conflicts.conflicts().getFirst().answer()).isInstanceOf(BookingAnswer.SlotTaken.class);
        });
        assertThat(database.count("select count(*) from booking where instrument_id = ?", instrument))
                .isEqualTo(2);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(2);
    }

    @Test
    void each_is_judged_beside_those_before_it() {
        var instrument = instruments.create();
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, 'PERSON', 'BOOKINGS', 'FUTURE', 3 from booking_terms where instrument_id = ?""", instrument);
        assertThat(weekly(instrument, 5))
                .isInstanceOfSatisfying(
                        BundleAnswer.Conflicts.class,
                        conflicts -> assertThat(conflicts.conflicts().stream().map(BundleDesk.Conflict::number))
                                .containsExactly(3, 4));
    }

    @Test
    void several_instruments_are_had_together_or_not_at_all() {
        var first = instruments.create();
        var second = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        var slot = Slot.inDays(10, "14:00", "16:00");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, second, slot);
        assertThat(desk.request(List.of(request(first, slot), request(second, slot)), null, entrepreneur()))
                .isInstanceOf(BundleAnswer.Conflicts.class);
        assertThat(database.count("select count(*) from booking where instrument_id = ?", first))
                .isZero();
        var third = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        assertThat(desk.request(List.of(request(first, slot), request(third, slot)), null, entrepreneur()))
                .isInstanceOf(BundleAnswer.Accepted.class);
        // each line goes to its own decider
        Api.as(Demo.AGRICULTURAL_ACADEMY)
                .get("/bookings", "role", "decider", "instrument", third.toString())
                .is(200);
        assertThat(Api.as(Demo.MEDICAL_COLLEGE)
                        .get("/bookings", "role", "decider", "instrument", third.toString())
                        .text("/total"))
                .isEqualTo("0");
    }

    @Test
    void this_the_following_or_all_of_a_series_are_cancelled() {
        var instrument = instruments.create();
        var series = series(instrument, 4);
        steps.cancel(series.get(2), Reach.THIS, entrepreneur(), "出差");
        assertThat(statuses(instrument)).containsExactly("PENDING", "PENDING", "CANCELLED", "PENDING");
        steps.cancel(series.get(1), Reach.FOLLOWING, entrepreneur(), "出差");
        assertThat(statuses(instrument)).containsExactly("PENDING", "CANCELLED", "CANCELLED", "CANCELLED");
        steps.cancel(series.get(0), Reach.ALL, entrepreneur(), "出差");
        assertThat(statuses(instrument)).containsOnly("CANCELLED");
    }

    @Test
    void a_series_is_moved_by_as_much_and_does_not_stand_in_its_own_way() {
        var instrument = instruments.create();
        var series = series(instrument, 3);
        var weekLater = Slot.inDays(17, "09:00", "10:30").asTimeSlot();
        assertThat(steps.change(series.getFirst(), Reach.ALL, entrepreneur(), weekLater, null))
                .isInstanceOf(StepAnswer.Done.class);
        assertThat(database.strings(
                        "select (starts_at at time zone 'Asia/Shanghai')::date::text from booking where instrument_id = ?"
                                + " order by starts_at",
                        instrument))
                .containsExactly(
                        Slot.inDays(17, "09:00", "10:00").start().toLocalDate().toString(),
                        Slot.inDays(24, "09:00", "10:00").start().toLocalDate().toString(),
                        Slot.inDays(31, "09:00", "10:00").start().toLocalDate().toString());
    }

    @Test
    void where_one_of_a_series_cannot_move_none_does() {
        var instrument = instruments.create();
        var series = series(instrument, 3);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "14:00", "15:00"));
        assertThat(steps.change(
                        series.getFirst(),
                        Reach.ALL,
                        entrepreneur(),
                        Slot.inDays(10, "13:00", "15:00").asTimeSlot(),
                        null))
                .isInstanceOf(StepAnswer.SlotTaken.class);
        assertThat(database.count(
                        "select count(*) from booking_step s join booking b on b.id = s.booking_id"
                                + " where b.instrument_id = ? and s.action = 'CHANGE'",
                        instrument))
                .isZero();
    }

    @RepeatedTest(3)
    void of_many_series_on_the_same_times_one_is_booked_whole_and_nothing_deadlocks() {
        var instrument = instruments.create();
        var deadlocks = deadlocks();
        var answers = Clients.atOnce(8, number -> weekly(instrument, 4));
        assertThat(answers.stream().filter(BundleAnswer.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(statuses(instrument)).hasSize(4);
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private long deadlocks() {
        return database.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
