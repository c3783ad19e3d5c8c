package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.ClosureRights.array;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of closures: written once, and marked where they ended before their time. */
@Component
class Closures {

    private final JdbcClient db;

    Closures(JdbcClient db) {
        this.db = db;
    }

    void add(ClosurePlan plan, Map<UUID, Occurrence> times, AccountId by, Instant now) {
        var series = plan.rule() == null ? null : addSeries(plan.rule(), by, now);
        db.sql("""
                        insert into closure
                            (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at, series_id)
                        select id, instrument, :kind, starts_at, ends_at, :reason, :by, :now, cast(:series as uuid)
                        from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]), cast(:starts as timestamptz[]),
                            cast(:ends as timestamptz[])) as time (id, instrument, starts_at, ends_at)""")
                .param("kind", plan.kind().name())
                .param("reason", plan.reason())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("series", series == null ? null : series.toString())
                .params(arrays(times))
                .update();
    }

    private UUID addSeries(String rule, AccountId by, Instant now) {
        var id = TimeOrderedId.next();
        db.sql("insert into closure_series (id, rule, declared_by, declared_at) values (?, ?, ?, ?)")
                .params(id, rule, by.value(), Timestamp.from(now))
                .update();
        return id;
    }

    /** What several times are to a statement: {@code :ids}, {@code :instruments}, {@code :starts}, {@code :ends}. */
    static Map<String, @Nullable Object> arrays(Map<UUID, Occurrence> times) {
        return Map.of(
                "ids", array(times.keySet()),
                "instruments",
                        array(times.values().stream()
                                .map(time -> time.instrument().value())
                                .toList()),
                "starts",
                        array(times.values().stream()
                                .map(time -> time.slot().start())
                                .toList()),
                "ends",
                        array(times.values().stream()
                                .map(time -> time.slot().end())
                                .toList()));
    }

    Optional<ResourceId> instrumentOf(UUID closure) {
        return db.sql("select instrument_id from closure where id = ?")
                .param(closure)
                .query(UUID.class)
                .optional()
                .map(ResourceId::new);
    }

    /** @return the closures that had not ended and do now */
    List<UUID> reopen(UUID closure, boolean andLater, AccountId by, Instant now) {
        return db.sql("""
                        update closure set reopened_at = :now, reopened_by = :by
                        where reopened_at is null and ends_at > :now and (id = :closure
                            or (:andLater and exists (select from closure this where this.id = :closure
                                and this.series_id = closure.series_id and this.instrument_id = closure.instrument_id
                                and this.starts_at <= closure.starts_at)))
                        returning id""")
                .param("now", Timestamp.from(now))
                .param("by", by.value())
                .param("closure", closure)
                .param("andLater", andLater)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
