package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Requests that wait beside each other for one slot, where the terms say so. The one that is approved takes the slot, and the
 * others that then have none left are declined by the portal, or wait for it, in the same transaction.
 */
@Component
class Rivals {

    private final JdbcClient db;
    private final Bookings bookings;
    private final Occupancies occupancies;
    private final WaitingQueue queue;
    private final Clock clock;

    Rivals(JdbcClient db, Bookings bookings, Occupancies occupancies, WaitingQueue queue, Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.occupancies = occupancies;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Takes the slots of a request that competes, and of what goes with it. Whoever asks has entered
     * ({@link StepTaker#enter}).
     *
     * @return whether they could still be had; where not, the caller's transaction must not be committed
     */
    boolean win(List<Booking> all, Function<Booking, BookingTerms> terms) {
        for (var booking : all) {
            var on = terms.apply(booking);
            var slot = booking.slot().widened(on.bufferBefore(), on.bufferAfter());
            var unit = occupancies.take(
                    booking.instrument(),
                    slot,
                    OccupancyKind.BOOKING,
                    booking.id().value());
            if (unit.isEmpty()) {
                return false;
            }
            booking.win(unit.getAsInt());
        }
        all.forEach(booking -> closeThoseLeftWithout(booking, terms.apply(booking)));
        return true;
    }

    /** Those that can no longer have the time that the winner was given just now. */
    void closeThoseLeftWithout(Booking winner, BookingTerms terms) {
        var taken = winner.slot().widened(terms.bufferBefore(), terms.bufferAfter());
        for (var id : rivals(winner, taken, terms)) {
            var rival = bookings.findToChange(id).orElseThrow();
            var wanted = rival.slot().widened(terms.bufferBefore(), terms.bufferAfter());
            if (rival.competes()
                    && rival.allows(BookingAction.DECLINE)
                    && occupancies.freeUnit(rival.instrument(), wanted).isEmpty()) {
                close(rival, terms.rivalsWait());
            }
        }
    }

    /**
     * With all that belongs to it: the time of a companion may be what is gone.
     *
     * @param waits whether who asked is put on the waiting list for the time, as if they had asked for that
     */
    private void close(Booking rival, boolean waits) {
        var main =
                rival.accompanies() ? bookings.findToChange(rival.accompanied()).orElseThrow() : rival;
        Stream.concat(Stream.of(main), bookings.companionsToChange(main.id().value()).stream())
                .filter(each -> each.allows(BookingAction.DECLINE))
                .forEach(each -> {
                    if (waits) {
                        each.queue(clock.instant());
                    } else {
                        each.decline(clock.instant());
                    }
                    bookings.saveAndFlush(each);
                });
        if (waits) {
            queue.enter(main.requester(), main.instrument(), main.slot(), main.requestedAt());
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
}
