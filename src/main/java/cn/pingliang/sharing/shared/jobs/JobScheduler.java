package cn.pingliang.sharing.shared.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the {@link PortalJob}s. {@code portal.jobs=false} leaves them to other nodes; tests run them by hand, since their clock
 * is turned.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "portal.jobs", havingValue = "true", matchIfMissing = true)
class JobScheduler {

    private static final int THREADS = 2;

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler scheduler(DataSource database, List<PortalJob> jobs) {
        return Scheduler.create(database)
                .startTasks(jobs.stream().map(JobScheduler::task).toList())
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(2))
                // What a node that died had in hand is taken over after six beats that did not come.
                .heartbeatInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    private static RecurringTask<Void> task(PortalJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((instance, context) -> job.work().run());
    }
}
