package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final Companions companions;
    private final CompanionSlots companionSlots;
    private final JdbcClient db;
    private final Clock clock;

    SlotHolds(
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            Companions companions,
            CompanionSlots companionSlots,
            JdbcClient db,
            Clock clock) {
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
        this.companions = companions;
        this.companionSlots = companionSlots;
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
        var demands = conditions.demands();
        var refusals = companions.judgeWith(BookingRule.judge(attempt), attempt, demands);
        if (!refusals.isEmpty()) {
            return new HoldAnswer.Refused(refusals);
        }
        companionSlots.lock(demands);
        demands.instruments().forEach(each -> occupancies.releaseHold(each, by));
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
            return taken(wish, demands, null);
        }
        var companion = companionSlots.hold(demands, wish.slot(), by, until);
        if (companion.isPresent()) {
            return taken(wish, demands, companion.get());
        }
        return new HoldAnswer.Held(until);
    }

    private HoldAnswer taken(BookingRequest wish, Demands demands, @Nullable BookableInstrument companion) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new HoldAnswer.SlotTaken(alternatives.to(wish.slot(), demands), companion);
    }

    /** @return until when it is held now, or nothing where the hold has expired */
    public Optional<Instant> renew(ResourceId instrument, AccountId by) {
        var until = clock.instant().plus(LENGTH);
        var kept = instrumentsOf(instrument).stream().allMatch(each -> occupancies.renewHold(each, by, until));
        return kept ? Optional.of(until) : Optional.empty();
    }

    public void release(ResourceId instrument, AccountId by) {
        instrumentsOf(instrument).forEach(each -> occupancies.releaseHold(each, by));
    }

    /** With what it cannot be used without. */
    private List<ResourceId> instrumentsOf(ResourceId instrument) {
        return Stream.concat(Stream.of(instrument), instruments.get(instrument).companions().stream())
                .toList();
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
        record SlotTaken(
                List<Alternative> alternatives, @Nullable BookableInstrument companion) implements HoldAnswer {}

        record Refused(List<Refusal> refusals) implements HoldAnswer {}
    }
}
