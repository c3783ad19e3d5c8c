package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a request for a slot. */
public sealed interface BookingAnswer {

    /** The slot is taken for this request; {@code approved} where nobody needs to decide. */
    record Accepted(BookingId id, BookingStatus status) implements BookingAnswer {}

    /**
     * Somebody has it; nothing was written.
     *
     * @param companion what the instrument cannot be used without, where that is what somebody has
     */
    record SlotTaken(
            List<Alternative> alternatives, @Nullable BookableInstrument companion) implements BookingAnswer {}

    /** It breaks these rules; nothing was written. */
    record Refused(List<Refusal> refusals) implements BookingAnswer {}

    /** A free slot of the same length, on this or another instrument. */
    record Alternative(ResourceId instrument, TimeSlot slot) {}
}
