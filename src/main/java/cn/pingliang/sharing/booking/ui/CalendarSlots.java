package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.schedule.ScheduledSlot;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import java.util.ArrayList;
import java.util.List;

/** What the calendar paints: the instrument's time, with the viewer's own slots shown as theirs. */
final class CalendarSlots {

    private CalendarSlots() {}

    /** @param own in order, not overlapping */
    static List<BookingWeek.Slot> of(List<ScheduledSlot> slots, List<TimeSlot> own) {
        var painted = new ArrayList<BookingWeek.Slot>();
        for (var slot : slots) {
            if (slot.state() == SlotState.BUSY) {
                paintBusy(slot.slot(), own, painted);
            } else {
                painted.add(slot(slot.slot(), State.valueOf(slot.state().name())));
            }
        }
        return painted;
    }

    private static void paintBusy(TimeSlot busy, List<TimeSlot> own, List<BookingWeek.Slot> painted) {
        var from = busy.start();
        for (var mine : own) {
            if (!mine.overlaps(busy) || !mine.end().isAfter(from)) {
                continue;
            }
            var start = mine.start().isBefore(from) ? from : mine.start();
            var end = mine.end().isAfter(busy.end()) ? busy.end() : mine.end();
            if (start.isAfter(from)) {
                painted.add(slot(new TimeSlot(from, start), State.BUSY));
            }
            painted.add(slot(new TimeSlot(start, end), State.MINE));
            from = end;
        }
        if (from.isBefore(busy.end())) {
            painted.add(slot(new TimeSlot(from, busy.end()), State.BUSY));
        }
    }

    private static BookingWeek.Slot slot(TimeSlot time, State state) {
        return new BookingWeek.Slot(time, state, "");
    }
}
