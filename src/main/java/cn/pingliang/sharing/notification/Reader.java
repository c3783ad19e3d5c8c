package cn.pingliang.sharing.notification;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told of one kind of thing.
 *
 * @param wanted the channels they chose for it, and {@code unwanted} those they chose against
 */
record Reader(Recipient person, boolean daily, @Nullable QuietHours quiet, Set<String> wanted, Set<String> unwanted) {

    boolean wants(String channel, boolean byDefault) {
        return wanted.contains(channel) || (byDefault && !unwanted.contains(channel));
    }

    /** When something may reach them that is ready now. */
    Instant reachableFrom(Instant now) {
        return quiet == null ? now : quiet.after(now);
    }
}
