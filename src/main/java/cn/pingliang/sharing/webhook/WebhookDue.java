package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened that an institution may want its systems to hear of. In the event publication registry until it is put
 * down for each of them.
 *
 * @param id names it, however often it is heard
 * @param subject the booking, or the closure
 * @param number the step of the booking's history, or how many times were closed or opened again
 * @param slot null for a closure, whose row is there for good
 * @param before the time that a booking had
 */
record WebhookDue(
        UUID id,
        WebhookEvent event,
        Instant at,
        UUID subject,
        int number,
        ResourceId instrument,
        @Nullable TimeSlot slot,
        @Nullable TimeSlot before) {}
