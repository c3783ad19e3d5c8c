package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom time is reckoned: what they would need beside a slot, and what is kept for them is theirs to have.
 *
 * @param before time to set up, which must be free too but need not be open; {@code after} likewise
 * @param account whose holds and offers do not count as taken; null for everybody
 * @param moving the booking that is to get another time, and does not stand in its own way; null where none is
 */
public record Asking(
        Duration before,
        Duration after,
        @Nullable AccountId account,
        @Nullable UUID moving) {

    /** Who looks, and needs nothing beside. */
    public static final Asking ANYBODY = new Asking(Duration.ZERO, Duration.ZERO, null);

    public Asking(Duration before, Duration after, @Nullable AccountId account) {
        this(before, after, account, null);
    }

    public Asking toMove(UUID booking) {
        return new Asking(before, after, account, booking);
    }
}
