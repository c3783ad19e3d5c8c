package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For whom time is reckoned: what they would need beside a slot, and what is kept for them is theirs to have.
 *
 * @param before time to set up, which must be free too but need not be open; {@code after} likewise
 * @param account whose holds and offers do not count as taken; null for everybody
 */
public record Asking(
        Duration before, Duration after, @Nullable AccountId account) {

    /** Who looks, and needs nothing beside. */
    public static final Asking ANYBODY = new Asking(Duration.ZERO, Duration.ZERO, null);
}
