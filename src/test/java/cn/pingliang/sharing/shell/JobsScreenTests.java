package cn.pingliang.sharing.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class JobsScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Database database;

    @Autowired
    private List<PortalJob> jobs;

    @AfterEach
    void forget() {
        database.update("delete from scheduled_tasks where task_name in ('holds-expire', 'notices-leave')");
    }

    @Test
    void every_job_is_told_in_words() {
        var screen = screens.as(Demo.OPERATOR).open("admin/jobs");
        assertThat(screen.rows()).hasSameSizeAs(jobs);
        assertThat(screen.content()).doesNotContain("admin.jobs", "!{");
    }

    @Test
    void when_it_ran_when_it_runs_and_that_it_fails_is_seen() {
        database.update("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, last_success, last_failure,
                    consecutive_failures, version)
                values ('holds-expire', 'recurring', '2031-05-06 10:00+08', false, '2031-05-06 09:59+08', null, 0, 1),
                    ('notices-leave', 'recurring', '2031-05-06 10:01+08', false, null, '2031-05-06 09:58+08', 3, 1)""");
        screens.as(Demo.OPERATOR)
                .open("admin/jobs")
                .sees("2031年5月6日 09:59", "2031年5月6日 10:00", "正在失败，会自动重试", "2031年5月6日 09:58");
    }
}
