package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** Which booking is given another time, and the one it has. */
class ChangeBanner extends Composite<Div> {

    ChangeBanner(BookingView booking) {
        var formats = Formats.here();
        var notice = new Notice(
                        Tone.INFO,
                        getTranslation(
                                "change.banner",
                                booking.requesterName(),
                                booking.organisationName(),
                                formats.slot(booking.slot())))
                .with(getTranslation("change.banner.own-time"));
        notice.add(new Anchor("bookings/" + booking.id(), getTranslation("change.back")));
        getContent().add(notice);
    }
}
