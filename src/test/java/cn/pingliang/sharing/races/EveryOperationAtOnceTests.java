package cn.pingliang.sharing.races;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BookingChanges;
import cn.pingliang.sharing.booking.BookingDesk;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingProposals;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.booking.SlotHolds;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosureAnswer;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.ClosureDesk.ReopenAnswer;
import cn.pingliang.sharing.schedule.ClosurePlan;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever people do with a few instruments at the same moment, for a minute: no unit is given to two, and nothing that
 * somebody was promised is lost. {@code -Drace.seconds=5} makes it shorter while one works on it.
 */
@PortalTest
class EveryOperationAtOnceTests {

    private static final Logger LOG = LoggerFactory.getLogger(EveryOperationAtOnceTests.class);

    private static final int THREADS = 16;
    private static final Duration LASTING = Duration.ofSeconds(Integer.getInteger("race.seconds", 60));

    /** Half hours from tomorrow on that everybody wants. */
    private static final int HALF_HOURS = 32;

    private static final Set<BookingStatus> WITH_A_SLOT =
            EnumSet.of(BookingStatus.PENDING, BookingStatus.RETURNED, BookingStatus.APPROVED, BookingStatus.IN_USE);

    @Autowired
    private BookingDesk desk;

    @Autowired
    private BookingSteps steps;

    @Autowired
    private BookingChanges changes;

    @Autowired
    private BookingProposals proposals;

    @Autowired
    private SlotHolds holds;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private Occupancies occupancies;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Clock clock;

    /** What each thread does, again and again, one of them at random. Each answers by a word for the log. */
    private final Map<String, Operation> operations = new TreeMap<>(Map.ofEntries(
            Map.entry("take", this::take),
            Map.entry("release", this::release),
            Map.entry("release after", this::releaseAfter),
            Map.entry("hold", this::hold),
            Map.entry("release hold", this::releaseHold),
            Map.entry("request", this::request),
            Map.entry("request too", this::request),
            Map.entry("approve", random -> step(random, id -> steps.approve(id, null, admin()))),
            Map.entry("reject", random -> step(random, id -> steps.reject(id, null, admin(), "时段另有安排"))),
            Map.entry("cancel", random -> step(random, id -> steps.cancel(id, null, admin(), "改期"))),
            Map.entry("change", random -> step(random, id -> changes.change(id, null, admin(), slot(random), null))),
            Map.entry(
                    "propose",
                    random -> step(random, id -> proposals.propose(id, null, admin(), slot(random), "上午有课"))),
            Map.entry("accept proposal", random -> step(random, id -> proposals.accept(id, null, requesterOf(id)))),
            Map.entry(
                    "decline proposal",
                    random -> step(random, id -> proposals.decline(id, null, requesterOf(id), null))),
            Map.entry("check in", random -> step(random, id -> steps.checkIn(id, null, admin()))),
            Map.entry("check out", random -> step(random, id -> steps.checkOut(id, null, admin()))),
            Map.entry("close", this::close),
            Map.entry("reopen", this::reopen)));

    private interface Operation {
        Object run(Random random);
    }

    /** What somebody was given outside of bookings and still has. */
    private record Taken(ResourceId instrument, int unit, TimeSlot slot) {}

    private final Map<UUID, Taken> taken = new ConcurrentHashMap<>();
    private final Map<UUID, Taken> closed = new ConcurrentHashMap<>();
    private final Map<BookingId, Taken> booked = new ConcurrentHashMap<>();
    private final Set<BookingId> goingOn = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    private List<ResourceId> all = List.of();
    private Instant firstHour = Instant.EPOCH;
    private AccountId admin = new AccountId(new UUID(0, 0));
    private List<AccountId> requesters = List.of();

    private AccountId admin() {
        return admin;
    }

    @BeforeEach
    void three_instruments_of_one_to_three_units() {
        all = List.of(new ResourceId(instrument(1)), new ResourceId(instrument(2)), new ResourceId(instrument(3)));
        firstHour = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
        admin = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        requesters = List.of(
                new AccountId(database.account(Demo.ENTREPRENEUR)),
                new AccountId(database.account(Demo.OTHER_ENTREPRENEUR)));
    }

    private UUID instrument(int units) {
        var buffer = Duration.ofMinutes(15L * (units - 1));
        return instruments
                .make()
                .units(units)
                .buffers(buffer, buffer)
                .terms("early_check_in_minutes", 30 * 24 * 60)
                .create();
    }

    /** What was taken here is given back, so that other tests find the portal as it was. */
    @AfterEach
    void give_back() {
        transaction.executeWithoutResult(status -> taken.keySet().forEach(occupancies::release));
    }

