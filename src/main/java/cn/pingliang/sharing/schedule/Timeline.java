package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.groupingBy;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One instrument's time over a window, from its opening hours and what occupies its units: the same answer for the calendar,
 * the list of free slots, the API and the rules.
 *
 * @param open in order, none touching another
 * @param occupied in any order; those of one unit do not overlap, as the database sees to
 * @param units how many of it there are; an instrument without units is closed all the time
 * @param now what lies before is closed
 */
record Timeline(TimeSlot window, List<TimeSlot> open, List<Occupancy> occupied, int units, Instant now) {

    Timeline {
        open = List.copyOf(open);
        occupied = List.copyOf(occupied);
    }

    /**
     * As it is for somebody who needs free time beside their slot: whatever occupies a unit keeps that much more from them. No
     * two occupancies of a unit overlap afterwards either.
     */
    Timeline withRoom(Duration before, Duration after) {
        if (before.isZero() && after.isZero()) {
            return this;
        }
        var roomier = occupied.stream().collect(groupingBy(Occupancy::unit)).values().stream()
                .flatMap(ofUnit -> withRoom(ofUnit, before, after).stream())
                .toList();
        return new Timeline(window, open, roomier, units, now);
    }

    private static List<Occupancy> withRoom(List<Occupancy> ofUnit, Duration before, Duration after) {
        var inOrder = ofUnit.stream()
                .sorted(Comparator.comparing(occupancy -> occupancy.slot().start()))
                .toList();
        var roomier = new ArrayList<Occupancy>();
        var reached = Instant.MIN;
        for (var i = 0; i < inOrder.size(); i++) {
            var slot = inOrder.get(i).slot();
            var next = i + 1 < inOrder.size() ? inOrder.get(i + 1).slot().start() : Instant.MAX;
            var end = slot.end().plus(before);
            var taken = new TimeSlot(latest(slot.start().minus(after), reached), end.isBefore(next) ? end : next);
            roomier.add(
                    new Occupancy(inOrder.get(i).unit(), taken, inOrder.get(i).kind()));
            reached = taken.end();
        }
        return roomier;
    }

    /** The whole window, cut where the state changes; no two neighbours are in the same state. */
    List<ScheduledSlot> slots() {
        return new Sweep(this).slots();
    }

    /** The stretches in which a unit can be had. */
    List<TimeSlot> free() {
        return slots().stream()
                .filter(slot -> slot.state() == SlotState.FREE)
                .map(ScheduledSlot::slot)
                .toList();
    }

    /** The stretches in which each single unit can be had. */
    List<List<TimeSlot>> freeByUnit() {
        return IntStream.rangeClosed(1, units)
                .mapToObj(unit -> new Timeline(
                                window,
                                open,
                                occupied.stream()
                                        .filter(occupancy -> occupancy.unit() == unit)
                                        .toList(),
                                1,
                                now)
                        .free())
                .toList();
    }

    /** What occupies each single unit, open or not. */
    List<List<TimeSlot>> takenByUnit() {
        var byUnit = occupied.stream()
                .collect(groupingBy(Occupancy::unit, Collectors.mapping(Occupancy::slot, Collectors.toList())));
        return IntStream.rangeClosed(1, units)
                .mapToObj(unit -> byUnit.getOrDefault(unit, List.of()))
                .toList();
    }

    /** Whether one single unit is free for the whole slot, which {@link #free()} alone does not promise with several units. */
    boolean hasFreeUnit(TimeSlot slot) {
        return hasFreeUnit(slot, slot);
    }

    /** @param withBuffers what must be nobody's; it need not lie in opening hours */
    boolean hasFreeUnit(TimeSlot slot, TimeSlot withBuffers) {
        return open.stream().anyMatch(hours -> hours.contains(slot))
                && !slot.start().isBefore(now)
                && IntStream.rangeClosed(1, units)
                        .anyMatch(unit -> occupied.stream()
                                .noneMatch(occupancy -> occupancy.unit() == unit
                                        && occupancy.slot().overlaps(withBuffers)));
    }

    /** The starts, on the alignment, from which a unit is free for so long; at most {@code limit}, soonest first. */
    List<TimeSlot> starts(Duration length, Duration alignment, int limit) {
        var byUnit = occupied.stream().collect(groupingBy(Occupancy::unit));
        var starts = new TreeSet<Instant>();
        for (var unit = 1; unit <= units; unit++) {
            var found = 0;
            for (var stretch : freeOf(byUnit.getOrDefault(unit, List.of()))) {
                var start = alignUp(stretch.start(), alignment);
                while (found < limit && !start.plus(length).isAfter(stretch.end())) {
                    starts.add(start);
                    found++;
                    start = start.plus(alignment);
                }
            }
        }
        return starts.stream()
                .limit(limit)
                .map(start -> TimeSlot.starting(start, length))
                .toList();
    }

    /** The stretches from now on in which the unit that these occupy is open and nobody's, in order. */
    private List<TimeSlot> freeOf(List<Occupancy> ofUnit) {
        var taken = ofUnit.stream()
                .map(Occupancy::slot)
                .sorted(Comparator.comparing(TimeSlot::start))
                .toList();
        var free = new ArrayList<TimeSlot>();
        var next = 0;
        for (var hours : open) {
            var reached = latest(hours.start(), now);
            while (next < taken.size() && taken.get(next).start().isBefore(hours.end())) {
                addBetween(free, reached, taken.get(next).start());
                reached = latest(reached, taken.get(next).end());
                if (reached.isAfter(hours.end())) {
                    // It reaches into the next opening hours too.
                    break;
                }
                next++;
            }
            addBetween(free, reached, hours.end());
        }
        return free;
    }

    private static void addBetween(List<TimeSlot> free, Instant from, Instant to) {
        if (to.isAfter(from)) {
            free.add(new TimeSlot(from, to));
        }
    }

    static TimeSlot clip(TimeSlot slot, TimeSlot window) {
        return new TimeSlot(latest(slot.start(), window.start()), earliest(slot.end(), window.end()));
    }

    /** The next moment on the alignment, counted from the full hour: Pingliang's offset is a whole number of hours. */
    static Instant alignUp(Instant moment, Duration alignment) {
        var step = alignment.toSeconds();
        var seconds = moment.getNano() > 0 ? moment.getEpochSecond() + 1 : moment.getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    static Instant latest(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    static Instant earliest(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
