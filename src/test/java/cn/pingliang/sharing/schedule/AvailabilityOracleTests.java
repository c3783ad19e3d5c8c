package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.MinuteByMinute.Opening;
import cn.pingliang.sharing.schedule.MinuteByMinute.Use;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.TestClock;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What {@link TimelineProperties} says of timelines holds for what the database makes of them: the same random instruments, as
 * rows, against the same oracle. Far from the days that other tests and the demonstration use.
 */
@PortalTest
class AvailabilityOracleTests {

    private static final int CASES = 40;

    /** A Monday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2040, 3, 5);

    @Autowired
    private Availability availability;

    @Autowired
    private Database database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private final UUID institution = UUID.randomUUID();
    private final UUID instrument = UUID.randomUUID();

    static List<Long> seeds() {
        return LongStream.rangeClosed(1, CASES).boxed().toList();
    }

    @BeforeEach
    void an_institution_of_its_own() {
        database.update(
                "insert into organisation (id, kind, code, name, name_en, created_at) values (?, 'INSTITUTION', ?, ?, '', now())",
                institution,
                "test-" + institution,
                "试验单位");
    }

    @AfterEach
    void gone() {
        database.update("delete from work_calendar where day >= ?", FIRST_DAY.minusDays(60));
        transaction.executeWithoutResult(status -> {
            database.update("delete from occupancy where instrument_id = ?", instrument);
            database.update("delete from booking where instrument_id = ?", instrument);
        });
        database.update("delete from closure where instrument_id = ?", instrument);
        database.update("delete from opening_hours where institution_id = ?", institution);
        database.update("delete from bookable_unit where instrument_id = ?", instrument);
        database.update("delete from resource where id = ?", instrument);
        database.update("delete from organisation where id = ?", institution);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_an_instrument_in_the_database_every_minute_is_in_the_state_the_oracle_says(long seed) {
        var example = example(seed);
        write(example);
        clock.set(example.nowInstant());
        var time = availability.of(new ResourceId(instrument), example.window());
        // the clock goes on meanwhile, but not to the next full minute
        TimelineProperties.assertTells(time.slots(), example);
        for (var minute = 0; minute < example.windowMinutes(); minute++) {
            var open = time.isOpen(example.slot(minute, minute + 1));
            assertThat(open).as("open in minute %d", minute).isEqualTo(example.units() > 0 && example.isOpen(minute));
        }
        for (var length : List.of(30, 95)) {
            assertThat(time.starts(Duration.ofMinutes(length), Duration.ofMinutes(30)).stream()
                            .limit(20))
                    .as(example.toString())
                    .isEqualTo(example.starts(length, 30, 20));
        }
        for (var from = 0; from + 61 <= example.windowMinutes(); from += 601) {
            assertThat(availability.isFree(new ResourceId(instrument), example.slot(from, from + 61)))
                    .isEqualTo(example.hasFreeUnit(from, from + 61));
        }
    }

    /** The same for the same seed; now is some seconds after a full minute. */
    private static MinuteByMinute example(long seed) {
        var random = new Random(seed);
        var drawn = new MinuteByMinute[1];
        JqwikSession.run(() -> drawn[0] =
                RandomInstruments.around(FIRST_DAY).generator(1000).next(random).value());
        var example = drawn[0];
        return new MinuteByMinute(
                example.windowStart(),
                example.windowMinutes(),
                example.now().withSecond(5).withNano(0),
                example.institutionWeek(),
                example.ownWeek(),
                example.days(),
                example.units(),
                example.uses());
    }

    private void write(MinuteByMinute example) {
        database.update("""
                insert into resource (id, kind, institution_id, number, name, name_en, status, published_at, created_at)
                values (?, 'INSTRUMENT', ?, ?, '试验仪器', '', 'DRAFT', null, now())""", instrument, institution, "TEST-1");
        for (var unit = 1; unit <= example.units(); unit++) {
            database.update("insert into bookable_unit (instrument_id, unit) values (?, ?)", instrument, unit);
        }
        writeWeek(example.institutionWeek(), null);
        writeWeek(example.ownWeek(), instrument);
        example.days()
                .forEach((day, worked) -> database.update(
                        "insert into work_calendar (day, kind, name) values (?, ?, '试验')",
                        day,
                        worked ? "WORKDAY" : "HOLIDAY"));
        example.uses().forEach(use -> transaction.executeWithoutResult(status -> write(use, example)));
    }

    private void writeWeek(Map<DayOfWeek, List<Opening>> week, @Nullable UUID own) {
        week.forEach((day, openings) -> openings.forEach(opening -> database.client()
                .sql("""
                        insert into opening_hours (id, institution_id, instrument_id, weekday, opens_at, closes_at)
                        values (:id, :institution, :instrument, :day, cast(:opens as time), cast(:closes as time))""")
                .param("id", UUID.randomUUID())
                .param("institution", institution)
                .param("instrument", own)
                .param("day", day.getValue())
                .param("opens", time(opening.opens()))
                .param("closes", time(opening.closes()))
                .update()));
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    /** The booking or closure it stands for, as the database demands it, and the time with its buffers. */
    private void write(Use use, MinuteByMinute example) {
        var owner = UUID.randomUUID();
        var slot = example.slot(use.from(), use.to());
        switch (use.kind()) {
            case BOOKING ->
                database.update(
                        """
                        insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id,
                            external, starts_at, ends_at, status, purpose, service_mode, requested_at)
                        values (?, ?, ?, ?, ?, ?, true, ?, ?, 'APPROVED', '试验', 'SELF_OPERATED', now())""",
                        owner,
                        instrument,
                        use.unit(),
                        institution,
                        database.account(Demo.ENTREPRENEUR),
                        institution,
                        slot.start(),
                        slot.end());
            case CLOSURE, MAINTENANCE ->
                database.update(
                        """
                        insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at)
                        values (?, ?, ?, ?, ?, '试验', ?, now())""",
                        owner,
                        instrument,
                        use.kind().name(),
                        slot.start(),
                        slot.end(),
                        database.account(Demo.MEDICAL_COLLEGE));
            case HOLD, OFFER, EXTERNAL -> {}
        }
        var taken = example.slot(use.takenFrom(), use.takenTo());
        var held = use.kind() == OccupancyKind.HOLD;
        database.client()
                .sql("""
                        insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id, expires_at)
                        values (:id, :instrument, :unit, :start, :end, :kind, :owner, :expires)""")
                .param("id", UUID.randomUUID())
                .param("instrument", instrument)
                .param("unit", use.unit())
                .param("start", Timestamp.from(taken.start()))
                .param("end", Timestamp.from(taken.end()))
                .param("kind", use.kind().name())
                .param("owner", held ? database.account(Demo.ENTREPRENEUR) : owner)
                .param(
                        "expires",
                        held ? Timestamp.from(example.nowInstant().plus(Duration.ofDays(1))) : null,
                        Types.TIMESTAMP)
                .update();
    }
}
