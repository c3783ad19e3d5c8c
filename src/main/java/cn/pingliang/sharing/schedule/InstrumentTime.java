package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An instrument's time over a window, read at once.
 *
 * @param slots the whole window, cut where the state changes
 * @param openingHours within the window, whoever has them
 * @param freeByUnit for each unit, the stretches in which it can be had
 * @param takenByUnit for each unit, what occupies any of the window, whatever the opening hours; in no order
 */
public record InstrumentTime(
        TimeSlot window,
        List<ScheduledSlot> slots,
        List<TimeSlot> openingHours,
        List<List<TimeSlot>> freeByUnit,
        List<List<TimeSlot>> takenByUnit) {

    public InstrumentTime {
        slots = List.copyOf(slots);
        openingHours = List.copyOf(openingHours);
        freeByUnit = freeByUnit.stream().map(List::copyOf).toList();
        takenByUnit = takenByUnit.stream().map(List::copyOf).toList();
    }

    static InstrumentTime of(Timeline timeline) {
        return new InstrumentTime(
                timeline.window(), timeline.slots(), timeline.open(), timeline.freeByUnit(), timeline.takenByUnit());
    }

    /**
     * The time at which both can be had, for an instrument that is had with another. Where this one is free and the other is
     * not, the state is the other's. Opening hours, and what is taken, stay this one's own.
     *
     * @param other of the same window
     */
    public InstrumentTime with(InstrumentTime other) {
        var together = slots.stream()
                .flatMap(slot -> slot.state() == SlotState.FREE
                        ? other.slots().stream().flatMap(each -> slot.stateOf(each).stream())
                        : Stream.of(slot))
                .collect(ArrayList<ScheduledSlot>::new, InstrumentTime::append, List::addAll);
        var free = freeByUnit.stream()
                .flatMap(unit -> other.freeByUnit.stream().map(beside -> common(unit, beside)))
                .toList();
        return new InstrumentTime(window, together, openingHours, free, takenByUnit);
    }

    private static void append(List<ScheduledSlot> slots, ScheduledSlot next) {
        if (!slots.isEmpty() && slots.getLast().state() == next.state()) {
            var last = slots.removeLast();
            slots.add(new ScheduledSlot(
                    new TimeSlot(last.slot().start(), next.slot().end()), last.state()));
        } else {
            slots.add(next);
        }
    }

    private static List<TimeSlot> common(List<TimeSlot> some, List<TimeSlot> others) {
        return some.stream()
                .flatMap(one -> others.stream().filter(one::overlaps).map(one::common))
                .toList();
    }

    /** Whether one single unit can be had for the whole slot; two that are free one after the other do not help anybody. */
    public boolean hasFreeUnit(TimeSlot slot) {
        return freeByUnit.stream().anyMatch(unit -> unit.stream().anyMatch(stretch -> stretch.contains(slot)));
    }

    /** The starts, on the alignment, from which one single unit can be had for so long; soonest first. */
    public List<TimeSlot> starts(Duration length, Duration alignment) {
        return freeByUnit.stream()
                .flatMap(List::stream)
                .flatMap(stretch -> Stream.iterate(
                        Timeline.alignUp(stretch.start(), alignment),
                        start -> !start.plus(length).isAfter(stretch.end()),
                        start -> start.plus(alignment)))
                .distinct()
                .sorted()
                .map(start -> TimeSlot.starting(start, length))
                .toList();
    }

    /** Whether a slot within the window lies in opening hours. */
    public boolean isOpen(TimeSlot slot) {
        return openingHours.stream().anyMatch(hours -> hours.contains(slot));
    }
}
