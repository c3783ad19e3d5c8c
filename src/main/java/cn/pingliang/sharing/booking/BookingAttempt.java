package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;

/**
 * Everything the rules look at.
 *
 * @param seat whom the requester asks for
 * @param open whether the slot lies in opening hours; true where it is longer than any may be
 */
record BookingAttempt(
        BookingRequest request,
        AccountId requester,
        Seat seat,
        BookableInstrument instrument,
        BookingTerms terms,
        boolean open,
        Instant now) {

    TimeSlot slot() {
        return request.slot();
    }

    /** Another legal entity than the owner, 国科发基〔2017〕289号. */
    boolean isExternal() {
        return !seat.organisation().equals(instrument.institution());
    }
}
