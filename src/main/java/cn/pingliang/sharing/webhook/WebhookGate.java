package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.booking.BookingEvent;
import cn.pingliang.sharing.booking.BookingEvent.BookingChanged;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ProposalAccepted;
import cn.pingliang.sharing.schedule.ClosureAnnounced;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns what happens into what systems are to be told of it, within the transaction that does it and without asking the
 * database: while nobody wants to hear of anything, bookings pay nothing for it.
 */
@Component
class WebhookGate {

    private final WebhookWatch watch;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookGate(WebhookWatch watch, ApplicationEventPublisher events, Clock clock) {
        this.watch = watch;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(BookingEvent event) {
        if (watch.somebodyListens()) {
            WebhookEvent.of(event)
                    .ifPresent(what -> events.publishEvent(new WebhookDue(
                            TimeOrderedId.next(),
                            what,
                            clock.instant(),
                            event.id().value(),
                            event.step(),
                            event.instrument(),
                            event.slot(),
                            before(event))));
        }
    }

    private static @Nullable TimeSlot before(BookingEvent event) {
        return switch (event) {
            case BookingChanged changed -> changed.before();
            case ChangeAccepted accepted -> accepted.before();
            case ProposalAccepted accepted -> accepted.before();
            default -> null;
        };
    }

    @EventListener
    void on(ClosureAnnounced closure) {
        if (watch.somebodyListens()) {
            events.publishEvent(new WebhookDue(
                    TimeOrderedId.next(),
                    WebhookEvent.of(closure.action()),
                    clock.instant(),
                    closure.closure(),
                    closure.times(),
                    closure.instrument(),
                    null,
                    null));
        }
    }
}
