package cn.pingliang.sharing.testing;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What the portal does after it has answered: its listeners hear of each event in their turn. */
public final class Events {

    /** Other tests may have left the one thread that writes notices thousands of them to do first. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private Events() {}

    /** Returns when everything was heard that can be. */
    public static void awaitHeard(Database database) {
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .until(() -> database.count("select count(*) from event_publication where status <> 'FAILED'") == 0);
    }
}
