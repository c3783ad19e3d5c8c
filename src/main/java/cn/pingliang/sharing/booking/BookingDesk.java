package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes requests for machine time. For verified entrepreneurs and staff of institutions; what follows a request is
 * {@link BookingSteps}' work.
 */
@Service
@Transactional
public class BookingDesk {

    private final Bookings bookings;
    private final BookableInstruments instruments;
    private final TermsBook termsBook;
    private final Standings standings;
    private final Availability availability;
    private final NearestFree nearest;
    private final Occupancies occupancies;
    private final Clock clock;

    BookingDesk(
            Bookings bookings,
            BookableInstruments instruments,
            TermsBook termsBook,
            Standings standings,
            Availability availability,
            NearestFree nearest,
            Occupancies occupancies,
            Clock clock) {
        this.bookings = bookings;
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.standings = standings;
        this.availability = availability;
        this.nearest = nearest;
        this.occupancies = occupancies;
        this.clock = clock;
    }

    /**
     * Asks for a slot. It is taken at once, whether or not somebody has yet to approve.
     *
     * @throws NotFoundException where there is no such published instrument
     * @throws ForbiddenException where the account books for nobody, or for an enterprise that is not verified
     */
    public BookingAnswer request(BookingRequest request, AccountId requester) {
        var attempt = attempt(request, requester);
        var refusals = BookingRule.judge(attempt);
        if (!refusals.isEmpty()) {
            return new BookingAnswer.Refused(refusals);
        }
        var id = new BookingId(TimeOrderedId.next());
        var withBuffers = request.slot()
                .widened(attempt.terms().bufferBefore(), attempt.terms().bufferAfter());
        var unit = occupancies.take(request.instrument(), withBuffers, OccupancyKind.BOOKING, id.value());
        if (unit.isEmpty()) {
            return new BookingAnswer.SlotTaken(alternatives(attempt));
        }
        var booking = Booking.requested(id, attempt, unit.getAsInt(), attempt.now());
        if (!attempt.terms().approvalNeeded()) {
            booking.approve(null, attempt.now());
        }
        bookings.saveAndFlush(booking);
        return new BookingAnswer.Accepted(id, booking.status());
    }

    /**
     * What the rules would say to this request now, for a screen that explains before it asks, and has the instrument's papers
     * at hand. Takes nothing; one query.
     *
     * @param open whether the slot lies in opening hours
     * @throws ForbiddenException as {@link #request} does
     */
    @Transactional(readOnly = true)
    public List<Refusal> judge(
            BookingRequest request,
            BookableInstrument instrument,
            BookingTerms terms,
            boolean open,
            AccountId requester) {
        return BookingRule.judge(
                new BookingAttempt(request, requester, seat(requester), instrument, terms, open, clock.instant()));
    }

    private BookingAttempt attempt(BookingRequest request, AccountId requester) {
        var instrument = instruments.get(request.instrument());
        var terms = termsBook.of(instrument);
        return new BookingAttempt(
                request,
                requester,
                seat(requester),
                instrument,
                terms,
                isOpenOrTooLong(request, terms),
                clock.instant());
    }

    /** What is too long is refused for that; no calendar is opened for a slot of a thousand years. */
    private boolean isOpenOrTooLong(BookingRequest request, BookingTerms terms) {
        return request.slot().length().compareTo(terms.longest()) > 0
                || availability.isOpen(request.instrument(), request.slot());
    }

    private Seat seat(AccountId requester) {
        var seat = standings
                .of(requester)
                .bookingSeat()
                .orElseThrow(() -> new ForbiddenException("booking without an organisation"));
        if (seat.kind() == OrganisationKind.ENTERPRISE && !seat.verified()) {
            throw new ForbiddenException("booking for an enterprise that is not verified");
        }
        return seat;
    }

    private List<Alternative> alternatives(BookingAttempt attempt) {
        return nearest.around(attempt.instrument().id(), attempt.slot(), attempt.terms()).stream()
                .map(slot -> new Alternative(attempt.instrument().id(), slot))
                .toList();
    }
}
