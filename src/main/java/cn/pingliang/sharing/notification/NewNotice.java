package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.SubstituteNamed;
import cn.pingliang.sharing.booking.SubstituteReleased;
import cn.pingliang.sharing.booking.WaitingOffered;
import cn.pingliang.sharing.calendar.ExternalCalendarFailing;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.TrainingEvent.PersonTrained;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEnded;
import cn.pingliang.sharing.training.TrainingEvent.TrainingEndsSoon;
import cn.pingliang.sharing.training.TrainingEvent.TrainingWanted;
import cn.pingliang.sharing.training.TrainingEvent.WishDeclined;
import cn.pingliang.sharing.webhook.WebhookFailing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told, before it is known to whom.
 *
 * @param topic with the kind and the occurrence, what makes it the same notice when it is heard again
 * @param instrument null where it is about something of an {@code institution}, or else that is null
 * @param person the colleague it is about, if it is about one
 */
record NewNotice(
        NoticeKind kind,
        UUID topic,
        int occurrence,
        @Nullable BookingId booking,
        @Nullable ResourceId instrument,
        @Nullable OrganisationId institution,
        @Nullable AccountId person,
        TimeSlot slot,
        @Nullable TimeSlot other,
        @Nullable String reason,
        @Nullable Instant validUntil) {

    NewNotice(
            NoticeKind kind,
            UUID topic,
            int occurrence,
            @Nullable BookingId booking,
            ResourceId instrument,
            TimeSlot slot,
            @Nullable TimeSlot other,
            @Nullable String reason,
            @Nullable Instant validUntil) {
        this(kind, topic, occurrence, booking, instrument, null, null, slot, other, reason, validUntil);
    }

    static NewNotice of(SubstituteNamed named) {
        return ofColleague(
                NoticeKind.SUBSTITUTE_NAMED,
                named.substitution(),
                named.institution(),
                named.person(),
                days(named.from(), named.to()));
    }

    static NewNotice of(SubstituteReleased released) {
        return ofColleague(
                NoticeKind.SUBSTITUTE_RELEASED,
                released.substitution(),
                released.institution(),
                released.person(),
                days(released.from(), released.to()));
    }

    private static NewNotice ofColleague(
            NoticeKind kind, UUID topic, OrganisationId institution, AccountId person, TimeSlot days) {
        return new NewNotice(kind, topic, 1, null, null, institution, person, days, null, null, null);
    }

    private static TimeSlot days(LocalDate first, LocalDate last) {
        return new TimeSlot(PortalTime.startOf(first), PortalTime.startOf(last.plusDays(1)));
    }

    static NewNotice of(WaitingOffered offer) {
        return new NewNotice(
                NoticeKind.WAITING_OFFER,
                offer.entry(),
                1,
                null,
                offer.instrument(),
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
                null,
                failing.soFar(),
                null,
                null,
                null);
    }

    /** What the person hears. */
    static NewNotice of(PersonTrained trained) {
        var until = trained.until();
        return ofTraining(
                NoticeKind.TRAINED,
                trained.training().value(),
                trained.instrument(),
                null,
                trained.from(),
                until == null ? null : days(until, until),
                null);
    }

    static NewNotice of(TrainingWanted wanted) {
        return ofTraining(
                NoticeKind.TRAINING_WANTED,
                wanted.wish().value(),
                wanted.instrument(),
                wanted.person(),
                wanted.day(),
                null,
                null);
    }

    static NewNotice of(WishDeclined declined) {
        return ofTraining(
                NoticeKind.TRAINING_DECLINED,
                declined.wish().value(),
                declined.instrument(),
                null,
                declined.day(),
                null,
                declined.reason());
    }

    static NewNotice of(TrainingEnded ended) {
        return ofTraining(
                NoticeKind.TRAINING_ENDED,
                ended.training().value(),
                ended.instrument(),
                null,
                ended.day(),
                null,
                ended.reason());
    }

    static NewNotice of(TrainingEndsSoon ending) {
        return ofTraining(
                NoticeKind.TRAINING_ENDS_SOON,
                ending.training().value(),
                ending.instrument(),
                null,
                ending.until(),
                null,
                null);
    }

    private static NewNotice ofTraining(
            NoticeKind kind,
            UUID topic,
            ResourceId instrument,
            @Nullable AccountId person,
            LocalDate day,
            @Nullable TimeSlot until,
            @Nullable String reason) {
        return new NewNotice(kind, topic, 1, null, instrument, null, person, days(day, day), until, reason, null);
    }

    /** Told once for all of the topic, however many of its events ask for it. */
    NewNotice onceFor(UUID wider) {
        return new NewNotice(kind, wider, 0, booking, instrument, institution, person, slot, other, reason, validUntil);
    }
}
