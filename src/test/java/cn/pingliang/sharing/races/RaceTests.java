package cn.pingliang.sharing.races;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosureAnswer;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** People at the same moment: real threads, real HTTP, the real database. Nobody loses, nothing is given twice. */
@PortalTest
class RaceTests {

    private static final Logger LOG = LoggerFactory.getLogger(RaceTests.class);
    private static final int CROWD = 50;
    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private static final Slot MORNING = Slot.inDays(5, "09:00", "11:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private InstrumentCompanions companions;

    private static boolean warm;

    private long deadlocksBefore;

    @BeforeEach
    void warm_up_once() {
        if (!warm) {
            var instrument = instruments.create();
            for (var round = 0; round < 8; round++) {
                crowd(instrument, Slot.inDays(6 + round, "09:00", "11:00"));
            }
            warm = true;
        }
        deadlocksBefore = deadlocks();
    }

    @AfterEach
    void no_deadlock_happened() {
        assertThat(deadlocks()).as("PostgreSQL's deadlock counter").isEqualTo(deadlocksBefore);
    }

    /** What the server has counted; a session reports its own with a delay of a second at most, so it is asked to. */
    private long deadlocks() {
        database.client().sql("select pg_stat_force_next_flush()").query().listOfRows();
        return database.count("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private static List<Answer> crowd(UUID instrument, Slot slot) {
        return Clients.atOnce(
                CROWD,
                number -> Api.as(number % 2 == 0 ? Demo.ENTREPRENEUR : Demo.OTHER_ENTREPRENEUR)
                        .post("/bookings", Bookings.body(instrument, slot)));
    }

    private static List<Answer> with(int status, List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    private long rows(String table, UUID instrument) {
        return database.count("select count(*) from " + table + " where instrument_id = ?", instrument);
    }

    /** Exactly one row of each, and the booking is whole. */
    private void assertWhole(UUID instrument, int bookings) {
        assertThat(rows("booking", instrument)).isEqualTo(bookings);
        assertThat(rows("occupancy", instrument)).isEqualTo(bookings);
        assertThat(database.count("""
                        select count(*) from booking b join occupancy o on o.owner_id = b.id and o.unit = b.unit
                        join booking_step s on s.booking_id = b.id and s.action = 'REQUEST'
                        where b.instrument_id = ?""", instrument)).isEqualTo(bookings);
    }

    /** In five rounds; other programs on the machine may spoil the pace of some of them, but not of all. */
    @Test
    void of_fifty_who_want_one_slot_one_gets_it_and_the_others_learn_of_free_ones_within_a_second() {
        var slowest = new ArrayList<Duration>();
        for (var round = 0; round < 5; round++) {
            var instrument = instruments.create();
            var answers = crowd(instrument, MORNING);
            assertThat(with(201, answers)).hasSize(1);
            assertThat(with(409, answers)).hasSize(CROWD - 1).allSatisfy(answer -> {
                answer.isProblem(409, "slot-taken");
                assertThat(answer.at("/alternatives").size()).isPositive();
            });
            assertWhole(instrument, 1);
            var times = answers.stream().map(Answer::took).sorted().toList();
            slowest.add(times.getLast());
            LOG.info(
                    "50 × POST /bookings on one slot: p50 {} ms, max {} ms",
                    times.get(CROWD / 2).toMillis(),
                    times.getLast().toMillis());
        }
        assertThat(slowest).as("the slowest answer of each round").anyMatch(time -> time.compareTo(AT_MOST) < 0);
    }

    @RepeatedTest(3)
    void an_instrument_and_its_companion_are_given_together_whichever_is_asked_for() {
        var first = instruments.create();
        var second = instruments.create();
        var alone = instruments.create();
        var administrator = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        companions.set(new ResourceId(first), Set.of(new ResourceId(second)), administrator);
        companions.set(new ResourceId(second), Set.of(new ResourceId(first), new ResourceId(alone)), administrator);
        var asked = List.of(first, second, alone);
        var answers = Clients.atOnce(
                32,
                number -> Api.as(number % 2 == 0 ? Demo.ENTREPRENEUR : Demo.OTHER_ENTREPRENEUR)
                        .post("/bookings", Bookings.body(asked.get(number % 3), MORNING)));
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        var winners = with(201, answers);
        // The one that needs nothing may be had by itself; then nobody has the others.
        assertThat(winners).hasSize(1);
        var together = winners.getFirst().text("/instrument/id").equals(alone.toString()) ? 1 : 3;
        assertThat(rows("booking", first) + rows("booking", second) + rows("booking", alone))
                .isEqualTo(together);
        assertThat(rows("occupancy", first) + rows("occupancy", second) + rows("occupancy", alone))
                .isEqualTo(together);
        assertThat(database.count("""
                        select count(*) from booking b where b.instrument_id in (?, ?, ?) and b.accompanies_id is not null
                        and not exists (select from booking m where m.id = b.accompanies_id)""", first, second, alone)).isZero();
    }

    @RepeatedTest(3)
    void moves_cancellations_and_requests_of_companions_wait_for_nobody_in_a_circle() {
        var first = instruments.create();
        var second = instruments.create();
        var administrator = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        companions.set(new ResourceId(first), Set.of(new ResourceId(second)), administrator);
        companions.set(new ResourceId(second), Set.of(new ResourceId(first)), administrator);
        var slots = List.of(MORNING, Slot.inDays(5, "11:00", "13:00"), Slot.inDays(5, "13:00", "15:00"));
        var one = Bookings.request(Demo.ENTREPRENEUR, first, slots.get(0));
        var other = Bookings.request(Demo.OTHER_ENTREPRENEUR, second, slots.get(1));
        var answers = Clients.atOnce(32, number -> {
            var slot = slots.get(number % 3);
            var to = Map.<String, Object>of("start", slot.from(), "end", slot.to());
            return switch (number % 4) {
                case 0 -> Api.as(Demo.ENTREPRENEUR).post(one + "/change", to);
                case 1 -> Api.as(Demo.OTHER_ENTREPRENEUR).post(other + "/change", to);
                case 2 ->
                    number == 30
                            ? Api.as(Demo.ENTREPRENEUR).post(one + "/cancel", Bookings.because("改天"))
                            : Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(second, slot));
                default -> Api.as(Demo.OTHER_ENTREPRENEUR).post("/bookings", Bookings.body(first, slot));
            };
        });
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        var living = "select count(*) from booking where instrument_id = ? and status = 'PENDING'";
        assertThat(database.count(living, first)).isEqualTo(database.count(living, second));
        assertThat(rows("occupancy", first)).isEqualTo(database.count(living, first));
        assertThat(database.count("""
                        select count(*) from booking b join booking m on m.id = b.accompanies_id
                        where b.instrument_id in (?, ?)
                        and (b.starts_at <> m.starts_at or b.status <> m.status)""", first, second)).isZero();
    }

    @Test
    void of_an_instrument_with_three_units_exactly_three_get_one() {
        var instrument = instruments.make().units(3).create();
        var answers = crowd(instrument, MORNING);
        assertThat(with(201, answers)).hasSize(3);
        assertThat(with(409, answers)).hasSize(CROWD - 3);
        assertWhole(instrument, 3);
        assertThat(database.count("select count(distinct unit) from booking where instrument_id = ?", instrument))
                .isEqualTo(3);
    }

    @Test
    void overlapping_slots_with_their_buffers_are_never_given_to_two() {
        var instrument = instruments
                .make()
                .buffers(Duration.ofMinutes(30), Duration.ofMinutes(30))
                .create();
        var answers = Clients.atOnce(CROWD, number -> {
            var half = 16 + number % 16;
            var slot = new Slot(
                    MORNING.start()
                            .toLocalDate()
                            .atStartOfDay(MORNING.start().getOffset())
                            .plusMinutes(half * 30L)
                            .toOffsetDateTime(),
                    MORNING.start()
                            .toLocalDate()
                            .atStartOfDay(MORNING.start().getOffset())
                            .plusMinutes(half * 30L + 90)
                            .toOffsetDateTime());
            return Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(instrument, slot));
        });
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertWhole(instrument, with(201, answers).size());
        assertThat(database.count("""
                        select count(*) from booking a join booking b on a.instrument_id = b.instrument_id and a.id < b.id
                        and a.starts_at < b.ends_at + interval '60 minutes'
                        and b.starts_at < a.ends_at + interval '60 minutes'
                        where a.instrument_id = ?""", instrument)).isZero();
    }

    @RepeatedTest(3)
    void of_several_who_decide_at_once_one_does_and_the_others_are_told() {
        var instrument = instruments.create();
        var deciders = new ArrayList<>(List.of(Demo.MEDICAL_COLLEGE));
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument);
        deciders.add(Demo.INSTRUMENT_MANAGER);
        deciders.add(people.create(Demo.MEDICAL_COLLEGE_ID, "INSTITUTION_ADMIN"));
        deciders.forEach(username -> Api.as(username).get("/me").is(200));
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var answers = Clients.atOnce(
                12, number -> Api.as(deciders.get(number % deciders.size())).post(booking + "/approve"));
        assertThat(with(200, answers)).hasSize(1);
        assertThat(with(409, answers)).hasSize(11).allSatisfy(answer -> {
            answer.isProblem(409, "illegal-transition");
            assertThat(answer.text("/from")).isEqualTo("APPROVED");
        });
        assertThat(steps(booking)).containsExactly("REQUEST", "APPROVE");
    }

