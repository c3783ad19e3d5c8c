package cn.pingliang.sharing.shared.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sends announcements after the transactions they belong to, many at once: PostgreSQL lets only one transaction with a
 * NOTIFY commit at a time, which no booking should wait for.
 */
class AnnouncementSender {

    /** A payload stays below 8000 bytes: 200 ids of 36 letters and what stands between them are 7399. */
    static final int MOST_IN_ONE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(AnnouncementSender.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Ends the work; what was announced before it is still sent. */
    private static final UUID END = new UUID(0, 0);

    private final BlockingQueue<UUID> waiting = new LinkedBlockingQueue<>();
    private final JdbcClient db;
    private @Nullable Thread thread;

    AnnouncementSender(JdbcClient db) {
        this.db = db;
    }

    void send(Collection<UUID> subjects) {
        waiting.addAll(subjects);
    }

    void start() {
        thread = Thread.ofVirtual().name("announcements").start(this::sendUntilTheEnd);
    }

    void stop() {
        var running = thread;
        if (running == null) {
            return;
        }
        waiting.add(END);
        try {
            if (!running.join(LAST_WORDS)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilTheEnd() {
        try {
            while (true) {
                var batch = new ArrayList<UUID>();
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_IN_ONE - 1);
                var ends = batch.contains(END);
                var subjects = batch.stream()
                        .filter(subject -> !subject.equals(END))
                        .distinct()
                        .toList();
                while (!subjects.isEmpty() && !notified(subjects)) {
                    Thread.sleep(AGAIN_AFTER);
                }
                if (ends) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("The portal stops although {} changes were not announced.", waiting.size());
        }
    }

    private boolean notified(List<UUID> subjects) {
        try {
            db.sql("select pg_notify(?, ?)")
                    .params(ListeningConnection.CHANNEL, ListeningConnection.payload(subjects))
                    .query((row, number) -> "")
                    .list();
            return true;
        } catch (DataAccessException e) {
            LOG.warn(
                    "{} changes could not be announced to open pages; trying again: {}",
                    subjects.size(),
                    e.getMostSpecificCause().getMessage());
            return false;
        }
    }
}
