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
 * @param sampleDetails what the institution is told of the samples
 * @param exceptionReason why those who decide are asked to let rules be set aside; null where nobody asks
 */
public record BookingRequest(
        ResourceId instrument,
        TimeSlot slot,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        boolean acceptAgreement,
        @Nullable String overrideReason,
        @Nullable AccountId onBehalfOf,
        SampleDetails sampleDetails,
        @Nullable String exceptionReason) {

    public BookingRequest(
            ResourceId instrument,
            TimeSlot slot,
            String purpose,
            ServiceMode serviceMode,
            @Nullable Integer samples,
            boolean acceptAgreement,
            @Nullable String overrideReason,
            @Nullable AccountId onBehalfOf) {
        this(
                instrument,
                slot,
                purpose,
                serviceMode,
                samples,
                acceptAgreement,
                overrideReason,
                onBehalfOf,
                SampleDetails.NONE,
                null);
    }

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
                instrument,
                other,
                purpose,
                serviceMode,
                samples,
                acceptAgreement,
                overrideReason,
                onBehalfOf,
                sampleDetails,
                exceptionReason);
    }

    /** The same with what is said of the samples. */
    public BookingRequest with(SampleDetails details) {
        return new BookingRequest(
                instrument,
                slot,
                purpose,
                serviceMode,
                samples,
                acceptAgreement,
                overrideReason,
                onBehalfOf,
                details,
                exceptionReason);
    }

    /** The same as the institution's staff ask for it. */
    public BookingRequest byStaff(@Nullable String reasonToOverride, @Nullable AccountId requester) {
        return new BookingRequest(
                instrument,
                slot,
                purpose,
                serviceMode,
                samples,
                acceptAgreement,
                reasonToOverride,
                requester,
                sampleDetails,
                exceptionReason);
    }

    /** The same, asking for an exception from the rules; null where none is asked for. */
    public BookingRequest asking(@Nullable String reason) {
        return new BookingRequest(
                instrument,
                slot,
                purpose,
                serviceMode,
                samples,
                acceptAgreement,
                overrideReason,
                onBehalfOf,
                sampleDetails,
                reason);
    }

    /** Why rules are to be set aside, whoever does it. */
    @Nullable
    String whyNotByTheRules() {
        return overrideReason == null ? exceptionReason : overrideReason;
    }
}
