package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.LocalDate;

/**
 * An instrument that another cannot be used without. Of its terms only those bind that speak of the time itself: what must be
 * free beside a slot, nights and days off (src/docs/decisions/0012-companions-follow-their-booking.md).
 */
public record Companion(BookableInstrument instrument, TermsInForce terms) {

    public ResourceId id() {
        return instrument.id();
    }

    BookingTerms on(LocalDate day) {
        return terms.on(day);
    }

    /** What of its time goes with a slot. */
    public TimeSlot withBuffers(TimeSlot slot) {
        var there = terms.of(slot);
        return slot.widened(there.bufferBefore(), there.bufferAfter());
    }
}
