package cn.pingliang.sharing.review;

import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.usage.UsageMode;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A usage record behind a figure.
 *
 * @param hours of the record within the period, to one decimal
 * @param bookingId null where the institution entered the use itself
 */
public record UsageEntry(
        UUID id,
        UUID instrumentId,
        String instrumentName,
        TimeSlot slot,
        BigDecimal hours,
        boolean external,
        String userUnit,
        String purpose,
        UsageMode serviceMode,
        @Nullable Integer samples,
        Money amount,
        @Nullable UUID bookingId) {}
