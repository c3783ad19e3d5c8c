package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param purpose what for, not blank, at most 600 characters
 * @param samples how many, where some are sent in
 */
public record BookingRequest(
        ResourceId instrument,
        TimeSlot slot,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples,
        boolean acceptAgreement) {}
