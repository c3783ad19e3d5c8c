package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param purpose what for, not blank, at most 600 characters
 * @param samples how many, where some are sent in
 * @param overrideReason why the institution's staff set rules aside; null where they do not
 * @param onBehalfOf whom the institution's staff ask for; null where somebody asks for themselves
 */
public record BookingRequest(
        ResourceId instrument,
        TimeSlot slot,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        boolean acceptAgreement,
        @Nullable String overrideReason,
        @Nullable AccountId onBehalfOf) {

    public BookingRequest(
            ResourceId instrument,
            TimeSlot slot,
            String purpose,
            ServiceMode serviceMode,
            @Nullable Integer samples,
            boolean acceptAgreement) {
        this(instrument, slot, purpose, serviceMode, samples, acceptAgreement, null, null);
    }

    /** The same for another time. */
    public BookingRequest at(TimeSlot other) {
        return new BookingRequest(
                instrument, other, purpose, serviceMode, samples, acceptAgreement, overrideReason, onBehalfOf);
    }
}
