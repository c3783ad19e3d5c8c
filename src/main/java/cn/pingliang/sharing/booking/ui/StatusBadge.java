package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;

/** Where a request stands, in a word. */
final class StatusBadge {

    private StatusBadge() {}

    static Badge of(BookingView booking) {
        return new Badge(tone(booking.status()), key(booking));
    }

    static Badge of(BookingStatus status, ServiceMode service) {
        return new Badge(tone(status), ServiceWords.status(status, service));
    }

    /** What a returned request waits for may be an answer to a proposal; what a pending one does, one of two approvals. */
    static String key(BookingView booking) {
        if (booking.proposal() != null) {
            return "booking.status-proposed";
        }
        if (booking.status() == BookingStatus.PENDING && booking.routing().isAtSecond()) {
            return "booking.status-second";
        }
        return booking.status() == BookingStatus.PENDING && booking.routing().isAtFirstOfTwo()
                ? "booking.status-first"
                : ServiceWords.status(booking.status(), booking.serviceMode());
    }

    private static Tone tone(BookingStatus status) {
        return switch (status) {
            case PENDING, RETURNED, AWAITING_CONFIRMATION, REPORTED -> Tone.PENDING;
            case APPROVED -> Tone.APPROVED;
            case IN_USE, TESTING -> Tone.IN_USE;
            case COMPLETED, RATED -> Tone.DONE;
            case REJECTED, NO_SHOW -> Tone.REFUSED;
            case CANCELLED, EXPIRED -> Tone.NEUTRAL;
        };
    }
}
