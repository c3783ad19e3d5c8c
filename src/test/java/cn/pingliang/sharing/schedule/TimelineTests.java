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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of one instrument, in minutes from its midnight: open from 08:00 (480) to 18:00 (1080). */
class TimelineTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-30T16:00:00Z");
    private static final TimeSlot DAY = slot(0, 1440);
    private static final TimeSlot OPEN = slot(480, 1080);

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
        assertThat(oneUnit(taken(1, 540, 600, BOOKING), taken(1, 600, 660, HOLD))
                        .slots())
                .contains(is(BUSY, 540, 660));
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
