package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The institution confirmed a use: it becomes a usage record in the same transaction.
 *
 * @param endedAt when the user checked out, or the samples were measured
 * @param hours effective hours up to then
 * @param external whether another legal entity than the owner used it
 */
public record UseConfirmed(
        BookingId id,
        int step,
        AccountId by,
        ResourceId instrument,
        TimeSlot slot,
        int unit,
        Instant endedAt,
        BigDecimal hours,
        Money amount,
        OrganisationId organisation,
        AccountId user,
        boolean external,
        String purpose,
        ServiceMode serviceMode,
        @Nullable Integer samples)
        implements BookingEvent {}
