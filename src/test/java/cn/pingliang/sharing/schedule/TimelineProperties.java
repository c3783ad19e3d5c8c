package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** A timeline says of every minute what an oracle says that looks at this minute alone. */
class TimelineProperties {

    /** A Monday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 30);

    private static final int[] ALIGNMENTS = {15, 30, 60};

    @Provide
    Arbitrary<MinuteByMinute> instruments() {
        return RandomInstruments.around(FIRST_DAY);
    }

    /** As {@link Timelines} makes it from what the database holds. */
    static Timeline timeline(MinuteByMinute instrument) {
        var week = instrument.ownWeek().isEmpty() ? instrument.institutionWeek() : instrument.ownWeek();
        var hours = week.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        day -> day.getValue().stream()
                                .map(MinuteByMinute.Opening::asHours)
                                .toList()));
        var open = new OpeningTimes(hours, new WorkCalendar(instrument.days())).within(instrument.window());
        var occupied = instrument.uses().stream()
                .map(use -> new Occupancy(
                        use.unit(),
                        instrument
                                .slot(use.from(), use.to())
                                .widened(Duration.ofMinutes(use.bufferBefore()), Duration.ofMinutes(use.bufferAfter())),
                        use.kind()))
                .filter(occupancy -> occupancy.slot().overlaps(instrument.window()))
                .toList();
        return new Timeline(instrument.window(), open, occupied, instrument.units(), instrument.nowInstant());
    }

    @Property(tries = 1500)
    void every_minute_is_in_the_state_the_oracle_says(@ForAll("instruments") MinuteByMinute instrument) {
        var slots = timeline(instrument).slots();
        Statistics.label("cuts").collect(Math.min(slots.size(), 10));
        assertTells(slots, instrument);
    }

    /** The whole window, in order, without gaps, each cut a change of state, and each minute as the oracle has it. */
    static void assertTells(List<ScheduledSlot> slots, MinuteByMinute instrument) {
        assertThat(slots.getFirst().slot().start())
                .isEqualTo(instrument.window().start());
        assertThat(slots.getLast().slot().end()).isEqualTo(instrument.window().end());
        for (var i = 1; i < slots.size(); i++) {
            var cut = slots.get(i).slot().start();
            assertThat(cut).isEqualTo(slots.get(i - 1).slot().end());
            assertThat(slots.get(i).state()).isNotEqualTo(slots.get(i - 1).state());
            // nothing but the present begins within a minute, so that looking at full minutes misses nothing
            var minute = cut.truncatedTo(ChronoUnit.MINUTES);
            assertThat(cut.equals(minute)
                            || minute.equals(instrument.nowInstant().truncatedTo(ChronoUnit.MINUTES)))
                    .as("cut at %s", cut)
                    .isTrue();
        }
        var wrong = new ArrayList<String>();
        var at = 0;
        for (var minute = 0; minute < instrument.windowMinutes(); minute++) {
            var moment = instrument.instant(minute);
            while (!slots.get(at).slot().contains(moment)) {
                at++;
            }
            if (slots.get(at).state() != instrument.state(minute)) {
                wrong.add("%s is %s, not %s"
                        .formatted(
                                instrument.windowStart().plusMinutes(minute),
                                slots.get(at).state(),
                                instrument.state(minute)));
            }
        }
        assertThat(wrong).as(instrument.toString()).isEmpty();
    }

    @Property(tries = 500)
    void a_unit_is_free_for_a_slot_when_it_is_in_each_of_its_minutes(
            @ForAll("instruments") MinuteByMinute instrument,
            @ForAll @IntRange(min = -120, max = 7300) int from,
            @ForAll @IntRange(min = 1, max = 600) int length) {
        var free = timeline(instrument).hasFreeUnit(instrument.slot(from, from + length));
        Statistics.label("free").collect(free);
        assertThat(free).isEqualTo(instrument.hasFreeUnit(from, from + length));
    }

    /** Whoever needs time beside the slot gets it only where that is free too, whether or not it is open. */
    @Property(tries = 500)
    void a_slot_with_its_buffers_is_free_when_a_unit_has_all_of_it(
            @ForAll("instruments") MinuteByMinute instrument,
            @ForAll @IntRange(min = 0, max = 5000) int from,
            @ForAll @IntRange(min = 1, max = 300) int length,
            @ForAll @IntRange(min = 0, max = 90) int before,
            @ForAll @IntRange(min = 0, max = 90) int after) {
        Assume.that(from >= before && from + length + after <= instrument.windowMinutes());
        var timeline = timeline(instrument);
        var slot = instrument.slot(from, from + length);
        var expected = timeline.open().stream().anyMatch(hours -> hours.contains(slot))
                && !slot.start().isBefore(timeline.now())
                && IntStream.rangeClosed(1, instrument.units())
                        .anyMatch(unit -> instrument.uses().stream()
                                .filter(use -> use.unit() == unit)
                                .noneMatch(use ->
                                        use.takenFrom() < from + length + after && use.takenTo() > from - before));
        var roomier = timeline.withRoom(Duration.ofMinutes(before), Duration.ofMinutes(after));
        Statistics.label("free").collect(expected);
        assertThat(roomier.hasFreeUnit(slot)).isEqualTo(expected);
        assertThat(roomier.freeByUnit().stream()
                        .anyMatch(unit -> unit.stream().anyMatch(stretch -> stretch.contains(slot))))
                .isEqualTo(expected);
    }

    /** Slots drawn at random are rarely free; those that the oracle finds are, and one minute less or more may not be. */
    @Property(tries = 300)
    void a_unit_is_free_exactly_as_long_as_the_oracle_says(
            @ForAll("instruments") MinuteByMinute instrument, @ForAll @IntRange(min = 1, max = 240) int length) {
        var timeline = timeline(instrument);
        for (var slot : instrument.starts(length, 15, 3)) {
            assertThat(timeline.hasFreeUnit(slot)).isTrue();
            var from = (int)
                    Duration.between(instrument.window().start(), slot.start()).toMinutes();
            for (var to = from + length; to < from + length + 90; to++) {
                assertThat(timeline.hasFreeUnit(instrument.slot(from, to))).isEqualTo(instrument.hasFreeUnit(from, to));
            }
        }
    }

    @Property(tries = 500)
    void starts_are_those_the_oracle_finds_soonest_first(
            @ForAll("instruments") MinuteByMinute instrument,
            @ForAll @IntRange(min = 1, max = 600) int length,
            @ForAll @IntRange(min = 0, max = 2) int alignment,
            @ForAll @IntRange(min = 1, max = 40) int limit) {
        var starts = timeline(instrument)
                .starts(Duration.ofMinutes(length), Duration.ofMinutes(ALIGNMENTS[alignment]), limit);
        Statistics.label("starts").collect(Math.min(starts.size(), 3));
        assertThat(starts).isEqualTo(instrument.starts(length, ALIGNMENTS[alignment], limit));
    }

    /** What the free stretches promise, slots of one minute keep. */
    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void free_stretches_are_the_minutes_that_can_be_had(@ForAll("instruments") MinuteByMinute instrument) {
        var timeline = timeline(instrument);
        for (var stretch : timeline.free()) {
            var minute =
                    TimeSlot.starting(Timeline.alignUp(stretch.start(), Duration.ofMinutes(1)), Duration.ofMinutes(1));
            if (stretch.contains(minute)) {
                assertThat(timeline.hasFreeUnit(minute)).isTrue();
            }
        }
    }
}
