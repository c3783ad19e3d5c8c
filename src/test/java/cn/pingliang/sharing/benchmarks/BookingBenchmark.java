package cn.pingliang.sharing.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two hundred instruments with a hundred thousand bookings, and 32 people who book over HTTP, each request with its rules, its
 * history and its events; and the bare insert that it cannot be quicker than, in the same run. The clients run beside the portal and
 * its database on the same machine.
 */
@PortalTest
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookingBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(BookingBenchmark.class);
    private static final int INSTRUMENTS = 200;
    private static final int BOOKINGS_OF_EACH = 500;
    private static final int CLIENTS = 32;
    private static final int TIMES = 4_800;

    /** 对地观测仪器: no other instrument is of this class. */
    private static final String CLASS = "0707";

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Availability availability;

    @Autowired
    private Database database;

    @Autowired
    private Clock clock;

    private final List<UUID> made = new ArrayList<>();
    private final List<String> clients = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<UUID> holders = new ArrayList<>();

    /** Nobody asks for a time that somebody has: half hours from the 20th day on, one after the other on each instrument. */
    private final AtomicInteger next = new AtomicInteger();

    @BeforeAll
    void aHundredThousandBookings() {
        for (var i = 0; i < INSTRUMENTS; i++) {
            made.add(instruments.make().classCode(CLASS).create());
        }
        for (var i = 0; i < CLIENTS; i++) {
            clients.add(people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTITUTION_ADMIN"));
        }
        clients.forEach(username -> tokens.add(Api.visitor().newToken(username, "write")));
        clients.forEach(username -> holders.add(database.account(username)));
        var rows = database.update("""
                with slot as (
                    select u.instrument_id, r.institution_id, gen_random_uuid() as booking,
                        date_trunc('day', now()) - make_interval(hours => 24 + 12 * n) as starts_at
                    from bookable_unit u join resource r on r.id = u.instrument_id, generate_series(1, ?) n
                    where r.number like 'TEST-%'),
                booked as (
                    insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external,
                        starts_at, ends_at, status, purpose, service_mode, requested_at)
                    select booking, instrument_id, 1, institution_id, (select id from account where username = ?),
                        institution_id, true, starts_at, starts_at + interval '2 hours', 'APPROVED', '测速', 'SELF_OPERATED', now()
                    from slot)
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                select gen_random_uuid(), instrument_id, 1, starts_at, starts_at + interval '2 hours', 'BOOKING', booking
                from slot order by starts_at, instrument_id""", BOOKINGS_OF_EACH, Demo.ENTREPRENEUR);
        assertThat(rows).isEqualTo(INSTRUMENTS * BOOKINGS_OF_EACH);
        database.update("analyze");
    }

    @Test
    void requests_of_many_people() throws Exception {
        Clocked.warmUp(CLIENTS, 100, this::book);
        var statements = Statements.ofAllThreads(() -> book(0));
        LOG.info("A request takes {} statements:\n{}", statements.size(), String.join("\n", statements));
        var bare = Clocked.run("bare insert into occupancy", CLIENTS, TIMES / CLIENTS, this::insert);
        LOG.info("{}", bare);
        for (var crowd : new int[] {1, 8}) {
            LOG.info("{}", Clocked.run("POST /bookings", crowd, TIMES / 2 / crowd, this::book));
        }
        var measured = Clocked.run("POST /bookings", CLIENTS, TIMES / CLIENTS, this::book);
        LOG.info("{}; {} times the bare insert", measured, bare.perSecond() / Math.max(1, measured.perSecond()));
        assertThat(database.count("""
                select count(*) from booking b where b.purpose <> '测速' and b.status = 'PENDING'
                and (select count(*) from occupancy o where o.booking_id = b.id) <> 1""")).isZero();
        assertThat(measured.perSecond()).as(measured.toString()).isGreaterThanOrEqualTo(300);
        assertThat(measured.millis(95)).as(measured.toString()).isLessThanOrEqualTo(120);
    }

    @Test
    void the_week_of_twenty_instruments() throws Exception {
        var cards = search.instruments(new CatalogueQuery("", null, null, CLASS));
        IntConsumer week = turn -> {
            var from = PortalTime.startOf(PortalTime.dayOf(clock.instant()).minusDays(turn % 150));
            var twenty = cards.subList(turn % 180, turn % 180 + 20);
            var timetable = availability.timetable(twenty, TimeSlot.starting(from, Duration.ofDays(7)));
            assertThat(twenty)
                    .allSatisfy(card -> assertThat(timetable.slots(card.id())).isNotEmpty());
        };
        Clocked.warmUp(8, 100, week);
        var measured = Clocked.run("week of 20 instruments", 8, 250, week);
        LOG.info("{}", measured);
        assertThat(measured.perSecond()).as(measured.toString()).isGreaterThanOrEqualTo(300);
        assertThat(measured.millis(95)).as(measured.toString()).isLessThanOrEqualTo(60);
    }

    private void book(int turn) {
        var place = nextPlace();
        var start = PortalTime.local(place.start());
        var body = Bookings.body(place.instrument(), new Slot(start, start.plusMinutes(30)));
        PlainClient.post("/bookings", tokens.get(turn % CLIENTS), body);
    }

    private void insert(int turn) {
        var place = nextPlace();
        database.update(
                """
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id, expires_at)
                values (gen_random_uuid(), ?, 1, ?, ?, 'HOLD', ?, 'infinity')""",
                place.instrument(),
                Timestamp.from(place.start()),
                Timestamp.from(place.start().plus(Duration.ofMinutes(30))),
                holders.get(turn % CLIENTS));
    }

    private record Place(UUID instrument, Instant start) {}

    private Place nextPlace() {
        var number = next.getAndIncrement();
        var first = PortalTime.startOf(PortalTime.dayOf(clock.instant()).plusDays(20));
        return new Place(made.get(number % INSTRUMENTS), first.plus(Duration.ofMinutes(30L * (number / INSTRUMENTS))));
    }
}
