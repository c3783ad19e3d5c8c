package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;

/** Where a request stands, in a word. */
final class StatusBadge {

    private StatusBadge() {}

    /** What a returned request waits for may be an answer to a proposal. */
    static Badge of(BookingView booking) {
        return booking.proposal() == null ? of(booking.status()) : new Badge(Tone.PENDING, "booking.status-proposed");
    }

    static Badge of(BookingStatus status) {
        var tone = switch (status) {
            case PENDING, RETURNED, AWAITING_CONFIRMATION -> Tone.PENDING;
            case APPROVED -> Tone.APPROVED;
            case IN_USE -> Tone.IN_USE;
            case COMPLETED, RATED -> Tone.DONE;
            case REJECTED, NO_SHOW -> Tone.REFUSED;
            case CANCELLED, EXPIRED -> Tone.NEUTRAL;
        };
        return new Badge(tone, "booking.status." + status);
    }
}
