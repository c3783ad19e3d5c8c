package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.StepTaker.Turn;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * Another time for a request, whoever thought of it: the rules look at it as at a new request, which does not stand in its own
 * way, and it is taken for the request and for what goes with it.
 */
@Component
class OtherTime {

    private final BookableInstruments instruments;
    private final BookingAttempts attempts;
    private final Alternatives alternatives;
    private final Companions companions;
    private final Occupancies occupancies;
    private final TermsBook termsBook;

    OtherTime(
            BookableInstruments instruments,
            BookingAttempts attempts,
            Alternatives alternatives,
            Companions companions,
            Occupancies occupancies,
            TermsBook termsBook) {
        this.instruments = instruments;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.companions = companions;
        this.occupancies = occupancies;
        this.termsBook = termsBook;
    }

    /** As the rules see it that hold for the requester. */
    BookingAttempt attempt(Booking booking, TimeSlot to, boolean overriding) {
        var request = new BookingRequest(
                booking.instrument(), to, booking.purpose(), booking.serviceMode(), booking.samples(), true);
        return attempts.toDecide(request, conditions(booking), booking.requester(), overriding, booking.id());
    }

    /** What speaks against it; empty where nothing does. */
    List<Refusal> judge(BookingAttempt attempt, Turn turn) {
        return companions.judgeWith(BookingRule.judge(attempt), attempt, demandsOf(turn));
    }

    BookingTerms terms(Booking booking) {
        return conditions(booking).terms().of(booking.slot());
    }

    /**
     * Gives the booking and what goes with it another time, each with its own buffers.
     *
     * @param step takes the slot, buffers included, for one of them; false where somebody has it
     */
    Optional<StepAnswer> each(Turn turn, TimeSlot to, BiPredicate<Booking, TimeSlot> step) {
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

    /** Free times near the wanted one, by what holds for the requester today. */
    List<TimeSlot> nearest(BookingView booking, TimeSlot wanted) {
        var conditions = attempts.conditions(instruments.get(booking.instrument()), booking.requester());
        return alternatives.to(wanted, conditions.demands()).stream()
                .map(BookingAnswer.Alternative::slot)
                .toList();
    }

    /** Gives back what it has beside its slot; where it competes, that is all. */
    void keepOnlyItsSlot(Booking booking) {
        if (booking.competes()) {
            occupancies.release(booking.id().value());
        } else {
            occupancies.keepOnly(
                    booking.instrument(),
                    booking.unit(),
                    booking.slot(),
                    booking.id().value());
        }
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

    private BookingConditions conditions(Booking booking) {
        return attempts.conditions(instruments.get(booking.instrument()), booking.requester());
    }
}
