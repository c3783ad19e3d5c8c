package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever wants a slot that somebody else has can wait for it; their turn comes when it becomes free. */
@Service
@Transactional
public class WaitingList {

    /** How long a slot that became free is kept for whoever's turn it is, at most. */
    public static final Duration KEPT_FOR = WaitingOffers.LENGTH;

    static final int MOST_AT_ONCE = 10;

    private final JdbcClient db;
    private final BookableInstruments instruments;
    private final BookingAttempts attempts;
    private final Occupancies occupancies;
    private final WaitingQueue queue;
    private final WaitingOffers offers;
    private final Companions companions;
    private final CompanionSlots companionSlots;
    private final TransactionTemplate transaction;
    private final ChangeFeed changes;
    private final Clock clock;

    WaitingList(
            JdbcClient db,
            BookableInstruments instruments,
            BookingAttempts attempts,
            Occupancies occupancies,
            WaitingQueue queue,
            WaitingOffers offers,
            Companions companions,
            CompanionSlots companionSlots,
            TransactionTemplate transaction,
            ChangeFeed changes,
            Clock clock) {
        this.db = db;
        this.instruments = instruments;
        this.attempts = attempts;
        this.occupancies = occupancies;
        this.queue = queue;
        this.offers = offers;
        this.companions = companions;
        this.companionSlots = companionSlots;
        this.transaction = transaction;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Waits for the slot; whoever waits for it already goes on waiting from then.
     *
     * @throws ForbiddenException where the account may not book
     */
    public WaitingAnswer join(ResourceId instrument, TimeSlot slot, AccountId by) {
        var conditions = attempts.conditions(instruments.get(instrument), by);
        var wish = new BookingRequest(instrument, slot, "-", ServiceMode.SELF_OPERATED, null, true);
        var attempt = attempts.toHold(wish, conditions, by);
        var refusals = companions.judgeWith(BookingRule.judge(attempt), attempt, conditions.demands());
        if (!refusals.isEmpty()) {
            return new WaitingAnswer.Refused(refusals);
        }
        if (occupancies.freeUnit(instrument, attempt.slotWithBuffers()).isPresent()
                && companionSlots.taken(conditions.demands(), slot).isEmpty()) {
            return new WaitingAnswer.FreeNow();
        }
        if (open(by) >= MOST_AT_ONCE) {
            return new WaitingAnswer.Refused(List.of(Refusal.of("waits-at-once", MOST_AT_ONCE)));
        }
        queue.enter(by, instrument, slot, clock.instant());
        return new WaitingAnswer.Waiting(before(instrument, slot, by));
    }

    /** @throws NotFoundException where the account has no such entry, or does not wait any more */
    public void leave(UUID entry, AccountId by) {
        var left = db.sql("""
                        update waiting_entry set status = 'LEFT', offered_until = null
                        where id = ? and account_id = ? and status in ('WAITING', 'OFFERED')
                        returning instrument_id, starts_at, ends_at""")
                .params(entry, by.value())
                .query((row, number) -> new Freed(
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .optional()
                .orElseThrow(() -> new NotFoundException("waiting entry " + entry));
        occupancies.release(entry);
        changes.announce(by.value());
        offers.offer(left.instrument(), left.slot());
    }

    /** What the account waits for or is offered, the soonest slot first. One query. */
    @Transactional(readOnly = true)
    public List<WaitingEntry> of(AccountId account) {
        return db.sql("""
                        select w.id, w.instrument_id, r.name, r.name_en, w.starts_at, w.ends_at, w.offered_until,
                            (select count(*) from waiting_entry o where o.instrument_id = w.instrument_id
                                and o.status = 'WAITING' and o.since < w.since
                                and o.starts_at < w.ends_at and o.ends_at > w.starts_at) as before
                        from waiting_entry w join resource r on r.id = w.instrument_id
                        where w.account_id = ? and w.status in ('WAITING', 'OFFERED') and w.starts_at > ?
                        order by w.starts_at, w.id""")
                .params(account.value(), Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    var until = row.getTimestamp("offered_until");
                    return new WaitingEntry(
                            row.getObject("id", UUID.class),
                            new ResourceId(row.getObject("instrument_id", UUID.class)),
                            row.getString("name"),
                            row.getString("name_en"),
                            new TimeSlot(
                                    row.getTimestamp("starts_at").toInstant(),
                                    row.getTimestamp("ends_at").toInstant()),
                            row.getInt("before"),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    /**
     * Ends offers that nobody took and waits that are over, and offers what is free: the job's work. Each instrument in a
     * transaction of its own: whoever takes several at once must not wait for another that waits for them.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void turn() {
        transaction.executeWithoutResult(status -> endWhatIsOver());
        waitedFor()
                .forEach(each ->
                        transaction.executeWithoutResult(status -> offers.offer(each.instrument(), each.slot())));
    }

    private void endWhatIsOver() {
        var now = Timestamp.from(clock.instant());
        db.sql("update waiting_entry set status = 'PASSED', offered_until = null"
                        + " where status = 'OFFERED' and offered_until <= ? returning id, account_id")
                .param(now)
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class)))
                .list()
                .forEach(passed -> {
                    occupancies.release(passed.getKey());
                    changes.announce(passed.getValue());
                });
        db.sql("update waiting_entry set status = 'OVER' where status = 'WAITING' and starts_at <= ?"
                        + " returning account_id")
                .param(now)
                .query(UUID.class)
                .list()
                .forEach(changes::announce);
    }

    private List<Freed> waitedFor() {
        return db.sql("select instrument_id, min(starts_at) as starts_at, max(ends_at) as ends_at from waiting_entry"
                        + " where status = 'WAITING' group by instrument_id order by instrument_id")
                .query((row, number) -> new Freed(
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
    }

    private long open(AccountId by) {
        return db.sql("select count(*) from waiting_entry where account_id = ? and status in ('WAITING', 'OFFERED')")
                .param(by.value())
                .query(Long.class)
                .single();
    }

    private int before(ResourceId instrument, TimeSlot slot, AccountId by) {
        return of(by).stream()
                .filter(entry ->
                        entry.instrument().equals(instrument) && entry.slot().equals(slot))
                .findFirst()
                .map(WaitingEntry::before)
                .orElse(0);
    }

    private record Freed(ResourceId instrument, TimeSlot slot) {}

    /**
     * @param before how many wait longer for any of this time
     * @param offeredUntil until when it is kept for the person; null while they wait
     */
    public record WaitingEntry(
            UUID id,
            ResourceId instrument,
            String instrumentName,
            String instrumentNameEn,
            TimeSlot slot,
            int before,
            @Nullable Instant offeredUntil) {}

    public sealed interface WaitingAnswer {

        /** @param before how many wait longer for any of this time */
        record Waiting(int before) implements WaitingAnswer {}

        /** It can be booked; nobody needs to wait. */
        record FreeNow() implements WaitingAnswer {}

        record Refused(List<Refusal> refusals) implements WaitingAnswer {}
    }
}