    @RepeatedTest(5)
    void a_request_is_approved_and_cancelled_in_one_order_or_only_cancelled() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var answers = Clients.atOnce(List.<Callable<Answer>>of(
                () -> Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/approve"),
                () -> Api.as(Demo.ENTREPRENEUR).post(booking + "/cancel", Bookings.because("改期"))));
        var approve = answers.getFirst();
        answers.getLast().is(200);
        if (approve.status() == 200) {
            assertThat(steps(booking)).containsExactly("REQUEST", "APPROVE", "CANCEL");
        } else {
            approve.isProblem(409, "illegal-transition");
            assertThat(approve.text("/from")).isEqualTo("CANCELLED");
            assertThat(steps(booking)).containsExactly("REQUEST", "CANCEL");
        }
        assertThat(rows("occupancy", instrument)).isZero();
    }

    @RepeatedTest(3)
    void approved_rejected_and_returned_at_once_a_request_takes_one_of_the_ways() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var ways = List.of("approve", "reject", "return");
        var answers = Clients.atOnce(
                12,
                number ->
                        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/" + ways.get(number % 3), Bookings.because("x")));
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
        // a returned request may be rejected after all
        assertThat(steps(booking)).hasSize(1 + with(200, answers).size()).hasSizeBetween(2, 3);
        var status = Api.as(Demo.ENTREPRENEUR).get(booking).text("/status");
        assertThat(rows("occupancy", instrument)).isEqualTo(status.equals("REJECTED") ? 0 : 1);
    }

    private static List<String> steps(String booking) {
        return Api.as(Demo.ENTREPRENEUR).get(booking).is(200).texts("/history", "action");
    }

    @RepeatedTest(5)
    void an_instrument_is_booked_or_closed_and_never_both() {
        var instrument = instruments.make().units(2).create();
        var admin = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        var work = new ArrayList<Callable<Boolean>>();
        work.add(() ->
                closures.close(new ResourceId(instrument), MORNING.asTimeSlot(), OccupancyKind.CLOSURE, "停电检修", admin)
                        instanceof ClosureAnswer.Closed);
        for (var i = 0; i < 10; i++) {
            work.add(() -> {
                var answer = Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(instrument, MORNING));
                assertThat(answer.status()).isIn(201, 409);
                return answer.status() == 201;
            });
        }
        var answers = Clients.atOnce(work);
        var closed = answers.getFirst();
        var booked = answers.stream().skip(1).filter(it -> it).count();
        if (closed) {
            assertThat(booked).isZero();
            assertThat(rows("closure", instrument)).isEqualTo(1);
            assertThat(database.strings("select kind from occupancy where instrument_id = ?", instrument))
                    .containsExactly("CLOSURE", "CLOSURE");
        } else {
            assertThat(booked).isEqualTo(2);
            assertThat(rows("closure", instrument)).isZero();
            assertWhole(instrument, 2);
        }
    }

    @RepeatedTest(3)
    void a_booking_that_moves_and_others_who_book_meet_and_one_gets_the_time() {
        var instrument = instruments.create();
        var moving = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var wanted = Slot.inDays(5, "10:00", "12:00");
        var work = new ArrayList<Callable<Answer>>();
        work.add(() ->
                Api.as(Demo.ENTREPRENEUR).post(moving + "/change", Map.of("start", wanted.from(), "end", wanted.to())));
        for (var i = 0; i < 15; i++) {
            work.add(() -> Api.as(Demo.OTHER_ENTREPRENEUR)
                    .post("/bookings", Bookings.body(instrument, Slot.inDays(5, "11:00", "12:00"))));
        }
        var answers = Clients.atOnce(work);
        var moved = answers.getFirst().status() == 200;
        if (!moved) {
            answers.getFirst().isProblem(409, "slot-taken");
        }
        var booked = with(201, answers.subList(1, answers.size()));
        assertThat(booked).hasSize(moved ? 0 : 1);
        assertThat(with(409, answers.subList(1, answers.size()))).hasSize(15 - booked.size());
        assertThat(rows("occupancy", instrument)).isEqualTo(moved ? 1 : 2);
        assertThat(Api.as(Demo.ENTREPRENEUR).get(moving).is(200).text("/start"))
                .isEqualTo(moved ? wanted.from() : MORNING.from());
    }

    @Test
    void a_crowd_that_books_cancels_and_looks_gets_no_error_and_leaves_nothing_half_done() {
        var instrument = instruments.make().units(2).create();
        var answers = Clients.atOnce(24, number -> {
            var mine = new ArrayList<Answer>();
            var client = Api.as(number % 2 == 0 ? Demo.ENTREPRENEUR : Demo.OTHER_ENTREPRENEUR);
            for (var round = 0; round < 6; round++) {
                var hour = 8 + (number + round) % 10;
                var slot = Slot.inDays(5, "%02d:00".formatted(hour), "%02d:30".formatted(hour + 1));
                var answer = client.post("/bookings", Bookings.body(instrument, slot));
                mine.add(answer);
                if (answer.status() == 201 && round % 2 == 0) {
                    mine.add(client.post("/bookings/" + answer.text("/id") + "/cancel", Bookings.because("改期")));
                }
                mine.add(Api.visitor()
                        .get("/instruments/" + instrument + "/availability", "from", slot.from(), "to", slot.to()));
            }
            return mine;
        });
        assertThat(answers.stream().flatMap(List::stream))
                .allMatch(answer -> List.of(200, 201, 409).contains(answer.status()));
        assertThat(database.count("""
                        select count(*) from booking b where b.instrument_id = ?
                        and (b.status = 'PENDING') <> exists (select from occupancy o where o.owner_id = b.id)""", instrument)).isZero();
    }
}
