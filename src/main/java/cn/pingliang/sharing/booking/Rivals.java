package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests that wait beside each other for one slot, where the terms say so. The one that is approved takes the slot, and the
 * others that then have none left are declined by the portal, in the same transaction.
 */
@Component
class Rivals {

    private final JdbcClient db;
    private final Bookings bookings;
    private final Occupancies occupancies;
    private final Clock clock;

    Rivals(JdbcClient db, Bookings bookings, Occupancies occupancies, Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.occupancies = occupancies;
        this.clock = clock;
    }

    /** Before the request's row is locked: of all who decide on rivals of one instrument, one comes after the other. */
    Competition enter(BookingId id) {
        instrumentOfCompeting(id).ifPresent(occupancies::lock);
        return new Competition();
    }

    /** What a request that competes may do while it has entered. */
    class Competition {

        /** @return whether the slot could still be had */
        boolean win(Booking booking, BookingTerms terms) {
            var slot = booking.slot().widened(terms.bufferBefore(), terms.bufferAfter());
            var unit = occupancies.take(
                    booking.instrument(),
                    slot,
                    OccupancyKind.BOOKING,
                    booking.id().value());
            unit.ifPresent(booking::win);
            if (unit.isPresent()) {
                declineThoseLeftWithout(booking, slot, terms);
            }
            return unit.isPresent();
        }
    }

    private void declineThoseLeftWithout(Booking winner, TimeSlot taken, BookingTerms terms) {
        for (var id : rivals(winner, taken, terms)) {
            var rival = bookings.findToChange(id).orElseThrow();
            var wanted = rival.slot().widened(terms.bufferBefore(), terms.bufferAfter());
            if (rival.competes()
                    && rival.allows(BookingAction.DECLINE)
                    && occupancies.freeUnit(rival.instrument(), wanted).isEmpty()) {
                rival.decline(clock.instant());
                bookings.saveAndFlush(rival);
            }
        }
    }

    private List<BookingId> rivals(Booking winner, TimeSlot taken, BookingTerms terms) {
        var reach = taken.widened(terms.bufferAfter(), terms.bufferBefore());
        return db.sql("""
                        select id from booking where instrument_id = ? and not holds_slot and id <> ?
                        and status in ('PENDING', 'RETURNED') and starts_at < ? and ends_at > ? order by id""")
                .params(
                        winner.instrument().value(),
                        winner.id().value(),
                        Timestamp.from(reach.end()),
                        Timestamp.from(reach.start()))
                .query((row, number) -> new BookingId(row.getObject("id", UUID.class)))
                .list();
    }

    private Optional<ResourceId> instrumentOfCompeting(BookingId id) {
        return db.sql("select instrument_id from booking where id = ? and not holds_slot")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(ResourceId::new);
    }
}
