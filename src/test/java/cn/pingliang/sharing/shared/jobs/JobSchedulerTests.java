package cn.pingliang.sharing.shared.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.PortalTest;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes on one database: the schedulers of two, as each node has its own. */
@PortalTest
class JobSchedulerTests {

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Database database;

    private final String job = "test-" + UUID.randomUUID();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CountDownLatch once = new CountDownLatch(1);
    private final CountDownLatch severalTimes = new CountDownLatch(3);

    @AfterEach
    void forgetTheJob() {
        database.update("delete from scheduled_tasks where task_name = ?", job);
    }

    private Scheduler node() {
        var work = new PortalJob(job, Duration.ofMillis(1), this::work);
        return new JobScheduler().scheduler(dataSource, List.of(work));
    }

    private void work() {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        once.countDown();
        severalTimes.countDown();
        running.decrementAndGet();
    }

    @Test
    void a_job_is_run_by_one_node_at_a_time_and_what_it_did_is_known() throws Exception {
        var one = node();
        var other = node();
        one.start();
        other.start();
        assertThat(severalTimes.await(40, TimeUnit.SECONDS)).isTrue();
        one.stop();
        other.stop();
        assertThat(mostAtOnce).hasValue(1);
        assertThat(database.count(
                        "select count(*) from scheduled_tasks where task_name = ? and last_success is not null", job))
                .isEqualTo(1);
    }

    @Test
    void what_a_killed_node_had_in_hand_is_taken_over() throws Exception {
        database.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
                    version)
                values (?, 'recurring', now() - interval '5 minutes', true, 'a node that was killed',
                    now() - interval '3 minutes', 1)""", job);
        var survivor = node();
        survivor.start();
        assertThat(once.await(60, TimeUnit.SECONDS)).isTrue();
        survivor.stop();
    }
}
