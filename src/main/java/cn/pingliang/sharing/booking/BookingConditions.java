package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standing.Seat;
import java.util.List;
import java.util.Optional;

/** What one person meets at one instrument: read once by a screen that explains before it asks. */
public record BookingConditions(Demands demands, Standing standing) {

    public BookableInstrument instrument() {
        return demands.instrument();
    }

    public TermsInForce terms() {
        return demands.terms();
    }

    public List<Companion> companions() {
        return demands.companions();
    }

    /** Whom the person books for; nothing where they may not book at all. */
    Optional<Seat> seat() {
        return standing.bookingSeat().filter(seat -> seat.kind() != OrganisationKind.ENTERPRISE || seat.verified());
    }
}
