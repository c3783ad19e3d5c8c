package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives slots out and takes them back: the only writer of {@code occupancy}. Callers have checked who may; they hold the
 * transaction that the slot belongs to. What becomes of it is announced, so that open calendars follow.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Occupancies {

    private final JdbcClient db;
    private final ChangeFeed changes;

    Occupancies(JdbcClient db, ChangeFeed changes) {
        this.db = db;
        this.changes = changes;
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
        changes.announce(instrument.value());
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

    /** Gives back whatever the owner still has. */
    public void release(UUID owner) {
        announceAll(db.sql("delete from occupancy where owner_id = ? returning instrument_id")
                .param(owner));
    }

    /** Gives back what the owner has after the moment, so that the rest of the slot can be had by others. */
    public void releaseAfter(UUID owner, Instant moment) {
        var at = Timestamp.from(moment);
        announceAll(db.sql("delete from occupancy where owner_id = ? and starts_at >= ? returning instrument_id")
                .params(owner, at));
        announceAll(
                db.sql("update occupancy set ends_at = ? where owner_id = ? and ends_at > ? returning instrument_id")
                        .params(at, owner, at));
    }

    private void announceAll(JdbcClient.StatementSpec change) {
        change.query(UUID.class).set().forEach(changes::announce);
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
