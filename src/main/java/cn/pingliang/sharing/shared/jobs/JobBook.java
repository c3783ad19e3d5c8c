package cn.pingliang.sharing.shared.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each {@link PortalJob} ran and runs next, whichever node it is on. Its callers see to it that an operator asks. */
@Component
public class JobBook {

    private final JdbcClient db;
    private final List<PortalJob> jobs;

    JobBook(JdbcClient db, List<PortalJob> jobs) {
        this.db = db;
        this.jobs = jobs;
    }

    /** Every job of this version, in the order of their names. One query. */
    public List<JobRun> runs() {
        var known = new HashMap<String, JobRun>();
        db.sql("""
                        select task_name, last_success, last_failure, coalesce(consecutive_failures, 0) as failures,
                            execution_time, picked from scheduled_tasks""").query((row, number) -> run(row)).list().forEach(run -> known.put(run.name(), run));
        return jobs.stream()
                .map(PortalJob::name)
                .sorted()
                .map(name -> known.getOrDefault(name, JobRun.never(name)))
                .toList();
    }

    private static JobRun run(ResultSet row) throws SQLException {
        return new JobRun(
                row.getString("task_name"),
                moment(row, "last_success"),
                moment(row, "last_failure"),
                row.getInt("failures"),
                moment(row, "execution_time"),
                row.getBoolean("picked"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /**
     * @param succeeded when it last did its work; null where it never has
     * @param failures one after the other since
     * @param next null where no node has ever been asked to run it
     * @param running whether a node has it in hand
     */
    public record JobRun(
            String name,
            @Nullable Instant succeeded,
            @Nullable Instant failed,
            int failures,
            @Nullable Instant next,
            boolean running) {

        static JobRun never(String name) {
            return new JobRun(name, null, null, 0, null, false);
        }
    }
}
