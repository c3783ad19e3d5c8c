package cn.pingliang.sharing.shared.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What watches the portal learns how its jobs do. */
@PortalTest
class JobMetricsTests {

    private final Instant success = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    private final Instant next = success.plusSeconds(3600);

    @Autowired
    private Database database;

    private final Api operator = Api.as(Demo.OPERATOR);

    @AfterEach
    void no_runs() {
        database.update("delete from scheduled_tasks");
    }

    private void known(Instant then, int failures) {
        database.update("delete from scheduled_tasks");
        database.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, last_success, consecutive_failures)
                values ('notices-leave', 'recurring', ?, false, 1, ?, ?)""", then, success, failures);
    }

    private double metric(String name, String job) {
        return operator.get("//actuator/metrics/" + name + "?tag=job:" + job)
                .is(200)
                .at("/measurements/0/value")
                .asDouble();
    }

    @Test
    void each_job_has_its_last_success_its_next_run_and_its_failures_in_a_row() {
        known(next, 2);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(metric(JobMetrics.FAILURES, "notices-leave")).isEqualTo(2));
        assertThat(metric(JobMetrics.SUCCEEDED, "notices-leave")).isEqualTo((double) success.getEpochSecond());
        assertThat(metric(JobMetrics.NEXT, "notices-leave")).isEqualTo((double) next.getEpochSecond());
        assertThat(operator.get("//actuator/metrics/" + JobMetrics.FAILURES)
                        .is(200)
                        .body())
                .contains("events-again", "webhooks-told", "external-calendars");
    }

    @Test
    void a_job_that_nobody_runs_or_that_fails_again_and_again_makes_the_portals_health_late_but_not_down() {
        known(next, 4);
        assertThat(health()).isEqualTo("UP");
        known(next, 5);
        assertThat(health()).isEqualTo("LATE");
        known(Instant.now().minusSeconds(660), 0);
        assertThat(health()).isEqualTo("LATE");
        Api.visitor().get("//actuator/health/readiness").is(200);
    }

    private static String health() {
        var answer = Api.visitor().get("//actuator/health").is(200);
        assertThat(answer.body()).doesNotContain("notices-leave", "lastSuccess");
        return answer.text("/status");
    }

    @Test
    void figures_are_for_operators() {
        Api.visitor().get("//actuator/metrics").isProblem(401, "unauthenticated");
        Api.as(Demo.MEDICAL_COLLEGE).get("//actuator/metrics").isProblem(403, "forbidden");
        Api.as(Demo.OPERATOR).get("//actuator/metrics").is(200);
        for (var other : new String[] {"env", "beans", "heapdump", "loggers", "shutdown"}) {
            Api.as(Demo.OPERATOR).get("//actuator/" + other).is(404);
        }
    }
}
