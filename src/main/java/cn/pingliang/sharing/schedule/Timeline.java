package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One instrument's time over a window, from its opening hours and what occupies its units: the same answer for the calendar,
 * the list of free slots, the API and the rules.
 *
 * @param units how many of it there are; an instrument without units is closed all the time
 * @param now what lies before is closed
 */
record Timeline(TimeSlot window, List<TimeSlot> open, List<Occupancy> occupied, int units, Instant now) {

    Timeline {
        open = List.copyOf(open);
        occupied = List.copyOf(occupied);
    }

    /** The whole window, cut where the state changes; no two neighbours are in the same state. */
    List<ScheduledSlot> slots() {
        var cuts = new TreeSet<>(List.of(window.start(), window.end()));
        addCut(cuts, now);
        open.forEach(slot -> addCuts(cuts, slot));
        occupied.forEach(occupancy -> addCuts(cuts, occupancy.slot()));
        var slots = new ArrayList<ScheduledSlot>();
        var previous = cuts.first();
        for (var cut : cuts.tailSet(previous, false)) {
            append(slots, new TimeSlot(previous, cut), stateAt(previous));
            previous = cut;
        }
        return slots;
    }

    /** The stretches in which a unit can be had. */
    List<TimeSlot> free() {
        return slots().stream()
                .filter(slot -> slot.state() == SlotState.FREE)
                .map(ScheduledSlot::slot)
                .toList();
    }

    /** Whether one single unit is free for the whole slot, which {@link #free()} alone does not promise with several units. */
    boolean hasFreeUnit(TimeSlot slot) {
        return open.stream().anyMatch(hours -> hours.contains(slot))
                && !slot.start().isBefore(now)
                && java.util.stream.IntStream.rangeClosed(1, units)
                        .anyMatch(unit -> occupied.stream()
                                .noneMatch(occupancy -> occupancy.unit() == unit
                                        && occupancy.slot().overlaps(slot)));
    }

    /** The starts, on the alignment, from which a unit is free for so long; at most {@code limit}, soonest first. */
    List<TimeSlot> starts(Duration length, Duration alignment, int limit) {
        var starts = new ArrayList<TimeSlot>();
        for (var stretch : open) {
            var start = alignUp(latest(stretch.start(), now), alignment);
            while (starts.size() < limit && !start.plus(length).isAfter(stretch.end())) {
                var slot = TimeSlot.starting(start, length);
                if (hasFreeUnit(slot)) {
                    starts.add(slot);
                }
                start = start.plus(alignment);
            }
        }
        return starts;
    }

    private SlotState stateAt(Instant moment) {
        if (units == 0 || moment.isBefore(now) || open.stream().noneMatch(slot -> slot.contains(moment))) {
            return SlotState.CLOSED;
        }
        var here = occupied.stream()
                .filter(occupancy -> occupancy.slot().contains(moment))
                .toList();
        if (here.stream().map(Occupancy::unit).distinct().count() < units) {
            return SlotState.FREE;
        }
        if (here.stream().allMatch(occupancy -> occupancy.kind() == OccupancyKind.MAINTENANCE)) {
            return SlotState.MAINTENANCE;
        }
        return here.stream().allMatch(occupancy -> occupancy.kind() == OccupancyKind.CLOSURE)
                ? SlotState.CLOSED
                : SlotState.BUSY;
    }

    private void addCuts(TreeSet<Instant> cuts, TimeSlot slot) {
        addCut(cuts, slot.start());
        addCut(cuts, slot.end());
    }

    private void addCut(TreeSet<Instant> cuts, Instant moment) {
        if (window.contains(moment)) {
            cuts.add(moment);
        }
    }

    private static void append(List<ScheduledSlot> slots, TimeSlot slot, SlotState state) {
        if (!slots.isEmpty() && slots.getLast().state() == state) {
            slots.add(new ScheduledSlot(new TimeSlot(slots.removeLast().slot().start(), slot.end()), state));
        } else {
            slots.add(new ScheduledSlot(slot, state));
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

    private static Instant earliest(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
