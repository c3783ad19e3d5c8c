package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

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
    private final BookingAccess access;
    private final BookingAttempts attempts;
    private final Alternatives alternatives;
    private final Occupancies occupancies;

    BookingDesk(
            Bookings bookings,
            BookableInstruments instruments,
            TermsBook termsBook,
            Standings standings,
            BookingAccess access,
            BookingAttempts attempts,
            Alternatives alternatives,
            Occupancies occupancies) {
        this.bookings = bookings;
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.standings = standings;
        this.access = access;
        this.attempts = attempts;
        this.alternatives = alternatives;
        this.occupancies = occupancies;
    }

    /**
     * Asks for a slot. It is taken at once, whether or not somebody has yet to approve; only where the terms let requests
     * compete does it stay free until one is approved. What the requester holds of the instrument is used for it.
     *
     * @throws NotFoundException where there is no such published instrument
     * @throws ForbiddenException where the account books for nobody, or for an enterprise that is not verified; where it sets
     *     rules aside, or asks on behalf of another, without deciding on the instrument
     */
    public BookingAnswer request(BookingRequest request, AccountId by) {
        var instrument = instruments.get(request.instrument());
        var overriding = isOverriding(request, instrument, by);
        var requester = request.onBehalfOf() == null ? by : request.onBehalfOf();
        var conditions = conditions(instrument, requester);
        var attempt = attempts.toDecide(request, conditions, requester, overriding);
        var refusals = BookingRule.judge(attempt);
        if (!refusals.isEmpty()) {
            return new BookingAnswer.Refused(refusals);
        }
        var id = new BookingId(TimeOrderedId.next());
        occupancies.releaseHold(instrument.id(), by);
        var unit = take(attempt, id);
        if (unit.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new BookingAnswer.SlotTaken(alternatives.to(attempt));
        }
        var booking = Booking.requested(id, attempt, unit.getAsInt(), by, attempt.now());
        if (!attempt.terms().approvalNeeded()) {
            booking.approve(null, attempt.now());
        }
        bookings.saveAndFlush(booking);
        return new BookingAnswer.Accepted(id, booking.status());
    }

    /** Requests that compete are told where the slot is gone already, and wait for their decision without it. */
    private OptionalInt take(BookingAttempt attempt, BookingId id) {
        var instrument = attempt.instrument().id();
        if (attempt.terms().requestsCompete()) {
            return occupancies.freeUnit(instrument, attempt.slotWithBuffers());
        }
        return occupancies.take(instrument, attempt.slotWithBuffers(), OccupancyKind.BOOKING, id.value());
    }

    /** What the person meets at the instrument. Two queries. */
    @Transactional(readOnly = true)
    public BookingConditions conditions(BookableInstrument instrument, AccountId account) {
        var standing = standings.of(account);
        var organisation = standing.bookingSeat().map(Seat::organisation).orElse(null);
        return new BookingConditions(instrument, standing, termsBook.of(instrument, organisation));
    }

    /**
     * What the rules would say to this request now. Takes nothing; at most one query for the person's other bookings, and one
     * for the work calendar where the terms mind it.
     *
     * @param open whether the slot lies in opening hours
     * @throws ForbiddenException as {@link #request} does
     */
    @Transactional(readOnly = true)
    public List<Refusal> judge(BookingRequest request, BookingConditions conditions, boolean open) {
        return BookingRule.judge(
                attempts.toExplain(request, conditions, conditions.standing().account(), open));
    }

    private boolean isOverriding(BookingRequest request, BookableInstrument instrument, AccountId by) {
        if (request.overrideReason() == null && request.onBehalfOf() == null) {
            return false;
        }
        if (!access.viewer(by).decidesOn(instrument.institution(), instrument.id())) {
            throw new ForbiddenException("setting rules aside, or booking for another, on " + instrument.id());
        }
        return request.overrideReason() != null;
    }

    static Optional<Seat> bookingSeat(Standing standing) {
        return standing.bookingSeat().filter(seat -> seat.kind() != OrganisationKind.ENTERPRISE || seat.verified());
    }
}
