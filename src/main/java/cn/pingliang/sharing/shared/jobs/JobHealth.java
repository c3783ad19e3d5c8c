package cn.pingliang.sharing.shared.jobs;

import cn.pingliang.sharing.shared.jobs.JobBook.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The jobs in the portal's health: late where one fails again and again, or nobody runs it. The portal is well all the same, and
 * every node says so.
 */
@Component("jobs")
class JobHealth extends AbstractHealthIndicator {

    static final Status LATE = new Status("LATE");

    private static final Duration OVERDUE = Duration.ofMinutes(10);
    private static final int FAILURES = 5;

    private final JobBook book;
    private final Clock clock;

    JobHealth(JobBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var runs = book.runs();
        health.status(runs.stream().anyMatch(this::isLate) ? LATE : Status.UP);
        runs.forEach(run -> health.withDetail(run.name(), details(run)));
    }

    private boolean isLate(JobRun run) {
        return run.failures() >= FAILURES
                || (!run.running()
                        && run.next() != null
                        && run.next().plus(OVERDUE).isBefore(clock.instant()));
    }

    private static Object details(JobRun run) {
        var details = new LinkedHashMap<String, Object>();
        if (run.succeeded() != null) {
            details.put("lastSuccess", run.succeeded());
        }
        if (run.next() != null) {
            details.put("nextRun", run.next());
        }
        details.put("consecutiveFailures", run.failures());
        return details;
    }
}
