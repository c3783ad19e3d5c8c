package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.WaitingOffered;
import cn.pingliang.sharing.calendar.ExternalCalendarFailing;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.webhook.WebhookFailing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, before it is known to whom.
 *
 * @param instrument null where it is about something of an {@code institution}, or else that is null
 * @param topic with the kind and the occurrence, what makes it the same notice when it is heard again
 */
record NewNotice(
        NoticeKind kind,
        UUID topic,
        int occurrence,
        @Nullable BookingId booking,
        @Nullable ResourceId instrument,
        @Nullable OrganisationId institution,
        TimeSlot slot,
        @Nullable TimeSlot other,
        @Nullable String reason,
        @Nullable Instant validUntil) {

    static NewNotice of(WaitingOffered offer) {
        return new NewNotice(
                NoticeKind.WAITING_OFFER,
                offer.entry(),
                1,
                null,
                offer.instrument(),
                null,
                offer.slot(),
                null,
                null,
                offer.until());
    }

    static NewNotice of(ExternalCalendarFailing failing) {
        return new NewNotice(
                NoticeKind.CALENDAR_UNREADABLE,
                failing.calendar(),
                failing.spell(),
                null,
                failing.instrument(),
                null,
                failing.soFar(),
                null,
                null,
                null);
    }

    static NewNotice of(WebhookFailing failing) {
        return new NewNotice(
                failing.off() ? NoticeKind.WEBHOOK_OFF : NoticeKind.WEBHOOK_FAILING,
                failing.webhook(),
                failing.spell(),
                null,
                null,
                failing.institution(),
                failing.soFar(),
                null,
                null,
                null);
    }

    /** Told once for all of the topic, however many of its events ask for it. */
    NewNotice onceFor(UUID wider) {
        return new NewNotice(kind, wider, 0, booking, instrument, institution, slot, other, reason, validUntil);
    }
}
