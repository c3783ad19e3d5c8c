package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.StepTaker.Turn;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a booking another time. The rules look at it as at a new request, and it does not stand in its own way. What was
 * approved and needs approval stays as it is until somebody decides on the change; both times are the booking's until then.
 *
 * <p>Throws what {@link BookingSteps} throws.
 */
@Service
@Transactional
public class BookingChanges {

    private final StepTaker taker;
    private final BookableInstruments instruments;
    private final BookingAttempts attempts;
    private final Alternatives alternatives;
    private final Occupancies occupancies;
    private final Companions companions;
    private final TermsBook termsBook;
    private final Clock clock;

    BookingChanges(
            StepTaker taker,
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            Companions companions,
            TermsBook termsBook,
            Clock clock) {
        this.taker = taker;
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
        this.companions = companions;
        this.termsBook = termsBook;
        this.clock = clock;
    }

    /**
     * For the requester until shortly before the start, and for the institution. At once where nobody has decided yet, where
     * nobody needs to, or where the institution does it; otherwise it waits for a decision.
     *
     * @param overrideReason why the institution sets rules aside; null where it does not
     */
    public StepAnswer change(
            BookingId id, @Nullable Integer version, AccountId by, TimeSlot to, @Nullable String overrideReason) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.CHANGE, id, version, by, turn -> {
            var booking = turn.booking();
            if (to.equals(booking.slot())) {
                return Optional.of(StepAnswer.Refused.of("same-time"));
            }
            turn.all().forEach(each -> occupancies.releaseHold(each.instrument(), by));
            var attempt = attempt(booking, to, turn.isDeciders() && overrideReason != null);
            if (!turn.isDeciders() && isTooLate(booking)) {
                return Optional.of(StepAnswer.Refused.of(
                        "change-notice", terms(booking).changeNotice().toHours()));
            }
            var refusals = companions.judgeWith(BookingRule.judge(attempt), attempt, demandsOf(turn));
            if (!refusals.isEmpty()) {
                return Optional.of(new StepAnswer.Refused(refusals));
            }
            return needsDecision(turn, attempt) ? ask(turn, to) : changeNow(turn, to);
        });
    }

    /** For the institution; never for the requester (four eyes). */
    public StepAnswer accept(BookingId id, @Nullable Integer version, AccountId by) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.ACCEPT_CHANGE, id, version, by, turn -> {
            var booking = turn.booking();
            var to = booking.changeAsked().orElseThrow();
            if (!clock.instant().isBefore(to.end())) {
                return Optional.of(StepAnswer.Refused.of("slot-over"));
            }
            return each(turn, to, (member, slot) -> {
                var unit = occupancies.move(
                        member.instrument(),
                        member.changeUnit(),
                        slot,
                        member.id().value());
                unit.ifPresent(on -> member.acceptChange(by, clock.instant(), on));
                return unit.isPresent();
            });
        });
    }

    /** For the institution; what was approved stays. */
    public StepAnswer decline(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return taker.take(BookingAction.DECLINE_CHANGE, id, version, by, turn -> {
            turn.all().forEach(each -> {
                keepOnlyItsSlot(each);
                each.declineChange(by, clock.instant(), reason);
            });
            return Optional.empty();
        });
    }

    /** For the requester; what was approved stays. */
    public StepAnswer withdraw(BookingId id, @Nullable Integer version, AccountId by) {
        return taker.take(BookingAction.WITHDRAW_CHANGE, id, version, by, turn -> {
            turn.all().forEach(each -> {
                keepOnlyItsSlot(each);
                each.withdrawChange(by, clock.instant());
            });
            return Optional.empty();
        });
    }

    private static boolean needsDecision(Turn turn, BookingAttempt attempt) {
        return turn.booking().status() == BookingStatus.APPROVED
                && attempt.terms().approvalNeeded()
                && (!turn.isDeciders()
                        || turn.viewer().account().equals(turn.booking().requester()));
    }

    private Optional<StepAnswer> ask(Turn turn, TimeSlot to) {
        if (!turn.booking().allows(BookingAction.ASK_CHANGE)) {
            return Optional.of(new StepAnswer.IllegalTransition(turn.booking().status(), BookingAction.ASK_CHANGE));
        }
        return each(turn, to, (member, slot) -> {
            var unit = occupancies.takeBeside(
                    member.instrument(), member.unit(), slot, member.id().value());
            unit.ifPresent(on -> member.askChange(turn.viewer().account(), clock.instant(), to, on));
            return unit.isPresent();
        });
    }

    private Optional<StepAnswer> changeNow(Turn turn, TimeSlot to) {
        return each(turn, to, (member, slot) -> {
            var unit = member.competes()
                    ? occupancies.freeUnit(member.instrument(), slot)
                    : occupancies.move(
                            member.instrument(),
                            member.unit(),
                            slot,
                            member.id().value());
            unit.ifPresent(on -> member.change(turn.viewer().account(), clock.instant(), to, on));
            return unit.isPresent();
        });
    }

    /**
     * Gives the booking and what goes with it another time, each with its own buffers.
     *
     * @param step takes the slot, buffers included, for one of them; false where somebody has it
     */
    private Optional<StepAnswer> each(Turn turn, TimeSlot to, BiPredicate<Booking, TimeSlot> step) {
        for (var member : turn.all()) {
            var instrument = instruments.get(member.instrument());
            var terms = termsBook.of(instrument, member.organisation()).of(to);
            if (!step.test(member, to.widened(terms.bufferBefore(), terms.bufferAfter()))) {
                return Optional.of(new StepAnswer.SlotTaken(
                        alternatives.to(to, demandsOf(turn)), member.accompanies() ? instrument : null));
            }
        }
        return Optional.empty();
    }

    /** What it was booked with, whatever the instrument cannot be used without by now. */
    private Demands demandsOf(Turn turn) {
        var conditions = conditions(turn.booking());
        var with = turn.companions().stream()
                .map(each -> instruments.get(each.instrument()))
                .map(each ->
                        new Companion(each, termsBook.of(each, turn.booking().organisation())))
                .toList();
        return new Demands(conditions.instrument(), conditions.terms(), with);
    }

    private void keepOnlyItsSlot(Booking booking) {
        occupancies.keepOnly(
                booking.instrument(),
                booking.unit(),
                booking.slot(),
                booking.id().value());
    }

    /** A request that nobody has decided on may always be changed. */
    private boolean isTooLate(Booking booking) {
        return booking.status() == BookingStatus.APPROVED
                && terms(booking).isTooLateToChange(booking.slot(), clock.instant());
    }

    private BookingTerms terms(Booking booking) {
        return conditions(booking).terms().of(booking.slot());
    }

    private BookingAttempt attempt(Booking booking, TimeSlot to, boolean overriding) {
        var request = new BookingRequest(
                booking.instrument(), to, booking.purpose(), booking.serviceMode(), booking.samples(), true);
        return attempts.toDecide(request, conditions(booking), booking.requester(), overriding, booking.id());
    }

    private BookingConditions conditions(Booking booking) {
        return attempts.conditions(instruments.get(booking.instrument()), booking.requester());
    }
}
