package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.OccupancyKind.BOOKING;
import static cn.pingliang.sharing.schedule.OccupancyKind.CLOSURE;
import static cn.pingliang.sharing.schedule.OccupancyKind.HOLD;
import static cn.pingliang.sharing.schedule.OccupancyKind.MAINTENANCE;
import static cn.pingliang.sharing.schedule.SlotState.BUSY;
import static cn.pingliang.sharing.schedule.SlotState.CLOSED;
import static cn.pingliang.sharing.schedule.SlotState.FREE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of one instrument, in minutes from its midnight: open from 08:00 (480) to 18:00 (1080). */
class TimelineTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-30T16:00:00Z");
    private static final TimeSlot DAY = slot(0, 1440);
    private static final TimeSlot OPEN = slot(480, 1080);
    private static final List<OccupancyKind> KINDS = List.of(BOOKING, HOLD, CLOSURE, MAINTENANCE);

    private static Instant at(int minute) {
        return MIDNIGHT.plus(Duration.ofMinutes(minute));
    }

    private static TimeSlot slot(int from, int to) {
        return new TimeSlot(at(from), at(to));
    }

    private static Occupancy taken(int unit, int from, int to, OccupancyKind kind) {
        return new Occupancy(unit, slot(from, to), kind);
    }

    private static ScheduledSlot is(SlotState state, int from, int to) {
        return new ScheduledSlot(slot(from, to), state);
    }

    private static Timeline oneUnit(Occupancy... occupied) {
        return units(1, occupied);
    }

    private static Timeline units(int units, Occupancy... occupied) {
        return new Timeline(DAY, List.of(OPEN), List.of(occupied), units, at(0));
    }

    @Test
    void the_whole_window_is_told_and_neighbours_differ_in_their_state() {
        assertThat(oneUnit().slots()).containsExactly(is(CLOSED, 0, 480), is(FREE, 480, 1080), is(CLOSED, 1080, 1440));
    }

    @Test
    void what_somebody_has_is_busy_with_its_buffers_as_the_database_keeps_them() {
        assertThat(oneUnit(taken(1, 585, 690, BOOKING)).slots())
                .containsExactly(
                        is(CLOSED, 0, 480),
                        is(FREE, 480, 585),
                        is(BUSY, 585, 690),
                        is(FREE, 690, 1080),
                        is(CLOSED, 1080, 1440));
    }

    @Test
    void bookings_that_touch_are_one_busy_stretch() {
        assertThat(oneUnit(taken(1, 540, 600, BOOKING), taken(1, 600, 660, BOOKING))
                        .slots())
                .contains(is(BUSY, 540, 660));
    }

    @Test
    void what_somebody_is_filling_in_a_request_for_is_held_as_long_as_no_unit_is_free() {
        assertThat(oneUnit(taken(1, 540, 600, BOOKING), taken(1, 600, 660, HOLD))
                        .slots())
                .contains(is(BUSY, 540, 600), is(SlotState.HELD, 600, 660));
    }

    @Test
    void maintenance_and_closures_are_told_as_what_they_are() {
        assertThat(oneUnit(taken(1, 540, 600, MAINTENANCE), taken(1, 700, 760, CLOSURE))
                        .slots())
                .containsExactly(
                        is(CLOSED, 0, 480),
                        is(FREE, 480, 540),
                        is(SlotState.MAINTENANCE, 540, 600),
                        is(FREE, 600, 700),
                        is(CLOSED, 700, 760),
                        is(FREE, 760, 1080),
                        is(CLOSED, 1080, 1440));
    }

    @Test
    void several_units_are_free_until_the_last_of_them_is_taken() {
        var timeline = units(3, taken(1, 540, 660, BOOKING), taken(2, 540, 600, BOOKING), taken(3, 570, 720, CLOSURE));
        assertThat(timeline.slots())
                .containsExactly(
                        is(CLOSED, 0, 480),
                        is(FREE, 480, 570),
                        is(BUSY, 570, 600),
                        is(FREE, 600, 1080),
                        is(CLOSED, 1080, 1440));
    }

    @Test
    void all_units_under_maintenance_are_maintenance() {
        assertThat(units(2, taken(1, 540, 600, MAINTENANCE), taken(2, 540, 600, MAINTENANCE))
                        .slots())
                .contains(is(SlotState.MAINTENANCE, 540, 600));
    }

    @Test
    void what_is_past_is_closed() {
        var timeline = new Timeline(DAY, List.of(OPEN), List.of(taken(1, 480, 540, BOOKING)), 1, at(600));
        assertThat(timeline.slots()).containsExactly(is(CLOSED, 0, 600), is(FREE, 600, 1080), is(CLOSED, 1080, 1440));
    }

    @Test
    void an_instrument_without_units_is_closed_all_the_time() {
        assertThat(new Timeline(DAY, List.of(), List.of(), 0, at(0)).slots()).containsExactly(is(CLOSED, 0, 1440));
        assertThat(units(0).slots()).containsExactly(is(CLOSED, 0, 1440));
    }

    @Test
    void a_slot_needs_one_single_unit_for_its_whole_length() {
        // each half hour one of the two units is free, but never the same one
        var timeline = units(2, taken(1, 540, 600, BOOKING), taken(2, 600, 660, BOOKING));
        assertThat(timeline.free()).containsExactly(slot(480, 1080));
        assertThat(timeline.hasFreeUnit(slot(540, 600))).isTrue();
        assertThat(timeline.hasFreeUnit(slot(540, 660))).isFalse();
        assertThat(timeline.hasFreeUnit(slot(480, 600))).isTrue();
    }

    @Test
    void a_free_slot_lies_within_one_open_stretch_and_not_in_the_past() {
        assertThat(oneUnit().hasFreeUnit(slot(480, 1080))).isTrue();
        assertThat(oneUnit().hasFreeUnit(slot(450, 510))).isFalse();
        assertThat(oneUnit().hasFreeUnit(slot(1050, 1081))).isFalse();
        var later = new Timeline(DAY, List.of(OPEN), List.of(), 1, at(601));
        assertThat(later.hasFreeUnit(slot(600, 660))).isFalse();
        assertThat(later.hasFreeUnit(slot(601, 660))).isTrue();
    }

    @Test
    void starts_lie_on_the_alignment_and_fit_before_the_next_booking() {
        var timeline = new Timeline(DAY, List.of(slot(485, 640)), List.of(taken(1, 555, 580, BOOKING)), 1, at(0));
        assertThat(timeline.starts(Duration.ofMinutes(30), Duration.ofMinutes(15), 10))
                .containsExactly(slot(495, 525), slot(510, 540), slot(525, 555), slot(585, 615), slot(600, 630));
    }

    @Test
    void starts_are_as_many_as_wanted_soonest_first_and_never_past() {
        var timeline = new Timeline(DAY, List.of(OPEN), List.of(), 1, at(500));
        assertThat(timeline.starts(Duration.ofMinutes(60), Duration.ofMinutes(30), 2))
                .containsExactly(slot(510, 570), slot(540, 600));
    }

    @Test
    void a_start_needs_one_single_unit_too() {
        var timeline = units(2, taken(1, 480, 600, BOOKING), taken(2, 600, 1080, BOOKING), taken(1, 630, 900, HOLD));
        assertThat(timeline.starts(Duration.ofMinutes(120), Duration.ofMinutes(30), 3))
                .containsExactly(slot(480, 600), slot(900, 1020), slot(930, 1050));
        assertThat(timeline.starts(Duration.ofMinutes(150), Duration.ofMinutes(30), 3))
                .containsExactly(slot(900, 1050), slot(930, 1080));
    }

    @Test
    void what_reaches_over_a_night_takes_the_end_of_one_day_and_the_beginning_of_the_next() {
        var nights = new TimeSlot(at(0), at(2880));
        var open = List.of(slot(480, 1080), slot(1920, 2520));
        var timeline = new Timeline(nights, open, List.of(taken(1, 960, 2040, BOOKING)), 1, at(0));
        assertThat(timeline.starts(Duration.ofMinutes(240), Duration.ofMinutes(60), 10))
                .extracting(TimeSlot::start)
                .containsExactly(
                        at(480), at(540), at(600), at(660), at(720), at(2040), at(2100), at(2160), at(2220), at(2280));
    }

    /** Against the definition, moment by moment: five minutes is the grain of everything here. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void any_day_is_told_as_each_of_its_moments_is(long seed) {
        var timeline = anyDay(new Random(seed));
        var slots = timeline.slots();
        assertThat(slots.getFirst().slot().start()).isEqualTo(DAY.start());
        assertThat(slots.getLast().slot().end()).isEqualTo(DAY.end());
        for (var minute = 0; minute < 1440; minute += 5) {
            var moment = at(minute);
            assertThat(slots.stream().filter(it -> it.slot().contains(moment)))
                    .as("minute %s of %s", minute, timeline)
                    .singleElement()
                    .extracting(ScheduledSlot::state)
                    .isEqualTo(stateAt(timeline, moment));
        }
        for (var i = 1; i < slots.size(); i++) {
            assertThat(slots.get(i).slot().start())
                    .isEqualTo(slots.get(i - 1).slot().end());
            assertThat(slots.get(i).state()).isNotEqualTo(slots.get(i - 1).state());
        }
        for (var length : List.of(15, 60, 145)) {
            var expected = IntStream.range(0, 1440 / 15)
                    .mapToObj(step -> TimeSlot.starting(at(step * 15), Duration.ofMinutes(length)))
                    .filter(timeline::hasFreeUnit)
                    .toList();
            assertThat(timeline.starts(Duration.ofMinutes(length), Duration.ofMinutes(15), 1000))
                    .isEqualTo(expected);
        }
    }

    private static Timeline anyDay(Random random) {
        var units = 1 + random.nextInt(3);
        var open = new ArrayList<TimeSlot>();
        for (var minute = random.nextInt(40) * 5; minute < 1400; ) {
            var end = Math.min(1440, minute + 5 + random.nextInt(100) * 5);
            open.add(slot(minute, end));
            minute = end + 5 + random.nextInt(40) * 5;
        }
        var occupied = new ArrayList<Occupancy>();
        for (var unit = 1; unit <= units; unit++) {
            for (var minute = -120 + random.nextInt(60) * 5; minute < 1440; ) {
                var end = minute + 5 + random.nextInt(60) * 5;
                occupied.add(taken(unit, minute, end, KINDS.get(random.nextInt(KINDS.size()))));
                minute = end + random.nextInt(20) * 5;
            }
        }
        Collections.shuffle(occupied, random);
        return new Timeline(DAY, open, occupied, units, at(random.nextInt(50) * 5 - 60));
    }

    private static SlotState stateAt(Timeline timeline, Instant moment) {
        if (moment.isBefore(timeline.now()) || timeline.open().stream().noneMatch(slot -> slot.contains(moment))) {
            return CLOSED;
        }
        var here = timeline.occupied().stream()
                .filter(occupancy -> occupancy.slot().contains(moment))
                .map(Occupancy::kind)
                .toList();
        if (here.size() < timeline.units()) {
            return FREE;
        }
        if (here.stream().allMatch(MAINTENANCE::equals)) {
            return SlotState.MAINTENANCE;
        }
        if (here.stream().allMatch(CLOSURE::equals)) {
            return CLOSED;
        }
        return here.contains(OccupancyKind.HOLD) ? SlotState.HELD : BUSY;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T01:00:00Z, 30, 2026-12-01T01:00:00Z",
        "2026-12-01T01:00:00.000000001Z, 30, 2026-12-01T01:30:00Z",
        "2026-12-01T01:00:01Z, 15, 2026-12-01T01:15:00Z",
        "2026-12-01T01:46:00Z, 60, 2026-12-01T02:00:00Z",
    })
    void the_next_aligned_moment_is_counted_from_the_full_hour(Instant moment, int minutes, Instant aligned) {
        assertThat(Timeline.alignUp(moment, Duration.ofMinutes(minutes))).isEqualTo(aligned);
    }
}
