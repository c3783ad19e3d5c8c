package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Instant;
import java.util.List;

/**
 * Everything the rules look at.
 *
 * @param requester whose booking it becomes
 * @param seat whom the requester asks for
 * @param trained when the requester may operate the instrument; never where the terms do not mind
 * @param terms of the day on which the slot starts
 * @param open whether the slot lies in opening hours; true where it is longer than any may be
 * @param dayOff whether any of it lies on a weekend or holiday; false where the terms do not mind
 * @param commitments the other bookings that count, in no order
 * @param overriding whether the rules that can be are set aside, by somebody who may or until somebody decides on it
 */
record BookingAttempt(
        BookingRequest request,
        AccountId requester,
        Seat seat,
        BookableInstrument instrument,
        Trained trained,
        BookingTerms terms,
        boolean open,
        boolean dayOff,
        List<Commitment> commitments,
        boolean overriding,
        Instant now) {

    BookingAttempt {
        commitments = List.copyOf(commitments);
    }

    TimeSlot slot() {
        return request.slot();
    }

    /** Another legal entity than the owner, 国科发基〔2017〕289号. */
    boolean isExternal() {
        return !seat.organisation().equals(instrument.institution());
    }

    /** The same, with no rule set aside. */
    BookingAttempt byTheRules() {
        return with(terms, false);
    }

    /** The same, to be decided on by somebody; until then others can have the slot. */
    BookingAttempt asException() {
        return with(terms.ofException(), overriding);
    }

    private BookingAttempt with(BookingTerms others, boolean setsAside) {
        return new BookingAttempt(
                request, requester, seat, instrument, trained, others, open, dayOff, commitments, setsAside, now);
    }

    TimeSlot slotWithBuffers() {
        return slot().widened(terms.bufferBefore(), terms.bufferAfter());
    }
}
