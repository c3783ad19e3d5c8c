package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why an instrument cannot be had: for everybody, and so without the name of whoever closed it. */
@Service
@Transactional(readOnly = true)
public class ClosureNotices {

    private final JdbcClient db;

    ClosureNotices(JdbcClient db) {
        this.db = db;
    }

    /** @param slot as far as nobody reopened it before its end */
    public record ClosureNotice(TimeSlot slot, OccupancyKind kind, String reason) {}

    /** The closures that have a part of the window, the soonest first. */
    public List<ClosureNotice> within(ResourceId instrument, TimeSlot window, int limit) {
        return db.sql("""
                        select starts_at, least(ends_at, reopened_at) as until, kind, reason from closure
                        where instrument_id = :instrument and (reopened_at is null or reopened_at > starts_at)
                        and tstzrange(starts_at, least(ends_at, reopened_at)) && tstzrange(:start, :end)
                        order by starts_at, id limit :limit""")
                .param("instrument", instrument.value())
                .param("start", Timestamp.from(window.start()))
                .param("end", Timestamp.from(window.end()))
                .param("limit", limit)
                .query((row, number) -> new ClosureNotice(
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("until").toInstant()),
                        OccupancyKind.valueOf(row.getString("kind")),
                        row.getString("reason")))
                .list();
    }
}