    @Test
    void no_two_ever_have_a_unit_at_once_and_no_promise_is_lost() {
        var deadlocksBefore = deadlocks();
        var until = System.nanoTime() + LASTING.toNanos();
        var seed = clock.instant().toEpochMilli();
        LOG.info("seed {}", seed);
        Clients.atOnce(THREADS, number -> {
            var random = new Random(seed + number);
            for (var round = 0; System.nanoTime() < until; round++) {
                operate(random);
                if (number == 0 && round % 50 == 0) {
                    assertThat(overlaps()).as("overlapping meanwhile").isEmpty();
                }
            }
            return number;
        });
        answers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> LOG.info("{}: {}", entry.getKey(), entry.getValue()));
        assertThat(overlaps()).isEmpty();
        assertThat(lostTaken(taken)).as("taken and lost").isEmpty();
        assertThat(lostTaken(closed)).as("closed and lost").isEmpty();
        assertThat(lostBookings())
                .as("acknowledged bookings without what they were given")
                .isEmpty();
        assertThat(deadlocks()).as("PostgreSQL's deadlock counter").isEqualTo(deadlocksBefore);
        assertThat(answers.keySet())
                .as("each operation came to something")
                .contains(
                        "take Taken",
                        "hold Held",
                        "release Released",
                        "request Accepted",
                        "request SlotTaken",
                        "approve Done",
                        "cancel Done",
                        "change Done",
                        "propose Done",
                        "accept proposal Done",
                        "decline proposal Done",
                        "check out Done",
                        "close Closed",
                        "close SlotTaken",
                        "reopen Reopened");
    }

    private void operate(Random random) {
        var names = List.copyOf(operations.keySet());
        var name = names.get(random.nextInt(names.size()));
        var answer = Objects.requireNonNull(operations.get(name)).run(random);
        var kind = answer instanceof String word ? word : answer.getClass().getSimpleName();
        answers.computeIfAbsent(name + " " + kind, key -> new LongAdder()).increment();
    }

    // ---------------------------------------------------------------- operations

    /** One unit, for what counts as a closure to the database. */
    private Object take(Random random) {
        var instrument = any(all, random);
        var slot = slot(random);
        var owner = UUID.randomUUID();
        var unit = transaction.execute(status -> {
            database.update("""
                    insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at)
                    values (?, ?, 'CLOSURE', ?, ?, '试验', ?, ?)""", owner, instrument.value(), slot.start(), slot.end(), admin.value(), clock.instant());
            var got = occupancies.take(instrument, slot, OccupancyKind.CLOSURE, owner);
            if (got.isEmpty()) {
                status.setRollbackOnly();
            }
            return got;
        });
        if (unit.isEmpty()) {
            return "Refused";
        }
        taken.put(owner, new Taken(instrument, unit.getAsInt(), slot));
        return "Taken";
    }

    private BookingRequest wish(Random random) {
        return new BookingRequest(any(all, random), slot(random), "土壤样品测定", ServiceMode.SELF_OPERATED, null, true);
    }

    private Object hold(Random random) {
        return holds.hold(wish(random), any(requesters, random));
    }

    private Object releaseHold(Random random) {
        holds.release(any(all, random), any(requesters, random));
        return "Released";
    }

    private Object release(Random random) {
        var owner = any(List.copyOf(taken.keySet()), random);
        if (owner == null || taken.remove(owner) == null) {
            return "Nothing";
        }
        transaction.executeWithoutResult(status -> occupancies.release(owner));
        return "Released";
    }

    private Object releaseAfter(Random random) {
        var owner = any(List.copyOf(taken.keySet()), random);
        var had = owner == null ? null : taken.remove(owner);
        if (owner == null || had == null) {
            return "Nothing";
        }
        var moment = had.slot().start().plus(Duration.ofMinutes(random.nextInt(45)));
        transaction.executeWithoutResult(status -> occupancies.releaseAfter(owner, moment));
        if (moment.isAfter(had.slot().start()) && moment.isBefore(had.slot().end())) {
            taken.put(
                    owner,
                    new Taken(
                            had.instrument(),
                            had.unit(),
                            new TimeSlot(had.slot().start(), moment)));
        }
        return "Released";
    }

    private Object request(Random random) {
        var wish = wish(random);
        var answer = desk.request(wish, any(requesters, random));
        if (answer instanceof BookingAnswer.Accepted accepted) {
            booked.put(accepted.id(), new Taken(wish.instrument(), 0, wish.slot()));
            goingOn.add(accepted.id());
        }
        assertThat(answer).isNotInstanceOf(BookingAnswer.Refused.class);
        return answer;
    }

    private AccountId requesterOf(BookingId id) {
        return new AccountId(database.client()
                .sql("select requester_id from booking where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single());
    }

    private Object step(Random random, Function<BookingId, StepAnswer> step) {
        var booking = any(List.copyOf(goingOn), random);
        if (booking == null) {
            return "Nothing";
        }
        var answer = step.apply(booking);
        var status = switch (answer) {
            case StepAnswer.Done done -> done.status();
            case StepAnswer.IllegalTransition illegal -> illegal.from();
            default -> BookingStatus.PENDING;
        };
        if (!WITH_A_SLOT.contains(status)) {
            goingOn.remove(booking);
        }
        return answer;
    }

    /** Several instruments on two days at once, in any order: what would deadlock if nobody queued. */
    private Object close(Random random) {
        var slot = TimeSlot.starting(slot(random).start(), Duration.ofMinutes(30));
        var many = random.nextInt(3) == 0;
        var plan = new ClosurePlan(
                many ? Set.copyOf(all) : Set.of(any(all, random)),
                OccupancyKind.MAINTENANCE,
                slot.start(),
                slot.end(),
                many ? "FREQ=DAILY;COUNT=2" : null,
                "例行维护");
        var answer = closures.declare(plan, Set.of(), admin);
        assertThat(answer).isNotInstanceOf(ClosureAnswer.Refused.class);
        if (answer instanceof ClosureAnswer.Closed(var ids)) {
            ids.forEach(id -> closed.put(id, closure(id)));
        }
        return answer;
    }

    private Taken closure(UUID id) {
        return database.client()
                .sql("select instrument_id, starts_at, ends_at from closure where id = ?")
                .param(id)
                .query((row, number) -> new Taken(
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        0,
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .single();
    }

    private Object reopen(Random random) {
        var closure = any(List.copyOf(closed.keySet()), random);
        if (closure == null || closed.remove(closure) == null) {
            return "Nothing";
        }
        var answer = closures.reopen(closure, false, admin);
        assertThat(answer).isInstanceOf(ReopenAnswer.Reopened.class);
        return answer;
    }

    // ---------------------------------------------------------------- what must hold

    private List<String> overlaps() {
        return strings("""
                select a.id || ' and ' || b.id from occupancy a join occupancy b on a.instrument_id = b.instrument_id
                and a.unit = b.unit and a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                where a.instrument_id in (:ids)""");
    }

    /** Whoever was told that they have it, has it: their unit, or all units of a closure, for the very slot. */
    private List<String> lostTaken(Map<UUID, Taken> promised) {
        var lost = new ArrayList<String>();
        promised.forEach((owner, had) -> {
            var rows = database.count(
                    """
                    select count(*) from occupancy where owner_id = ? and instrument_id = ? and starts_at = ?
                    and ends_at = ? and (unit = ? or ? = 0)""",
                    owner,
                    had.instrument().value(),
                    had.slot().start(),
                    had.slot().end(),
                    had.unit(),
                    had.unit());
            var units = had.unit() == 0 ? 1 + all.indexOf(had.instrument()) : 1;
            if (rows != units) {
                lost.add("%s of %s has %d rows".formatted(had, owner, rows));
            }
        });
        return lost;
    }

    private List<String> lostBookings() {
        var lost = new ArrayList<String>();
        booked.forEach((id, had) -> {
            var status = database.strings("select status from booking where id = ?", id.value());
            var rows = database.count("""
                    select count(*) from booking b join occupancy o on o.owner_id = b.id and o.unit = b.unit
                    and o.starts_at <= b.starts_at and o.ends_at >= b.ends_at
                    where b.id = ? and b.instrument_id = ?""", id.value(), had.instrument().value());
            var counts = status.size() == 1 && WITH_A_SLOT.contains(BookingStatus.valueOf(status.getFirst()));
            if (status.size() != 1 || rows != (counts ? 1 : 0)) {
                lost.add("%s %s has %d rows".formatted(id, status, rows));
            }
        });
        return lost;
    }

    private long deadlocks() {
        database.client().sql("select pg_stat_force_next_flush()").query().listOfRows();
        return database.count("select deadlocks from pg_stat_database where datname = current_database()");
    }

    private List<String> strings(String query) {
        return database.client()
                .sql(query)
                .param("ids", all.stream().map(ResourceId::value).toList())
                .query(String.class)
                .list();
    }

    private TimeSlot slot(Random random) {
        var start = firstHour.plus(Duration.ofMinutes(30L * random.nextInt(HALF_HOURS)));
        return TimeSlot.starting(start, Duration.ofMinutes(30L * (1 + random.nextInt(3))));
    }

    private static <T> @Nullable T any(List<T> of, Random random) {
        return of.isEmpty() ? null : of.get(random.nextInt(of.size()));
    }
}
