package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.ClosureRights.array;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** The first unit of {@code :instrument} that has the time from {@code :start} to {@code :end} free {@code :now}. */
    private static final String FREE_UNIT = """
            select u.unit from bookable_unit u where u.instrument_id = :instrument
            and not exists (select from occupancy o where o.instrument_id = u.instrument_id and o.unit = u.unit
                and tstzrange(o.starts_at, o.ends_at) && tstzrange(:start, :end)
                and coalesce(o.expires_at > :now, true))
            order by u.unit limit 1""";

    private final JdbcClient db;
    private final Clock clock;
    private final ChangeFeed changes;

    Occupancies(JdbcClient db, Clock clock, ChangeFeed changes) {
        this.db = db;
        this.clock = clock;
        this.changes = changes;
    }

    /**
     * Takes the slot on the first unit that has it free. Waits for another transaction that is just taking it, and tries the
     * next unit where that one succeeds; never fails on the constraint, so it cannot deadlock
     * (src/docs/decisions/0001-one-occupancy-table.md). Whoever takes several slots in one transaction takes them in the order
     * of instruments and times.
     *
     * @param slot with its buffers
     * @param owner the booking or closure it is taken for
     * @return the unit, or nothing where every unit is taken
     */
    public OptionalInt take(ResourceId instrument, TimeSlot slot, OccupancyKind kind, UUID owner) {
        return take(instrument, slot, kind, owner, null);
    }

    /** Keeps the slot for somebody until the moment comes; then it is in nobody's way. */
    public OptionalInt hold(ResourceId instrument, TimeSlot slot, AccountId holder, Instant until) {
        return take(instrument, slot, OccupancyKind.HOLD, holder.value(), until);
    }

    /** Keeps the slot for the waiting entry whose turn it is, until the moment comes.*/
    public OptionalInt offer(ResourceId instrument, TimeSlot slot, UUID entry, AccountId to, Instant until) {
        var unit = take(instrument, slot, OccupancyKind.OFFER, entry, until);
        if (unit.isPresent()) {
            db.sql("update occupancy set offered_to = ? where owner_id = ?")
                    .params(to.value(), entry)
                    .update();
        }
        return unit;
    }

    private OptionalInt take(
            ResourceId instrument, TimeSlot slot, OccupancyKind kind, UUID owner, @Nullable Instant until) {
        changes.announce(instrument.value());
        while (true) {
            var taken = insertWhereFree(instrument, slot, kind, owner, until);
            if (taken.isPresent() || freeUnit(instrument, slot).isEmpty()) {
                return taken;
            }
            // Somebody was just quicker on that unit, or a hold is in the way that has expired.
            clearExpired(instrument, slot);
        }
    }

    /** Looks in the statement that inserts: an insert alone waits for whoever is just giving the slot back, who may wait for us. */
    private OptionalInt insertWhereFree(
            ResourceId instrument, TimeSlot slot, OccupancyKind kind, UUID owner, @Nullable Instant until) {
        return db.sql("""
                        insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id, expires_at)
                        select :id, :instrument, free.unit, :start, :end, :kind, :owner, :until from (%s) free
                        on conflict do nothing returning unit""".formatted(FREE_UNIT))
                .param("id", TimeOrderedId.next())
                .param("instrument", instrument.value())
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .param("now", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("owner", owner)
                .param("until", until == null ? null : Timestamp.from(until), Types.TIMESTAMP)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Takes the slot on one unit; false where somebody has any of it. */
    public boolean takeUnit(ResourceId instrument, int unit, TimeSlot slot, OccupancyKind kind, UUID owner) {
        clearExpired(instrument, slot);
        return insert(TimeOrderedId.next(), instrument, unit, slot, kind, owner, null);
    }

    /**
     * Takes, beside what a booking has, what it lacks of another slot: on its own unit around what it has, or else on any unit
     * that has the whole slot free.
     *
     * @return the unit on which the whole slot is now the booking's, or nothing, and then nothing was taken
     */
    public OptionalInt takeBeside(ResourceId instrument, int unit, TimeSlot slot, UUID booking) {
        lock(instrument);
        clearExpired(instrument, slot);
        return takePieces(instrument, unit, lacking(booking, unit, slot), OccupancyKind.BOOKING, booking, null)
                ? OptionalInt.of(unit)
                : take(instrument, slot, OccupancyKind.BOOKING, booking);
    }

    /** Keeps for somebody, beside what a booking has, what it lacks of another slot; else as {@link #takeBeside}. */
    public OptionalInt holdBeside(
            ResourceId instrument, int unit, TimeSlot slot, UUID booking, AccountId holder, Instant until) {
        lock(instrument);
        clearExpired(instrument, slot);
        return takePieces(instrument, unit, lacking(booking, unit, slot), OccupancyKind.HOLD, holder.value(), until)
                ? OptionalInt.of(unit)
                : take(instrument, slot, OccupancyKind.HOLD, holder.value(), until);
    }

    private List<TimeSlot> lacking(UUID booking, int unit, TimeSlot slot) {
        var has = db.sql("select starts_at, ends_at from occupancy where owner_id = ? and unit = ?")
                .params(booking, unit)
                .query((row, number) -> new TimeSlot(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()))
                .list();
        var lacking = List.of(slot);
        for (var stretch : has) {
            lacking = lacking.stream()
                    .flatMap(piece -> piece.without(stretch).stream())
                    .toList();
        }
        return lacking;
    }

    /** All of them or none. */
    private boolean takePieces(
            ResourceId instrument,
            int unit,
            List<TimeSlot> pieces,
            OccupancyKind kind,
            UUID owner,
            @Nullable Instant until) {
        var taken = new ArrayList<UUID>();
        for (var piece : pieces) {
            var id = TimeOrderedId.next();
            if (!insert(id, instrument, unit, piece, kind, owner, until)) {
                taken.forEach(each ->
                        db.sql("delete from occupancy where id = ?").param(each).update());
                return false;
            }
            taken.add(id);
        }
        return true;
    }

    /**
     * Gives a booking another slot for what it has, in one step: nobody gets between.
     *
     * @return the unit, its own if that is free; or nothing, and then the caller's transaction must not be committed
     */
    public OptionalInt move(ResourceId instrument, int unit, TimeSlot slot, UUID booking) {
        lock(instrument);
        release(booking);
        return takeUnit(instrument, unit, slot, OccupancyKind.BOOKING, booking)
                ? OptionalInt.of(unit)
                : take(instrument, slot, OccupancyKind.BOOKING, booking);
    }

    /**
     * Lets one at a time decide on an instrument's slots where several belong together: moves, and approvals of requests that
     * compete. Before any row of those requests is locked. Taking a free slot does not need it, and does not wait for it.
     */
    public void lock(ResourceId instrument) {
        db.sql("select unit from bookable_unit where instrument_id = ? order by unit for no key update")
                .param(instrument.value())
                .query()
                .listOfRows();
    }

    /**
     * Locks several, in the order of their ids: for whoever takes slots of several instruments at once, who would otherwise wait
     * for another that takes the same slots in another order. Whoever takes a single slot is not kept waiting.
     */
    public void lock(Collection<ResourceId> instruments) {
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
     * Takes slots on every unit of their instruments, where nobody has a part of any of them. Callers have queued. Looks before
     * it inserts, as {@link #take} does: an insert waits for whoever is just giving a slot back, and they may wait for us.
     *
     * @param slots by their owners, the closures
     * @return the owners that did not get every unit; where there are some, the caller's transaction must not be committed
     */
    Set<UUID> takeEveryUnit(OccupancyKind kind, Map<UUID, Occurrence> slots) {
        clearExpired(slots);
        var inTheWay = db.sql("""
                        select distinct slot.owner_id
                        from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]), cast(:starts as timestamptz[]),
                            cast(:ends as timestamptz[])) as slot (owner_id, instrument_id, starts_at, ends_at)
                        join occupancy o on o.instrument_id = slot.instrument_id
                            and tstzrange(o.starts_at, o.ends_at) && tstzrange(slot.starts_at, slot.ends_at)""")
                .params(Closures.arrays(slots))
                .query((row, number) -> row.getObject("owner_id", UUID.class))
                .set();
        if (!inTheWay.isEmpty()) {
            return inTheWay;
        }
        slots.values().forEach(slot -> changes.announce(slot.instrument().value()));
        return insertOnEveryUnit(kind, slots);
    }

    private Set<UUID> insertOnEveryUnit(OccupancyKind kind, Map<UUID, Occurrence> slots) {
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

    /**
     * Takes, on every unit of one instrument, whatever of the slots is free. Nobody gives way: a part that somebody has stays
     * theirs, and is taken when this is asked again after they gave it back. Callers have queued.
     *
     * @param slots by their owners; no two overlap
     */
    public void takeWhatIsFree(ResourceId instrument, OccupancyKind kind, Map<UUID, TimeSlot> slots) {
        var times = slots.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, slot -> new Occurrence(instrument, slot.getValue()), (one, other) -> one));
        clearExpired(times);
        var taken = db.sql("""
                        insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                        select gen_random_uuid(), u.instrument_id, u.unit, lower(piece), upper(piece), :kind, slot.owner_id
                        from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]), cast(:starts as timestamptz[]),
                            cast(:ends as timestamptz[])) as slot (owner_id, instrument_id, starts_at, ends_at)
                        join bookable_unit u on u.instrument_id = slot.instrument_id
                        cross join lateral unnest(
                            tstzmultirange(tstzrange(slot.starts_at, slot.ends_at)) - coalesce((
                                select range_agg(tstzrange(o.starts_at, o.ends_at)) from occupancy o
                                where o.instrument_id = u.instrument_id and o.unit = u.unit
                                and tstzrange(o.starts_at, o.ends_at) && tstzrange(slot.starts_at, slot.ends_at)),
                            '{}')) as piece
                        order by slot.starts_at, u.unit
                        on conflict do nothing""")
                .param("kind", kind.name())
                .params(Closures.arrays(times))
                .update();
        if (taken > 0) {
            changes.announce(instrument.value());
        }
    }

    /** Gives back whatever any of the owners still has. */
    public void release(Collection<UUID> owners) {
        announceAll(db.sql("delete from occupancy where owner_id = any(cast(? as uuid[])) returning instrument_id")
                .param(array(owners)));
    }

    /** Gives back whatever the owner still has. */
    public void release(UUID owner) {
        announceAll(db.sql("delete from occupancy where owner_id = ? returning instrument_id")
                .param(owner));
    }

    /** Gives back what a booking has beside its slot. */
    public void keepOnly(ResourceId instrument, int unit, TimeSlot slot, UUID booking) {
        changes.announce(instrument.value());
        db.sql("""
                        delete from occupancy where owner_id = :booking and instrument_id = :instrument
                        and not (unit = :unit and tstzrange(starts_at, ends_at) && tstzrange(:start, :end))""")
                .param("booking", booking)
                .param("instrument", instrument.value())
                .param("unit", unit)
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .update();
    }

    /** Gives back what somebody holds of the instrument. */
    public void releaseHold(ResourceId instrument, AccountId holder) {
        changes.announce(instrument.value());
        db.sql("delete from occupancy where holder_id = ? and instrument_id = ?")
                .params(holder.value(), instrument.value())
                .update();
    }

    /** Keeps the hold for longer; false where there is none any more. */
    public boolean renewHold(ResourceId instrument, AccountId holder, Instant until) {
        return db.sql("""
                        update occupancy set expires_at = ? where holder_id = ? and instrument_id = ? and expires_at > ?""")
                        .params(
                                Timestamp.from(until),
                                holder.value(),
                                instrument.value(),
                                Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    /** Deletes holds and offers that are in nobody's way any more, so that whoever looks is told. @return whose time it was */
    public Set<ResourceId> clearExpired() {
        return db
                .sql("""
                        delete from occupancy where id in (select id from occupancy where expires_at <= ? order by id
                            for update skip locked) returning instrument_id""")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> new ResourceId(row.getObject("instrument_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
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

    /** Whether the unit is anyone else's at this moment. */
    @Transactional(readOnly = true)
    public boolean isTakenByAnother(ResourceId instrument, int unit, Instant moment, UUID owner) {
        var at = Timestamp.from(moment);
        return db.sql("""
                        select exists (select from occupancy where instrument_id = ? and unit = ? and owner_id <> ?
                            and tstzrange(starts_at, ends_at) @> cast(? as timestamptz)
                            and coalesce(expires_at > ?, true))""")
                .params(instrument.value(), unit, owner, at, at)
                .query(Boolean.class)
                .single();
    }

    /** In the order of their ids, as everybody does who is in the same place at once. */
    private void clearExpired(ResourceId instrument, TimeSlot slot) {
        db.sql("""
                        delete from occupancy where id in (select id from occupancy where instrument_id = :instrument
                            and expires_at <= :now
                            and tstzrange(starts_at, ends_at) && tstzrange(:start, :end) order by id for update)""")
                .param("instrument", instrument.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .update();
    }

    private void announceAll(JdbcClient.StatementSpec change) {
        change.query(UUID.class).set().forEach(changes::announce);
    }

    private void clearExpired(Map<UUID, Occurrence> slots) {
        db.sql("""
                        delete from occupancy where id in (select o.id
                            from unnest(cast(:ids as uuid[]), cast(:instruments as uuid[]), cast(:starts as timestamptz[]),
                                cast(:ends as timestamptz[])) as slot (owner_id, instrument_id, starts_at, ends_at)
                            join occupancy o on o.instrument_id = slot.instrument_id
                                and tstzrange(o.starts_at, o.ends_at) && tstzrange(slot.starts_at, slot.ends_at)
                            where o.expires_at <= :now order by o.id for update of o)""")
                .param("now", Timestamp.from(clock.instant()))
                .params(Closures.arrays(slots))
                .update();
    }

    private boolean insert(
            UUID id,
            ResourceId instrument,
            int unit,
            TimeSlot slot,
            OccupancyKind kind,
            UUID owner,
            @Nullable Instant until) {
        changes.announce(instrument.value());
        return db.sql("""
                        insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id, expires_at)
                        values (:id, :instrument, :unit, :start, :end, :kind, :owner, :until) on conflict do nothing""")
                        .param("id", id)
                        .param("instrument", instrument.value())
                        .param("unit", unit)
                        .param("start", Timestamp.from(slot.start()))
                        .param("end", Timestamp.from(slot.end()))
                        .param("kind", kind.name())
                        .param("owner", owner)
                        .param("until", until == null ? null : Timestamp.from(until), Types.TIMESTAMP)
                        .update()
                == 1;
    }

    /** The first unit that has the whole slot free at this moment. Nobody is kept from taking it. */
    @Transactional(readOnly = true)
    public OptionalInt freeUnit(ResourceId instrument, TimeSlot slot) {
        return db.sql(FREE_UNIT)
                .param("instrument", instrument.value())
                .param("start", Timestamp.from(slot.start()))
                .param("end", Timestamp.from(slot.end()))
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
