package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.WorkingHours;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when requests are to be decided on, and what happens as that comes near and passes. While the institution waits for the
 * applicant, its clock stands still. Nobody's time runs out after the slot begins: then the request expires
 * ({@link UndecidedRequests}).
 */
@Component
class DecisionDeadlines {

    private static final int AT_ONCE = 500;

    /** Whoever answers in the last minute leaves the institution time to read it. */
    private static final Duration LEAST_AFTER_ANSWER = Duration.ofHours(2);

    private final DecisionProperties settings;
    private final DecisionTimes times;
    private final WorkingHours workingHours;
    private final JdbcClient db;
    private final Bookings bookings;
    private final EachByItself byThemselves;
    private final Clock clock;

    DecisionDeadlines(
            DecisionProperties settings,
            DecisionTimes times,
            WorkingHours workingHours,
            JdbcClient db,
            Bookings bookings,
            EachByItself byThemselves,
            Clock clock) {
        this.settings = settings;
        this.times = times;
        this.workingHours = workingHours;
        this.db = db;
        this.bookings = bookings;
        this.byThemselves = byThemselves;
        this.clock = clock;
    }

    /** For what is asked for now by these terms. At most one query. */
    Instant of(TermsInForce terms, TimeSlot slot, Instant now) {
        return notAfterItBegins(slot, workingHours.after(now, times.within(terms.decidedWithin())));
    }

    /** For what begins to wait now for a decision of the institution. Two queries. */
    Instant of(OrganisationId institution, TimeSlot slot, Instant now) {
        return notAfterItBegins(slot, workingHours.after(now, times.of(institution)));
    }

    /** What the institution has left of its time, now that it waits for the applicant. */
    Duration left(Booking booking, Instant now) {
        return booking.decisionTimeLeft()
                .or(() -> booking.decideBy().map(by -> workingHours.between(now, by)))
                .orElseGet(() -> times.of(booking.institution()));
    }

    /** The clock goes on. */
    Instant resumed(Booking booking, Instant now) {
        var left = booking.decisionTimeLeft().orElseGet(() -> times.of(booking.institution()));
        var least = left.compareTo(LEAST_AFTER_ANSWER) < 0 ? LEAST_AFTER_ANSWER : left;
        return notAfterItBegins(booking.slot(), workingHours.after(now, least));
    }

    /** Until when a proposed time is kept: both times are still to come by then. */
    Instant answerBy(Booking booking, TimeSlot proposed, Instant now) {
        return notAfterItBegins(
                booking.slot(), notAfterItBegins(proposed, workingHours.after(now, settings.answerWithin())));
    }

    private static Instant notAfterItBegins(TimeSlot slot, Instant deadline) {
        return deadline.isBefore(slot.start()) ? deadline : slot.start();
    }

    /** Whoever decides is reminded once, and told once that the time is over; each in a transaction of its own. */
    void remindAndEscalate() {
        var now = clock.instant();
        try {
            forEach("reminded_at", workingHours.after(now, settings.remindBefore()), booking -> booking.remind(now));
        } finally {
            forEach("escalated_at", now, booking -> booking.escalate(now));
        }
    }

    private void forEach(String done, Instant dueBy, Consumer<Booking> step) {
        var late = db.sql("select id from booking where decide_by <= ? and " + done + " is null order by id limit ?")
                .params(Timestamp.from(dueBy), AT_ONCE)
                .query((row, number) -> new BookingId(row.getObject("id", UUID.class)))
                .list();
        byThemselves.take(done, late, id -> {
            // Somebody may have decided in the last moment, or another node have been quicker.
            var booking = bookings.findToChange(id).orElseThrow();
            if (booking.decideBy().filter(by -> !by.isAfter(dueBy)).isPresent()) {
                step.accept(booking);
                bookings.saveAndFlush(booking);
            }
        });
    }
}
