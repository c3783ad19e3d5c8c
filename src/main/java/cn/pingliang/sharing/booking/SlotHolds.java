package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private final BookingAccess access;
    private final BookingBook book;
    private final BookingPreview preview;
    private final TermsBook termsBook;
    private final Companions companions;
    private final CompanionSlots companionSlots;
    private final JdbcClient db;
    private final Clock clock;

    SlotHolds(
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            BookingAccess access,
            BookingBook book,
            BookingPreview preview,
            TermsBook termsBook,
            Companions companions,
            CompanionSlots companionSlots,
            JdbcClient db,
            Clock clock) {
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
        this.access = access;
        this.book = book;
        this.preview = preview;
        this.termsBook = termsBook;
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
     * @throws ForbiddenException as {@link BookingDesk#request} does
     */
    public HoldAnswer hold(BookingRequest wish, AccountId by) {
        var instrument = instruments.get(wish.instrument());
        var overriding = access.setsRulesAside(wish, instrument, by);
        var requester = wish.onBehalfOf() == null ? by : wish.onBehalfOf();
        var conditions = attempts.conditions(instrument, requester);
        var attempt = attempts.toHold(wish, conditions, requester, overriding);
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

    /**
     * Holds what a booking lacks of another time, while somebody makes up their mind about it; what it has, it has.
     *
     * @param overrideReason why the institution sets rules aside; null where it does not
     * @throws ForbiddenException where the account may not change the booking's time
     */
    public HoldAnswer holdForChange(BookingId id, TimeSlot to, @Nullable String overrideReason, AccountId by) {
        var booking = book.get(id, by);
        if (!booking.actions().contains(BookingAction.CHANGE)) {
            throw new ForbiddenException("changing booking " + id);
        }
        return switch (preview.ofChange(booking, to, overrideReason, by)) {
            case Occurrence.Refused refused -> new HoldAnswer.Refused(refused.refusals());
            case Occurrence.Taken taken -> new HoldAnswer.SlotTaken(List.of(), taken.companion());
            case Occurrence.Fits fits -> booking.competes() ? new HoldAnswer.NotNeeded() : holdBeside(booking, to, by);
        };
    }

    private HoldAnswer holdBeside(BookingView booking, TimeSlot to, AccountId by) {
        var until = clock.instant().plus(LENGTH);
        var members = members(booking);
        occupancies.lock(members.stream().map(Member::instrument).toList());
        members.forEach(member -> occupancies.releaseHold(member.instrument(), by));
        for (var member : members) {
            var instrument = instruments.get(member.instrument());
            var terms = termsBook.of(instrument, booking.organisation()).of(to);
            var slot = to.widened(terms.bufferBefore(), terms.bufferAfter());
            if (occupancies
                    .holdBeside(member.instrument(), member.unit(), slot, member.booking(), by, until)
                    .isEmpty()) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new HoldAnswer.SlotTaken(
                        List.of(), member.booking().equals(booking.id().value()) ? null : instrument);
            }
        }
        return holdsAny(members, by) ? new HoldAnswer.Held(until) : new HoldAnswer.Had();
    }

    private boolean holdsAny(List<Member> members, AccountId by) {
        return db.sql("select exists (select from occupancy where holder_id = :by and instrument_id in (:instruments))")
                .param("by", by.value())
                .param(
                        "instruments",
                        members.stream()
                                .map(member -> member.instrument().value())
                                .toList())
                .query(Boolean.class)
                .single();
    }

    private List<Member> members(BookingView booking) {
        return db.sql("select id, instrument_id, unit from booking where id in (:ids) order by id")
                .param("ids", booking.together())
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        new ResourceId(row.getObject("instrument_id", UUID.class)),
                        row.getInt("unit")))
                .list();
    }

    private record Member(UUID booking, ResourceId instrument, int unit) {}

    private HoldAnswer taken(BookingRequest wish, Demands demands, @Nullable BookableInstrument companion) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new HoldAnswer.SlotTaken(alternatives.to(wish.slot(), demands), companion);
    }

    /** @return until when it is held now, or nothing where the hold has expired */
    public Optional<Instant> renew(ResourceId instrument, AccountId by) {
        var until = clock.instant().plus(LENGTH);
        // Beside a booking there may be nothing to hold of one of them.
        var kept = instrumentsOf(instrument).stream()
                        .filter(each -> occupancies.renewHold(each, by, until))
                        .count()
                > 0;
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

        /** All of it is the booking's already. */
        record Had() implements HoldAnswer {}

        /** What was held before still is. */
        record SlotTaken(
                List<Alternative> alternatives, @Nullable BookableInstrument companion) implements HoldAnswer {}

        record Refused(List<Refusal> refusals) implements HoldAnswer {}
    }
}
