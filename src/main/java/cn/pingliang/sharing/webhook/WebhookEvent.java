package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.booking.BookingEvent;
import cn.pingliang.sharing.booking.BookingEvent.BookingApproved;
import cn.pingliang.sharing.booking.BookingEvent.BookingCancelled;
import cn.pingliang.sharing.booking.BookingEvent.BookingChanged;
import cn.pingliang.sharing.booking.BookingEvent.BookingDeclined;
import cn.pingliang.sharing.booking.BookingEvent.BookingExpired;
import cn.pingliang.sharing.booking.BookingEvent.BookingRejected;
import cn.pingliang.sharing.booking.BookingEvent.BookingRequested;
import cn.pingliang.sharing.booking.BookingEvent.BookingReturned;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAccepted;
import cn.pingliang.sharing.booking.BookingEvent.NoShowExcused;
import cn.pingliang.sharing.booking.BookingEvent.NoShowMarked;
import cn.pingliang.sharing.booking.BookingEvent.ProposalAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ReportIssued;
import cn.pingliang.sharing.booking.BookingEvent.SamplesReceived;
import cn.pingliang.sharing.booking.BookingEvent.UseBegun;
import cn.pingliang.sharing.booking.BookingEvent.UseEnded;
import cn.pingliang.sharing.booking.UseConfirmed;
import cn.pingliang.sharing.schedule.ClosureAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an institution's systems can be told, by the API's words for it. */
public enum WebhookEvent {
    BOOKING_REQUESTED("booking", "requested"),
    BOOKING_RETURNED("booking", "returned"),
    BOOKING_APPROVED("booking", "approved"),
    BOOKING_REJECTED("booking", "rejected"),
    /** The slot went to another request that competed for it. */
    BOOKING_DECLINED("booking", "declined"),
    BOOKING_EXPIRED("booking", "expired"),
    BOOKING_MOVED("booking", "moved"),
    BOOKING_CANCELLED("booking", "cancelled"),
    BOOKING_CHECKED_IN("booking", "checked_in"),
    BOOKING_CHECKED_OUT("booking", "checked_out"),
    BOOKING_CONFIRMED("booking", "confirmed"),
    BOOKING_NO_SHOW("booking", "no_show"),
    BOOKING_NO_SHOW_EXCUSED("booking", "no_show_excused"),
    CLOSURE_DECLARED("closure", "declared"),
    CLOSURE_REOPENED("closure", "reopened"),
    /** Only when somebody asks for it. */
    TEST("webhook", "test");

    private final String type;

    WebhookEvent(String about, String what) {
        type = about + "." + what;
    }

    /** As it is sent; stable. */
    public String type() {
        return type;
    }

    /** Those that can be asked for. */
    public static List<WebhookEvent> choices() {
        return Arrays.stream(values()).filter(event -> event != TEST).toList();
    }

    /** Nothing where it is between people, such as a question and its answer. */
    static Optional<WebhookEvent> of(BookingEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case BookingRequested requested -> BOOKING_REQUESTED;
                    case BookingReturned returned -> BOOKING_RETURNED;
                    case BookingApproved approved -> BOOKING_APPROVED;
                    // At another time than was asked for.
                    case ProposalAccepted accepted -> BOOKING_APPROVED;
                    case BookingRejected rejected -> BOOKING_REJECTED;
                    case BookingDeclined declined -> BOOKING_DECLINED;
                    case BookingExpired expired -> BOOKING_EXPIRED;
                    case BookingChanged changed -> BOOKING_MOVED;
                    case ChangeAccepted accepted -> BOOKING_MOVED;
                    case BookingCancelled cancelled -> BOOKING_CANCELLED;
                    // As the API calls the steps, of samples too.
                    case UseBegun begun -> BOOKING_CHECKED_IN;
                    case SamplesReceived received -> BOOKING_CHECKED_IN;
                    case UseEnded ended -> BOOKING_CHECKED_OUT;
                    case ReportIssued issued -> BOOKING_CHECKED_OUT;
                    case UseConfirmed confirmed -> BOOKING_CONFIRMED;
                    case NoShowMarked missed -> BOOKING_NO_SHOW;
                    case NoShowExcused excused -> BOOKING_NO_SHOW_EXCUSED;
                    default -> null;
                });
    }

    static WebhookEvent of(ClosureAction action) {
        return switch (action) {
            case CLOSE -> CLOSURE_DECLARED;
            case REOPEN -> CLOSURE_REOPENED;
        };
    }
}
