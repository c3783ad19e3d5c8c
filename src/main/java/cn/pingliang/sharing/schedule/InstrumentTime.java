package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;

/**
 * An instrument's time over a window, read at once.
 *
 * @param slots the whole window, cut where the state changes
 * @param openingHours within the window, whoever has them
 */
public record InstrumentTime(TimeSlot window, List<ScheduledSlot> slots, List<TimeSlot> openingHours) {

    public InstrumentTime {
        slots = List.copyOf(slots);
        openingHours = List.copyOf(openingHours);
    }

    /** Whether a slot within the window lies in opening hours. */
    public boolean isOpen(TimeSlot slot) {
        return openingHours.stream().anyMatch(hours -> hours.contains(slot));
    }
}
