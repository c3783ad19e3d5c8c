package cn.pingliang.sharing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Statements;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Five hundred instruments with a million bookings, five a day on each for 400 days around today: the busiest that the
 * portal is made for. It makes them, measures, and takes them away again.
 */
@PortalTest
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineBenchmark.class);
    private static final int INSTRUMENTS = 500;
    private static final int BOOKINGS = 1_000_000;
    private static final int CLIENTS = 8;
    private static final int TIMES = 40;
    private static final int SLOWEST_P95 = 300;

    /** 其他大气探测仪器: no other instrument is of this class. */
    private static final String CLASS = "0708";

    private static final String OURS = "(select id from resource where number like 'BENCHMARK-%')";

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Availability availability;

    @Autowired
    private Database database;

    @Autowired
    private Clock clock;

    @BeforeAll
    void aMillionBookings() {
        gone();
        database.update("""
                insert into resource (id, kind, institution_id, number, name, name_en, status, published_at, created_at)
                select gen_random_uuid(), 'INSTRUMENT', ?, 'BENCHMARK-' || n, '测速仪器' || n, '', 'PUBLISHED', now(), now()
                from generate_series(1, ?) n""", Demo.VOCATIONAL_COLLEGE_ID, INSTRUMENTS);
        database.update("""
                insert into instrument (id, class_code, original_value, publicly_funded, open_to_booking, open_to_samples,
                    price_basis) select id, ?, 20000000, true, true, false, 'FREE' from resource where id in\s""" + OURS, CLASS);
        database.update(
                "insert into bookable_unit (instrument_id, unit) select id, 1 from resource where id in " + OURS);
        database.update("""
                insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
                select gen_random_uuid(), institution_id, id, weekday, '08:00', '20:00'
                from resource, generate_series(1, 7) weekday where id in\s""" + OURS);
        var made = database.update("""
                with slot as (
                    select r.id as instrument, r.institution_id, gen_random_uuid() as booking,
                        (current_date - 200 + day + make_interval(hours => 8 + 2 * turn)) at time zone 'Asia/Shanghai' as starts_at,
                        make_interval(mins => 60 + 30 * (turn % 3)) as length
                    from resource r, generate_series(0, 399) day, generate_series(0, 4) turn
                    where r.number like 'BENCHMARK-%'),
                booked as (
                    insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external,
                        starts_at, ends_at, status, purpose, service_mode, requested_at)
                    select booking, instrument, 1, institution_id, (select id from account where username = ?),
                        institution_id, true, starts_at, starts_at + length, 'APPROVED', '测速', 'SELF_OPERATED', now()
                    from slot)
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                select gen_random_uuid(), instrument, 1, starts_at, starts_at + length, 'BOOKING', booking from slot
                order by starts_at, instrument""", Demo.ENTREPRENEUR);
        assertThat(made).isEqualTo(BOOKINGS);
        database.update("analyze");
    }

    @AfterAll
    void gone() {
        database.update("delete from occupancy where instrument_id in " + OURS);
        database.update("delete from booking where instrument_id in " + OURS);
        database.update("delete from opening_hours where instrument_id in " + OURS);
        database.update("delete from bookable_unit where instrument_id in " + OURS);
        database.update("delete from instrument where id in " + OURS);
        database.update("delete from resource where number like 'BENCHMARK-%'");
    }

    @Test
    void the_week_of_five_hundred_instruments() throws Exception {
        var statements = Statements.of(() -> assertThat(weekOfAll(0)).isGreaterThan(INSTRUMENTS * 7 * 5));
        assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(5);
        LOG.info("The week of {} instruments, {} bookings: {} statements", INSTRUMENTS, BOOKINGS, statements.size());
        measure("week of all instruments, to the last slot", this::weekOfAll);
    }

    @Test
    void the_soonest_free_hour_among_five_hundred_instruments() throws Exception {
        measure("soonest free hour in a week, by the API", turn -> {
            var week = week(turn);
            var answer = Api.visitor()
                    .get(
                            "/availability",
                            "class",
                            CLASS,
                            "from",
                            PortalTime.local(week.start()),
                            "to",
                            PortalTime.local(week.end()),
                            "minutes",
                            60)
                    .is(200);
            assertThat(answer.at("/total").asInt()).isEqualTo(INSTRUMENTS);
        });
    }

    private void measure(String name, java.util.function.IntConsumer work) throws Exception {
        Clocked.run("warming up", CLIENTS, TIMES / 2, work);
        LOG.info("{}", Clocked.run(name, 1, TIMES, work));
        var measured = Clocked.run(name, CLIENTS, TIMES, work);
        LOG.info("{}", measured);
        assertThat(measured.millis(95)).as(measured.toString()).isLessThanOrEqualTo(SLOWEST_P95);
    }

    /** Everything the timeline does at the server for all of them: what there is, when it is what. */
    private int weekOfAll(int turn) {
        var instruments = search.instruments(new CatalogueQuery("", null, null, CLASS));
        var timetable = availability.timetable(instruments, week(turn));
        return instruments.stream()
                .map(ResourceCard::id)
                .mapToInt(id -> timetable.slots(id).size())
                .sum();
    }

    /** Weeks ahead, another one each turn. */
    private TimeSlot week(int turn) {
        var first = PortalTime.dayOf(clock.instant()).plusDays(1 + turn % 20 * 7L);
        return TimeSlot.starting(PortalTime.startOf(first), Duration.ofDays(7));
    }
}
