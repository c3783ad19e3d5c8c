package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns one request into a booking, or says why not. Its callers hold the transaction, and roll it back where the answer is not
 * {@link BookingAnswer.Accepted}.
 */
@Component
class BookingIntake {

    private final Bookings bookings;
    private final BookableInstruments instruments;
    private final BookingAccess access;
    private final BookingAttempts attempts;
    private final Alternatives alternatives;
    private final Occupancies occupancies;
    private final WaitingOffers offers;
    private final DecisionDeadlines deadlines;
    private final Companions companions;
    private final CompanionSlots companionSlots;
    private final RuleExceptions exceptions;

    BookingIntake(
            Bookings bookings,
            BookableInstruments instruments,
            BookingAccess access,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            WaitingOffers offers,
            DecisionDeadlines deadlines,
            Companions companions,
            CompanionSlots companionSlots,
            RuleExceptions exceptions) {
        this.bookings = bookings;
        this.instruments = instruments;
        this.access = access;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
        this.offers = offers;
        this.deadlines = deadlines;
        this.companions = companions;
        this.companionSlots = companionSlots;
        this.exceptions = exceptions;
    }

    BookingAnswer take(BookingRequest request, AccountId by, @Nullable BundleId bundle) {
        var instrument = instruments.get(request.instrument());
        var byStaff = access.setsRulesAside(request, instrument, by);
        var requester = request.onBehalfOf() == null ? by : request.onBehalfOf();
        var conditions = attempts.conditions(instrument, requester);
        var demands = conditions.demands();
        var judged = judge(request, conditions, requester, byStaff);
        if (!judged.refusals().isEmpty()) {
            return new BookingAnswer.Refused(judged.refusals());
        }
        var attempt = judged.attempt();
        var id = new BookingId(TimeOrderedId.next());
        companionSlots.lock(demands);
        demands.instruments().forEach(each -> occupancies.releaseHold(each, by));
        offers.accept(instrument.id(), request.slot(), by);
        var unit = take(attempt, id);
        if (unit.isEmpty()) {
            return new BookingAnswer.SlotTaken(alternatives.to(request.slot(), demands), null);
        }
        var booking = Booking.requested(id, attempt, unit.getAsInt(), by, bundle, attempt.now());
        if (!attempt.terms().approvalNeeded()) {
            booking.approveByRule(
                    attempt.now(),
                    conditions.terms().ruleApproving(attempt.slot()).orElse(null));
        } else {
            booking.expectDecision(deadlines.of(conditions.terms(), attempt.slot(), attempt.now()));
        }
        bookings.saveAndFlush(booking);
        exceptions.keep(id, judged.setAside());
        var taken = companionSlots.book(booking, demands);
        return taken.isPresent()
                ? new BookingAnswer.SlotTaken(alternatives.to(request.slot(), demands), taken.get())
                : new BookingAnswer.Accepted(id, booking.status());
    }

    /** @param setAside what the rules would have said that were set aside, or are to be */
    private record Judged(BookingAttempt attempt, List<Refusal> refusals, List<Refusal> setAside) {}

    private Judged judge(BookingRequest request, BookingConditions conditions, AccountId requester, boolean byStaff) {
        var asksForException = !byStaff && request.exceptionReason() != null;
        var demands = conditions.demands();
        var attempt = attempts.toDecide(request, conditions, requester, byStaff || asksForException);
        var refusals = judge(attempt, demands);
        if (!refusals.isEmpty() || !attempt.overriding()) {
            return new Judged(attempt, refusals, List.of());
        }
        var setAside = judge(attempt.byTheRules(), demands);
        if (!asksForException) {
            return new Judged(attempt, List.of(), setAside);
        }
        return setAside.isEmpty()
                ? new Judged(attempt.byTheRules(), List.of(), List.of())
                : new Judged(attempt.asException(), exceptions.tooMany(requester), setAside);
    }

    private List<Refusal> judge(BookingAttempt attempt, Demands demands) {
        return companions.judgeWith(BookingRule.judge(attempt), attempt, demands);
    }

    /** Requests that compete are told where the slot is gone already, and wait for their decision without it. */
    private OptionalInt take(BookingAttempt attempt, BookingId id) {
        var instrument = attempt.instrument().id();
        if (attempt.terms().requestsCompete()) {
            return occupancies.freeUnit(instrument, attempt.slotWithBuffers());
        }
        return occupancies.take(instrument, attempt.slotWithBuffers(), OccupancyKind.BOOKING, id.value());
    }
}
