package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.training.TrainingRegister;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the rules look at. */
@Component
class BookingAttempts {

    private final Standings standings;
    private final TermsBook termsBook;
    private final TrainingRegister trainings;
    private final Companions companions;
    private final Availability availability;
    private final Commitments commitments;
    private final Clock clock;

    BookingAttempts(
            Standings standings,
            TermsBook termsBook,
            TrainingRegister trainings,
            Companions companions,
            Availability availability,
            Commitments commitments,
            Clock clock) {
        this.standings = standings;
        this.termsBook = termsBook;
        this.trainings = trainings;
        this.companions = companions;
        this.availability = availability;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** What the person meets at the instrument. Two queries, one more where the terms ask for training, and two where it has companions. */
    BookingConditions conditions(BookableInstrument instrument, AccountId account) {
        var standing = standings.of(account);
        var organisation = standing.bookingSeat().map(Seat::organisation).orElse(null);
        var demands = new Demands(
                instrument,
                askedBy(account, instrument.id(), termsBook.of(instrument, organisation)),
                companions.of(instrument, organisation));
        return new BookingConditions(demands, standing);
    }

    /** The terms for somebody, of whose training is known what makes a difference: no query where none does. */
    TermsInForce askedBy(AccountId account, ResourceId instrument, TermsInForce terms) {
        return terms.askForTraining() ? terms.askedBy(trainings.of(account, instrument)) : terms;
    }

    /** For a request that will be granted or refused by it: until then no other of the person is judged. */
    BookingAttempt toDecide(
            BookingRequest request, BookingConditions conditions, AccountId requester, boolean overriding) {
        return toDecide(request, conditions, requester, overriding, null);
    }

    /** @param moving the booking that the request gives another time; it does not stand in its own way */
    BookingAttempt toDecide(
            BookingRequest request,
            BookingConditions conditions,
            AccountId requester,
            boolean overriding,
            @Nullable BookingId moving) {
        var seat = seat(conditions);
        var terms = conditions.terms().of(request.slot());
        commitments.reserve(terms, requester, seat.organisation());
        return attempt(request, conditions, requester, isOpenOrTooLong(request, terms), overriding, moving);
    }

    /** As if the form were complete. */
    BookingAttempt toHold(BookingRequest wish, BookingConditions conditions, AccountId requester) {
        return toHold(wish, conditions, requester, false);
    }

    /** As if the form were complete. */
    BookingAttempt toHold(BookingRequest wish, BookingConditions conditions, AccountId requester, boolean overriding) {
        var complete = new BookingRequest(
                wish.instrument(), wish.slot(), wish.purpose(), wish.serviceMode(), wish.samples(), true);
        var terms = conditions.terms().of(wish.slot());
        return attempt(complete, conditions, requester, isOpenOrTooLong(complete, terms), overriding, null);
    }

    BookingAttempt toExplain(BookingRequest request, BookingConditions conditions, AccountId requester, boolean open) {
        return attempt(request, conditions, requester, open, false, null);
    }

    private BookingAttempt attempt(
            BookingRequest request,
            BookingConditions conditions,
            AccountId requester,
            boolean open,
            boolean overriding,
            @Nullable BookingId moving) {
        var seat = seat(conditions);
        var slot = request.slot();
        var terms = conditions.terms().of(slot);
        var now = clock.instant();
        var tooLong = slot.length().compareTo(terms.longest()) > 0;
        return new BookingAttempt(
                request,
                requester,
                seat,
                conditions.instrument(),
                conditions.terms().trained(),
                terms,
                open,
                !terms.daysOff() && !tooLong && availability.touchesDayOff(slot),
                commitments.beside(slot, terms, requester, seat.organisation(), now, moving),
                overriding,
                now);
    }

    /** What is too long is refused for that; no calendar is opened for a slot of a thousand years. */
    private boolean isOpenOrTooLong(BookingRequest request, BookingTerms terms) {
        return request.slot().length().compareTo(terms.longest()) > 0
                || availability.isOpen(request.instrument(), request.slot());
    }

    static Seat seat(BookingConditions conditions) {
        return conditions
                .seat()
                .orElseThrow(() -> new ForbiddenException("booking for nobody, or for an enterprise not verified"));
    }
}
