package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.ResourceId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the requests an account may see are wanted.
 *
 * @param role as whom; null for all of them
 * @param statuses empty for all; to a decider, what is pending includes changes of time that wait
 * @param from requests whose slot ends after; {@code to}: whose slot starts before
 */
public record BookingQuery(
        @Nullable Side role,
        Set<BookingStatus> statuses,
        @Nullable ResourceId instrument,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Which side of the counter. */
    public enum Side {
        /** One's own and one's enterprise's. */
        REQUESTER,
        /** Those one's institution decides on, or that one's instruments are asked for in. */
        DECIDER
    }

    public static BookingQuery as(Side role, BookingStatus... statuses) {
        return new BookingQuery(role, Set.of(statuses), null, null, null);
    }
}
