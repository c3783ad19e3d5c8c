package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.live.ChangeFeed;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;

/**
 * Announces every change of a request, whichever step made it: to the page of the request, to the calendar of its instrument,
 * and to the lists of those who asked and those who decide.
 */
class BookingAnnouncements {

    private final ChangeFeed changes;

    BookingAnnouncements(ChangeFeed changes) {
        this.changes = changes;
    }

    @PostPersist
    @PostUpdate
    void announce(Booking booking) {
        changes.announce(
                booking.id().value(),
                booking.instrument().value(),
                booking.requester().value(),
                booking.organisation().value(),
                booking.institution().value());
    }
}
