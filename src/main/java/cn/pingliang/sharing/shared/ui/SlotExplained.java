package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import org.jspecify.annotations.Nullable;

/** Somebody asked the week about time that cannot be had. */
@DomEvent("slot-explained")
public class SlotExplained extends ComponentEvent<BookingWeek> {

    private static final long serialVersionUID = 1L;

    private final BookingWeek.Slot slot;
    private final TimeSlot part;

    public SlotExplained(
            BookingWeek source,
            boolean fromClient,
            @EventData("event.detail.start") String start,
            @EventData("event.detail.end") String end,
            @EventData("event.detail.state") String state,
            @EventData("event.detail.label") @Nullable String label,
            @EventData("event.detail.partStart") String partStart,
            @EventData("event.detail.partEnd") String partEnd) {
        super(source, fromClient);
        slot = new BookingWeek.Slot(
                new TimeSlot(BookingWeek.instant(start), BookingWeek.instant(end)),
                BookingWeek.State.valueOf(state),
                label == null ? "" : label);
        part = new TimeSlot(BookingWeek.instant(partStart), BookingWeek.instant(partEnd));
    }

    /** The whole stretch, with its state. */
    public BookingWeek.Slot slot() {
        return slot;
    }

    /** What of it lies on the day that somebody pressed. */
    public TimeSlot part() {
        return part;
    }
}
