package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;

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

    /** Whether one single unit can be had for the whole slot; two that are free one after the other do not help anybody. */
    public boolean hasFreeUnit(TimeSlot slot) {
        return freeByUnit.stream().anyMatch(unit -> unit.stream().anyMatch(stretch -> stretch.contains(slot)));
    }

    /** Whether a slot within the window lies in opening hours. */
    public boolean isOpen(TimeSlot slot) {
        return openingHours.stream().anyMatch(hours -> hours.contains(slot));
    }
}
