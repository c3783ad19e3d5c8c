package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.ClosureRights.array;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives slots out and takes them back: the only writer of {@code occupancy}. Callers have checked who may; they hold the
 * transaction that the slot belongs to.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Occupancies {

    private final JdbcClient db;

    Occupancies(JdbcClient db) {
        this.db = db;
    }

    /**
     * Takes the slot on the first unit that has it free. Waits for another transaction that is just taking it, and tries the
     * next unit where that one succeeds; never fails on the constraint, so it cannot deadlock
     * (src/docs/decisions/0001-one-occupancy-table.md).
     *
     * @param slot with its buffers
     * @param owner the booking, hold or closure it is taken for
     * @return the unit, or nothing where every unit is taken
     */
    public OptionalInt take(ResourceId instrument, TimeSlot slot, OccupancyKind kind, UUID owner) {
        while (true) {
            var candidate = freeUnit(instrument, slot);
            if (candidate.isEmpty() || takeUnit(instrument, candidate.getAsInt(), slot, kind, owner)) {
                return candidate;
            }
        }
    }

    /** Takes the slot on one unit; false where somebody has any of it. */
    boolean takeUnit(ResourceId instrument, int unit, TimeSlot slot, OccupancyKind kind, UUID owner) {
        return db.sql("""
                        insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                TimeOrderedId.next(),
                                instrument.value(),
                                unit,
                                Timestamp.from(slot.start()),
                                Timestamp.from(slot.end()),
                                kind.name(),
                                owner)
                        .update()
                == 1;
    }

    /**
     * Waits for whoever takes several slots of these instruments at once, and goes before the others: without this, two that
     * take the same slots in another order would wait for each other. Whoever takes a single slot is not kept waiting.
     */
    void queueFor(Collection<ResourceId> instruments) {
        db.sql("""
                        select unit from bookable_unit where instrument_id = any(cast(:instruments as uuid[]))
                        order by instrument_id, unit for no key update""")
                .param(
                        "instruments",
                        array(instruments.stream().map(ResourceId::value).toList()))
                .query(Integer.class)
                .list();
    }

    /**
     * Takes slots on every unit of their instruments, in one statement. Callers have queued.
     *
     * @param slots by their owners, the closures
     * @return the owners that did not get every unit
     */
    Set<UUID> takeEveryUnit(OccupancyKind kind, Map<UUID, Occurrence> slots) {
        return db.sql("""
                        with wanted as (
                            select * from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]),
                                cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                                as slot (owner_id, instrument_id, starts_at, ends_at)
                        ), taken as (
                            insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                            select gen_random_uuid(), instrument_id, unit, starts_at, ends_at, :kind, owner_id
                            from wanted join bookable_unit using (instrument_id)
                            on conflict do nothing returning owner_id
                        )
                        select owner_id from wanted
                        join (select instrument_id, count(*) from bookable_unit group by instrument_id)
                            as units (instrument_id, needed) using (instrument_id)
                        left join (select owner_id, count(*) from taken group by owner_id)
                            as got (owner_id, units) using (owner_id)
                        where coalesce(got.units, 0) < needed""")
                .param("kind", kind.name())
                .params(Closures.arrays(slots))
                .query((row, number) -> row.getObject("owner_id", UUID.class))
                .set();
    }

    /** Gives back whatever the owner still has. */
    public void release(UUID owner) {
        db.sql("delete from occupancy where owner_id = ?").param(owner).update();
    }

    /** Gives back what the owner has after the moment, so that the rest of the slot can be had by others. */
    public void releaseAfter(UUID owner, Instant moment) {
        var at = Timestamp.from(moment);
        db.sql("delete from occupancy where owner_id = ? and starts_at >= ?")
                .params(owner, at)
                .update();
        db.sql("update occupancy set ends_at = ? where owner_id = ? and ends_at > ?")
                .params(at, owner, at)
                .update();
    }

    /** Whether the unit is anyone else's at this moment. */
    @Transactional(readOnly = true)
    public boolean isTakenByAnother(ResourceId instrument, int unit, Instant moment, UUID owner) {
        var at = Timestamp.from(moment);
        return db.sql("""
                        select exists (select from occupancy where instrument_id = ? and unit = ? and owner_id <> ?
                            and tstzrange(starts_at, ends_at) @> cast(? as timestamptz))""")
                .params(instrument.value(), unit, owner, at)
                .query(Boolean.class)
                .single();
    }

    private OptionalInt freeUnit(ResourceId instrument, TimeSlot slot) {
        return db.sql("""
                        select u.unit from bookable_unit u where u.instrument_id = :instrument
                        and not exists (select from occupancy o where o.instrument_id = u.instrument_id and o.unit = u.unit
                            and tstzrange(o.starts_at, o.ends_at) && tstzrange(:start, :end))
                        order by u.unit limit 1""")
                .param("instrument", instrument.value())
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
