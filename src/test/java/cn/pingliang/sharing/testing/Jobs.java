package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.shared.jobs.PortalJob;
import java.util.List;

/** The portal's jobs, which in tests run when they are told to. */
public final class Jobs {

    private final List<PortalJob> jobs;

    Jobs(List<PortalJob> jobs) {
        this.jobs = jobs;
    }

    public void run(String name) {
        jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow()
                .work()
                .run();
    }
}
