package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom time is reckoned: what they would need beside a slot, and what is kept for them is theirs to have.
 *
 * @param before time to set up, which must be free too but need not be open; {@code after} likewise
 * @param account whose holds and offers do not count as taken; null for everybody
 * @param moving the bookings that are to get another time, and do not stand in their own way
 */
public record Asking(
        Duration before, Duration after, @Nullable AccountId account, Set<UUID> moving) {

    public Asking {
        moving = Set.copyOf(moving);
    }

    /** Who looks, and needs nothing beside. */
    public static final Asking ANYBODY = new Asking(Duration.ZERO, Duration.ZERO, null);

    public Asking(Duration before, Duration after, @Nullable AccountId account) {
        this(before, after, account, Set.of());
    }

    Asking withoutRoom() {
        return new Asking(Duration.ZERO, Duration.ZERO, account, moving);
    }

    public Asking toMove(Set<UUID> bookings) {
        return new Asking(before, after, account, bookings);
    }
}
