package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Offers a slot that became free to whoever waits for it longest, and turns the offer into the booking they ask for. Callers
 * hold the transaction: what frees a slot offers it in the same one, so that nobody else is quicker.
 */
@Component
class WaitingOffers {

    /** How long an offered slot is kept, at most. */
    static final Duration LENGTH = Duration.ofHours(2);

    private static final Logger LOG = LoggerFactory.getLogger(WaitingOffers.class);

    private final JdbcClient db;
    private final BookableInstruments instruments;
    private final BookingAttempts attempts;
    private final Occupancies occupancies;
    private final Companions companions;
    private final CompanionSlots companionSlots;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaitingOffers(
            JdbcClient db,
            BookableInstruments instruments,
            BookingAttempts attempts,
            Occupancies occupancies,
            Companions companions,
            CompanionSlots companionSlots,
            ChangeFeed changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.instruments = instruments;
        this.attempts = attempts;
        this.occupancies = occupancies;
        this.companions = companions;
        this.companionSlots = companionSlots;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Gives back what was offered of this time, for the booking that follows in the same transaction; and ends the waiting. */
    void accept(ResourceId instrument, TimeSlot slot, AccountId by) {
        db.sql("""
                        update waiting_entry set status = 'TAKEN', offered_until = null
                        where account_id = ? and instrument_id = ? and status in ('WAITING', 'OFFERED')
                        and starts_at < ? and ends_at > ? returning id""")
                .params(by.value(), instrument.value(), Timestamp.from(slot.end()), Timestamp.from(slot.start()))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .forEach(entry -> {
                    occupancies.release(entry);
                    changes.announce(by.value());
                });
    }

    /** To those who wait for any of the time that was freed, in their turn; each gets what they wait for, or waits on. */
    void offer(ResourceId instrument, TimeSlot freed) {
        waiting(instrument, freed).forEach(this::offer);
    }

    private void offer(Entry entry) {
        var now = clock.instant();
        try {
            var conditions = attempts.conditions(instruments.get(entry.instrument()), entry.account());
            var wish = new BookingRequest(entry.instrument(), entry.slot(), "-", ServiceMode.SELF_OPERATED, null, true);
            var attempt = attempts.toHold(wish, conditions, entry.account());
            if (!companions
                    .judgeWith(BookingRule.judge(attempt), attempt, conditions.demands())
                    .isEmpty()) {
                return;
            }
            companionSlots.lock(conditions.demands());
            if (companionSlots.taken(conditions.demands(), entry.slot()).isPresent()) {
                return;
            }
            var latest = entry.slot().start().minus(attempt.terms().minNotice());
            var until = now.plus(LENGTH).isBefore(latest) ? now.plus(LENGTH) : latest;
            if (until.isAfter(now)
                    && occupancies
                            .offer(entry.instrument(), attempt.slotWithBuffers(), entry.id(), entry.account(), until)
                            .isPresent()) {
                if (!companionSlots.offer(conditions.demands(), entry.slot(), entry.id(), entry.account(), until)) {
                    occupancies.release(entry.id());
                    return;
                }
                db.sql("update waiting_entry set status = 'OFFERED', offered_until = ? where id = ?")
                        .params(Timestamp.from(until), entry.id())
                        .update();
                changes.announce(entry.account().value());
                events.publishEvent(
                        new WaitingOffered(entry.id(), entry.account(), entry.instrument(), entry.slot(), until));
            }
        } catch (ForbiddenException noLonger) {
            // The person books for nobody any more: their turn passes.
            LOG.info("No offer to waiting entry {}: {}", entry.id(), noLonger.getMessage());
        }
    }

    private List<Entry> waiting(ResourceId instrument, TimeSlot freed) {
        return db.sql("""
                        select w.id, w.account_id, w.instrument_id, w.starts_at, w.ends_at
                        from waiting_entry w join resource r on r.id = w.instrument_id
                        where w.instrument_id = ? and w.status = 'WAITING' and w.starts_at < ? and w.ends_at > ?
                        and w.starts_at > ? and r.status = 'PUBLISHED'
                        order by w.since, w.id for update of w skip locked""")
                .params(
                        instrument.value(),
                        Timestamp.from(freed.end()),
                        Timestamp.from(freed.start()),
                        Timestamp.from(clock.instant()))
                .query((row, number) -> Entry.of(row))
                .list();
    }

    private record Entry(UUID id, AccountId account, ResourceId instrument, TimeSlot slot) {
        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getObject("id", UUID.class),
                    new AccountId(row.getObject("account_id", UUID.class)),
                    new ResourceId(row.getObject("instrument_id", UUID.class)),
                    new TimeSlot(
                            row.getTimestamp("starts_at").toInstant(),
                            row.getTimestamp("ends_at").toInstant()));
        }
    }
}
