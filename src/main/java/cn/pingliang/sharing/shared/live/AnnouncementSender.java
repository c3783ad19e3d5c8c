package cn.pingliang.sharing.shared.live;

import cn.pingliang.sharing.shared.Gathered;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends announcements after the transactions they belong to, many at once: PostgreSQL lets only one transaction with a
 * NOTIFY commit at a time, which no booking should wait for.
 */
class AnnouncementSender {

    /** A payload stays below 8000 bytes: 200 ids of 36 letters and what stands between them are 7399. */
    static final int MOST_IN_ONE = 200;

    /** Nobody sees the difference, and a busy portal announces once what it would announce ten times. */
    private static final Duration PATIENCE = Duration.ofMillis(30);

    private final Gathered<UUID> changes = new Gathered<>("changes", PATIENCE, MOST_IN_ONE, this::announce);
    private final JdbcClient db;

    AnnouncementSender(JdbcClient db) {
        this.db = db;
    }

    void send(Collection<UUID> subjects) {
        changes.add(subjects);
    }

    void start() {
        changes.start();
    }

    void stop() {
        changes.stop();
    }

    private void announce(List<UUID> subjects) {
        db.sql("select pg_notify(?, ?)")
                .params(ListeningConnection.CHANNEL, ListeningConnection.payload(subjects))
                .query((row, number) -> "")
                .list();
    }
}
