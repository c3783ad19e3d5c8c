package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.StepTaker.Turn;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Clock clock;

    BookingChanges(
            StepTaker taker,
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies,
            Clock clock) {
        this.taker = taker;
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
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
        return taker.take(BookingAction.CHANGE, id, version, by, turn -> {
            var booking = turn.booking();
            if (to.equals(booking.slot())) {
                return Optional.of(StepAnswer.Refused.of("same-time"));
            }
            var attempt = attempt(booking, to, turn.isDeciders() && overrideReason != null);
            if (!turn.isDeciders() && isTooLate(booking)) {
                return Optional.of(StepAnswer.Refused.of(
                        "change-notice", terms(booking).changeNotice().toHours()));
            }
            var refusals = BookingRule.judge(attempt);
            if (!refusals.isEmpty()) {
                return Optional.of(new StepAnswer.Refused(refusals));
            }
            return needsDecision(turn, attempt) ? ask(booking, attempt, by) : changeNow(booking, attempt, by);
        });
    }

    /** For the institution; never for the requester (four eyes). */
    public StepAnswer accept(BookingId id, @Nullable Integer version, AccountId by) {
        return taker.take(BookingAction.ACCEPT_CHANGE, id, version, by, turn -> {
            var booking = turn.booking();
            var to = booking.changeAsked().orElseThrow();
            if (!clock.instant().isBefore(to.end())) {
                return Optional.of(StepAnswer.Refused.of("slot-over"));
            }
            var attempt = attempt(booking, to, true);
            var unit =
                    occupancies.move(booking.instrument(), booking.changeUnit(), attempt.slotWithBuffers(), id.value());
            if (unit.isEmpty()) {
                return Optional.of(new StepAnswer.SlotTaken(alternatives.to(attempt)));
            }
            booking.acceptChange(by, clock.instant(), unit.getAsInt());
            return Optional.empty();
        });
    }

    /** For the institution; what was approved stays. */
    public StepAnswer decline(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return taker.take(BookingAction.DECLINE_CHANGE, id, version, by, turn -> {
            keepOnlyItsSlot(turn.booking());
            turn.booking().declineChange(by, clock.instant(), reason);
            return Optional.empty();
        });
    }

    /** For the requester; what was approved stays. */
    public StepAnswer withdraw(BookingId id, @Nullable Integer version, AccountId by) {
        return taker.take(BookingAction.WITHDRAW_CHANGE, id, version, by, turn -> {
            keepOnlyItsSlot(turn.booking());
            turn.booking().withdrawChange(by, clock.instant());
            return Optional.empty();
        });
    }

    private static boolean needsDecision(Turn turn, BookingAttempt attempt) {
        return turn.booking().status() == BookingStatus.APPROVED
                && attempt.terms().approvalNeeded()
                && (!turn.isDeciders()
                        || turn.viewer().account().equals(turn.booking().requester()));
    }

    private Optional<StepAnswer> ask(Booking booking, BookingAttempt attempt, AccountId by) {
        if (!booking.allows(BookingAction.ASK_CHANGE)) {
            return Optional.of(new StepAnswer.IllegalTransition(booking.status(), BookingAction.ASK_CHANGE));
        }
        var unit = occupancies.takeBeside(
                booking.instrument(),
                booking.unit(),
                attempt.slotWithBuffers(),
                booking.id().value());
        unit.ifPresent(on -> booking.askChange(by, clock.instant(), attempt.slot(), on));
        return taken(unit, attempt);
    }

    private Optional<StepAnswer> changeNow(Booking booking, BookingAttempt attempt, AccountId by) {
        var slot = attempt.slotWithBuffers();
        var unit = booking.competes()
                ? occupancies.freeUnit(booking.instrument(), slot)
                : occupancies.move(
                        booking.instrument(), booking.unit(), slot, booking.id().value());
        unit.ifPresent(on -> booking.change(by, clock.instant(), attempt.slot(), on));
        return taken(unit, attempt);
    }

    private Optional<StepAnswer> taken(OptionalInt unit, BookingAttempt attempt) {
        return unit.isPresent() ? Optional.empty() : Optional.of(new StepAnswer.SlotTaken(alternatives.to(attempt)));
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
