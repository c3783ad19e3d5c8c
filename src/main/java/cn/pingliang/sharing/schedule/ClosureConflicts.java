package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.schedule.PlannedClosure.Taker;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in the way of a closure: one query however many times it has, and one for the names. */
@Component
class ClosureConflicts {

    private final JdbcClient db;
    private final SlotHolders holders;
    private final Clock clock;

    ClosureConflicts(JdbcClient db, SlotHolders holders, Clock clock) {
        this.db = db;
        this.holders = holders;
        this.clock = clock;
    }

    private record Row(
            UUID time,
            OccupancyKind kind,
            UUID owner,
            TimeSlot slot,
            @Nullable String reason) {}

    /** The times, in their order, each with whoever has a part of it. */
    List<PlannedClosure> of(Map<UUID, Occurrence> times, Map<ResourceId, ClosableInstrument> instruments) {
        var rows = rows(times);
        var organisations =
                holders.organisationsOf(rows.stream().map(Row::owner).distinct().toList());
        var takers = rows.stream()
                .collect(groupingBy(
                        Row::time,
                        mapping(
                                row -> new Taker(
                                        row.kind(),
                                        row.owner(),
                                        row.slot(),
                                        row.reason() != null
                                                ? row.reason()
                                                : organisations.getOrDefault(row.owner(), "")),
                                toList())));
        return times.entrySet().stream()
                .map(entry -> {
                    var time = entry.getValue();
                    var instrument = Objects.requireNonNull(instruments.get(time.instrument()));
                    return new PlannedClosure(
                            time.instrument(),
                            instrument.name(),
                            instrument.nameEn(),
                            time.slot(),
                            takers.getOrDefault(entry.getKey(), List.of()));
                })
                .toList();
    }

    /** Without the times' own rows, which an attempt to take them has made. */
    private List<Row> rows(Map<UUID, Occurrence> times) {
        return db.sql("""
                        select distinct on (time.starts_at, time.id, o.starts_at, o.owner_id)
                            time.id, o.kind, o.owner_id, o.starts_at, o.ends_at, c.reason
                        from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]), cast(:starts as timestamptz[]),
                            cast(:ends as timestamptz[])) as time (id, instrument, starts_at, ends_at)
                        join occupancy o on o.instrument_id = time.instrument
                            and tstzrange(o.starts_at, o.ends_at) && tstzrange(time.starts_at, time.ends_at)
                        left join closure c on c.id = o.closure_id
                        where o.owner_id <> time.id and coalesce(o.expires_at > :now, true)
                        order by time.starts_at, time.id, o.starts_at, o.owner_id""")
                .param("now", Timestamp.from(clock.instant()))
                .params(Closures.arrays(times))
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        OccupancyKind.valueOf(row.getString("kind")),
                        row.getObject("owner_id", UUID.class),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant()),
                        row.getString("reason")))
                .list();
    }
}
