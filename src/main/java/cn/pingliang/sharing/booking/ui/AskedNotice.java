package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.i18n.I18NProvider;

/** Says that a request has just been sent, and whether its time is kept meanwhile. */
final class AskedNotice {

    private AskedNotice() {}

    static Notice of(BookingView booking) {
        var series = booking.series();
        return new Notice(
                Tone.SUCCESS,
                series == null
                        ? I18NProvider.translate(key(booking))
                        : I18NProvider.translate(
                                "series.requested", series.members().size()));
    }

    private static String key(BookingView booking) {
        if (booking.serviceMode().isOfSamples()) {
            return booking.competes() ? "samples.requested-competing" : "samples.requested";
        }
        return booking.competes() ? "booking.requested-competing" : "booking.requested";
    }
}
