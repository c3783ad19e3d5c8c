package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.schedule.Occupancies;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests whose time begins before anybody decided: they expire, and what is left of the slot can be had by others. */
@Component
class UndecidedRequests {

    private static final int AT_ONCE = 500;

    private final JdbcClient db;
    private final Bookings bookings;
    private final Occupancies occupancies;
    private final EachByItself byThemselves;
    private final Clock clock;

    UndecidedRequests(
            JdbcClient db, Bookings bookings, Occupancies occupancies, EachByItself byThemselves, Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.occupancies = occupancies;
        this.byThemselves = byThemselves;
        this.clock = clock;
    }

    /** Each in a transaction of its own: one that fails does not keep the others. */
    void expire() {
        var over = db.sql("select id from booking where status in ('PENDING', 'RETURNED') and accompanies_id is null"
                        + " and starts_at <= ? order by id limit ?")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query((row, number) -> new BookingId(row.getObject("id", UUID.class)))
                .list();
        byThemselves.take("expiry", over, this::expire);
    }

    private void expire(Booking booking) {
        booking.expire(clock.instant());
        occupancies.release(booking.id().value());
        bookings.saveAndFlush(booking);
    }

    /** Somebody may have decided in the last moment. */
    private void expire(BookingId id) {
        var booking = bookings.findToChange(id).orElseThrow();
        if (booking.allows(BookingAction.EXPIRE) && !booking.slot().start().isAfter(clock.instant())) {
            expire(booking);
            bookings.companionsToChange(id.value()).forEach(this::expire);
        }
    }
}
