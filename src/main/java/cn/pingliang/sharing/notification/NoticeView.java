package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notice as its reader sees it; {@link NoticeWords} says it.
 *
 * @param booking null where it is about a wait, a calendar, a colleague, a training or a webhook
 * @param topic what it is about, where that is no booking
 * @param occurrence which event of its topic it is about, growing with each; 0 for all of them
 * @param instrument null, and its name empty, where it is about something of the institution
 * @param institutionId the instrument's, or what it is about
 * @param other the time before, or the one that is asked for instead
 * @param requester who asked, with their organisation, or the colleague; empty where it is about a wait
 * @param validUntil until when something is kept
 * @param approved whether the booking was approved by then, so that it is in people's calendars
 * @param samplesTo where samples go, where it is about some that are to be measured; empty where that is not published
 */
public record NoticeView(
        UUID id,
        AccountId reader,
        NoticeKind kind,
        @Nullable BookingId booking,
        UUID topic,
        int occurrence,
        @Nullable ResourceId instrument,
        String instrumentName,
        String instrumentNameEn,
        OrganisationId institutionId,
        String institution,
        String institutionEn,
        TimeSlot slot,
        @Nullable TimeSlot other,
        String requester,
        String organisation,
        @Nullable String reason,
        @Nullable Instant validUntil,
        Instant at,
        boolean read,
        boolean approved,
        @Nullable String samplesTo) {

    /** Where it leads, without the leading slash. */
    public String address() {
        if (kind == NoticeKind.CALENDAR_UNREADABLE) {
            return "manage/external-calendars?instrument=" + instrument;
        }
        if (kind == NoticeKind.WEBHOOK_FAILING || kind == NoticeKind.WEBHOOK_OFF) {
            return "manage/webhooks/" + topic;
        }
        if (kind.isOfTraining()) {
            return kind == NoticeKind.TRAINING_WANTED ? "manage/training" : "trainings";
        }
        if (instrument == null) {
            return "manage/routing?institution=" + institutionId;
        }
        if (isOfSeveral()) {
            return "approvals";
        }
        return booking == null ? "bookings" : "bookings/" + booking;
    }

    /** Whether it is about requests that were made together; then the booking is the first of them. */
    boolean isOfSeveral() {
        return occurrence == 0;
    }
}
