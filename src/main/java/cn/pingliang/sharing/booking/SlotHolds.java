package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Keeps a slot for somebody while they fill in the form. A person holds one slot of an instrument at a time, on a few
 * instruments, and only what the rules would let them book. {@link BookingDesk#request} turns the hold into the booking.
 */
@Service
@Transactional
public class SlotHolds {

    /** How long nobody else gets the slot, unless it is renewed. */
    public static final Duration LENGTH = Duration.ofMinutes(5);

    /** So that nobody keeps whole laboratories for themselves. */
    static final int INSTRUMENTS_AT_ONCE = 3;

    private final BookableInstruments instruments;
    private final BookingAttempts attempts;
    private final Alternatives alternatives;
    private final Occupancies occupancies;
    private final JdbcClient db;
    private final Clock clock;

    SlotHolds(
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            JdbcClient db,
            Clock clock) {
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
        this.db = db;
        this.clock = clock;
    }

    /**
     * Holds the slot instead of what the person held of this instrument. Where requests compete nothing is held, and the answer
     * says so.
     *
     * @param wish as it will be asked for; whether the agreement was accepted does not matter yet
     * @throws ForbiddenException where the account may not book
     */
    public HoldAnswer hold(BookingRequest wish, AccountId by) {
        var conditions = attempts.conditions(instruments.get(wish.instrument()), by);
        var attempt = attempts.toHold(wish, conditions, by);
        var refusals = BookingRule.judge(attempt);
        if (!refusals.isEmpty()) {
            return new HoldAnswer.Refused(refusals);
        }
        occupancies.releaseHold(wish.instrument(), by);
        if (attempt.terms().requestsCompete()) {
            return new HoldAnswer.NotNeeded();
        }
        if (heldElsewhere(by) >= INSTRUMENTS_AT_ONCE) {
            return new HoldAnswer.Refused(List.of(Refusal.of("holds-at-once", INSTRUMENTS_AT_ONCE)));
        }
        var until = clock.instant().plus(LENGTH);
        if (occupancies
                .hold(wish.instrument(), attempt.slotWithBuffers(), by, until)
                .isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new HoldAnswer.SlotTaken(alternatives.to(attempt));
        }
        return new HoldAnswer.Held(until);
    }

    /** @return until when it is held now, or nothing where the hold has expired */
    public Optional<Instant> renew(ResourceId instrument, AccountId by) {
        var until = clock.instant().plus(LENGTH);
        return occupancies.renewHold(instrument, by, until) ? Optional.of(until) : Optional.empty();
    }

    public void release(ResourceId instrument, AccountId by) {
        occupancies.releaseHold(instrument, by);
    }

    /** So that whoever looks sees that the slot is free; it is in nobody's way by then. */
    void clearExpired() {
        occupancies.clearExpired();
    }

    private long heldElsewhere(AccountId by) {
        return db.sql("select count(distinct instrument_id) from occupancy where holder_id = ? and expires_at > ?")
                .params(by.value(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    public sealed interface HoldAnswer {
        record Held(Instant until) implements HoldAnswer {}

        /** Requests compete here; nobody needs to be quick. */
        record NotNeeded() implements HoldAnswer {}

        /** What was held before still is. */
        record SlotTaken(List<Alternative> alternatives) implements HoldAnswer {}

        record Refused(List<Refusal> refusals) implements HoldAnswer {}
    }
}
