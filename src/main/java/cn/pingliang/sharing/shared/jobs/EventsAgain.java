package cn.pingliang.sharing.shared.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;

/**
 * Events that a listener could not deal with, or whose node died meanwhile, are given to their listener again: more patiently
 * each time, and by one node only. After {@link #MOST_ATTEMPTS} they stay where they are, for somebody to look at.
 */
@Component
public class EventsAgain {

    static final int MOST_ATTEMPTS = 12;

    /** By then who had it in hand has done it or is gone. */
    static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final FailedEventPublications failed;
    private final Clock clock;

    EventsAgain(JdbcClient db, FailedEventPublications failed, Clock clock) {
        this.db = db;
        this.failed = failed;
        this.clock = clock;
    }

    /** The job's work. */
    void run() {
        db.sql("""
                        update event_publication set status = 'FAILED'
                        where completion_date is null and status in ('PUBLISHED', 'PROCESSING', 'RESUBMITTED')
                        and coalesce(last_resubmission_date, publication_date) < ?""").param(Timestamp.from(clock.instant().minus(STUCK_AFTER))).update();
        failed.resubmit(ResubmissionOptions.defaults()
                .withBatchSize(AT_ONCE)
                .withMaxInFlight(AT_ONCE)
                .withFilter(this::isDue));
    }

    private boolean isDue(EventPublication publication) {
        var attempts = publication.getCompletionAttempts();
        var last = Objects.requireNonNullElse(publication.getLastResubmissionDate(), publication.getPublicationDate());
        return attempts < MOST_ATTEMPTS && !clock.instant().isBefore(last.plus(waitAfter(attempts)));
    }

    private static Duration waitAfter(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, MOST_ATTEMPTS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** What listeners could not deal with, given up or not, the oldest first. */
    public List<UndoneEvent> undone() {
        return db.sql("""
                        select event_type, publication_date, completion_attempts from event_publication
                        where completion_date is null and status = 'FAILED' order by publication_date limit 100""")
                .query((row, number) -> new UndoneEvent(
                        row.getString("event_type").replaceFirst(".*[.$]", ""),
                        row.getTimestamp("publication_date").toInstant(),
                        row.getInt("completion_attempts"),
                        row.getInt("completion_attempts") >= MOST_ATTEMPTS))
                .list();
    }

    /** @param givenUp whether nobody tries again */
    public record UndoneEvent(String name, Instant since, int attempts, boolean givenUp) {}
}
