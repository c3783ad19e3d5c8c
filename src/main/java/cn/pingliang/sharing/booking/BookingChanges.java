package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.StepTaker.Turn;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
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
    private final OtherTime otherTime;
    private final Deciders deciders;
    private final Occupancies occupancies;
    private final Clock clock;

    BookingChanges(StepTaker taker, OtherTime otherTime, Deciders deciders, Occupancies occupancies, Clock clock) {
        this.taker = taker;
        this.otherTime = otherTime;
        this.deciders = deciders;
        this.occupancies = occupancies;
        this.clock = clock;
    }

    /**
     * For the requester until shortly before the start, and for the institution. At once where nobody has decided yet, where
     * nobody needs to, or where the institution does it; otherwise it waits for a decision. Of samples that are to be measured
     * only for the institution, as long as there is no report: their time may have passed, and nobody of the applicant's side
     * has to come.
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
            var attempt = otherTime.attempt(booking, to, turn.isDeciders() && overrideReason != null);
            if (!turn.isDeciders() && isTooLate(booking)) {
                return Optional.of(StepAnswer.Refused.of(
                        "change-notice", otherTime.terms(booking).changeNotice().toHours()));
            }
            var refusals = otherTime.judge(attempt, turn);
            if (!refusals.isEmpty()) {
                return Optional.of(new StepAnswer.Refused(refusals));
            }
            return needsDecision(turn, attempt) ? ask(turn, to) : changeNow(turn, to);
        });
    }

    /**
     * For the institution; never for the requester (four eyes). Where the routing wants two approvals for a booking of that length, the
     * first makes the change wait for the second, which somebody else gives.
     */
    public StepAnswer accept(BookingId id, @Nullable Integer version, AccountId by) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.ACCEPT_CHANGE, id, version, by, turn -> {
            var booking = turn.booking();
            var to = booking.changeAsked().orElseThrow();
            if (!clock.instant().isBefore(to.end())) {
                return Optional.of(StepAnswer.Refused.of("slot-over"));
            }
            switch (deciders.approval(booking, by, booking.inTheNameOf().orElse(null))) {
                case WITHOUT_SECOND -> {
                    return Optional.of(StepAnswer.Refused.of("no-second-approver"));
                }
                case FIRST -> {
                    turn.all().forEach(each -> each.acceptChangeFirst(by, clock.instant()));
                    return Optional.empty();
                }
                case LAST -> {}
            }
            return otherTime.each(turn, to, (member, slot) -> {
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
                otherTime.keepOnlyItsSlot(each);
                each.declineChange(by, clock.instant(), reason);
            });
            return Optional.empty();
        });
    }

    /** For the requester; what was approved stays. */
    public StepAnswer withdraw(BookingId id, @Nullable Integer version, AccountId by) {
        return taker.take(BookingAction.WITHDRAW_CHANGE, id, version, by, turn -> {
            turn.all().forEach(each -> {
                otherTime.keepOnlyItsSlot(each);
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
            return Optional.of(new StepAnswer.IllegalTransition(
                    turn.booking().status(),
                    BookingAction.ASK_CHANGE,
                    turn.booking().serviceMode()));
        }
        return otherTime.each(turn, to, (member, slot) -> {
            var unit = occupancies.takeBeside(
                    member.instrument(), member.unit(), slot, member.id().value());
            unit.ifPresent(on -> member.askChange(turn.viewer().account(), clock.instant(), to, on));
            return unit.isPresent();
        });
    }

    private Optional<StepAnswer> changeNow(Turn turn, TimeSlot to) {
        return otherTime.each(turn, to, (member, slot) -> {
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

    /** A request that nobody has decided on may always be changed. */
    private boolean isTooLate(Booking booking) {
        return booking.status() == BookingStatus.APPROVED
                && otherTime.terms(booking).isTooLateToChange(booking.slot(), clock.instant());
    }
}
