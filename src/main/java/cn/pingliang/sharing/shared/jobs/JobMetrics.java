package cn.pingliang.sharing.shared.jobs;

import cn.pingliang.sharing.shared.jobs.JobBook.JobRun;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How each job does, for whatever watches the portal: gauges with the tag {@code job}, the same on every node, not a number
 * where there is none yet. Moments are in seconds since 1970.
 */
@Component
class JobMetrics implements MeterBinder {

    static final String SUCCEEDED = "portal.job.last.success";
    static final String NEXT = "portal.job.next.run";
    static final String FAILURES = "portal.job.consecutive.failures";

    /** However many gauges are read at once, the database is asked once. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JobBook book;
    private final List<PortalJob> jobs;
    private volatile @Nullable Reading reading;

    JobMetrics(JobBook book, List<PortalJob> jobs) {
        this.book = book;
        this.jobs = jobs;
    }

    private record Reading(Map<String, JobRun> runs, long at) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var job : jobs) {
            gauge(registry, SUCCEEDED, "seconds", job, run -> seconds(run.succeeded()));
            gauge(registry, NEXT, "seconds", job, run -> seconds(run.next()));
            gauge(registry, FAILURES, null, job, JobRun::failures);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, @Nullable String unit, PortalJob job, ToDoubleFunction<JobRun> value) {
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.run(job.name())))
                .tag("job", job.name())
                .baseUnit(unit)
                .register(registry);
    }

    private JobRun run(String job) {
        var known = reading;
        if (known == null || System.nanoTime() - known.at() > FRESH.toNanos()) {
            known = new Reading(
                    book.runs().stream().collect(Collectors.toMap(JobRun::name, run -> run)), System.nanoTime());
            reading = known;
        }
        return known.runs().getOrDefault(job, JobRun.never(job));
    }

    private static double seconds(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / 1000.0;
    }
}
