package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What whoever decides on a request should know without opening it.
 *
 * @param rivals other requests that wait for the same time of the instrument
 * @param slotFree whether it can still be had; a request that holds its slot has it
 * @param quotasLeft of the person and of the organisation, with this request counted: each only the one that leaves least
 * @param completed uses of the institution's instruments by the requester; {@code noShows}: those they did not come to
 * @param manners how the last uses went
 * @param training on the instrument for the time asked for; null where the terms do not ask for it and there never was any
 * @param price by the published price; null where it is to be agreed
 * @param externalBefore hours this year by others than the owner, as confirmed; {@code externalWith}: with this one. Null where
 *     the use is the owner's own
 * @param batch of this viewer or another, in which it waits to be approved
 * @param batchIsMine whether it is the viewer's
 */
public record DecisionImpact(
        int rivals,
        boolean slotFree,
        List<Left> quotasLeft,
        int completed,
        int noShows,
        Manners manners,
        @Nullable Training training,
        Agreement agreement,
        @Nullable Money price,
        @Nullable BigDecimal externalBefore,
        @Nullable BigDecimal externalWith,
        @Nullable UUID batch,
        boolean batchIsMine) {

    public DecisionImpact {
        quotasLeft = List.copyOf(quotasLeft);
    }

    /**
     * How somebody came and left, of the last uses of the institution's instruments.
     *
     * @param uses so many, at most {@link RequestFacts#USES}; the others count each use that was so, some of them twice
     */
    public record Manners(int uses, int late, int leftEarly, int overtime) {}

    /**
     * @param needed whether the terms ask for it
     * @param day the last; null where it has no end, or where there is none
     */
    public record Training(
            State state, boolean needed, @Nullable LocalDate day) {

        public enum State {
            /** To the end of the time asked for. */
            HOLDS,
            WITHOUT_END,
            /** Before the end of it. */
            OVER,
            NONE
        }

        public boolean isMissing() {
            return needed && (state == State.OVER || state == State.NONE);
        }
    }

    /** The service agreement, 289号 art. 13. */
    public enum Agreement {
        ACCEPTED,
        MISSING,
        NOT_NEEDED
    }

    /** @param left hours or bookings; below zero where rules were set aside or changed since */
    public record Left(Holder holder, Measure measure, Span span, BigDecimal left) {}
}
