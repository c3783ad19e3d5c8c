package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Until when a request is to be decided on, and that its time is over; when it was made, where nothing is to be decided. */
class DecideBy extends Composite<Div> {

    DecideBy(BookingView booking) {
        getContent().addClassName("cluster");
        var deadline = booking.decideBy();
        var formats = Formats.here();
        if (deadline == null) {
            getContent().add(new Span(formats.moment(booking.requestedAt())));
            if (booking.routing().isAtSecond()) {
                getContent().add(new Badge(Tone.PENDING, "booking.status-second"));
            }
            return;
        }
        var until = new Span(formats.moment(deadline));
        until.addClassName("decide-by");
        getContent().add(until);
        var routing = booking.routing();
        if (routing.approvals() == 2) {
            getContent().add(new Badge(Tone.PENDING, StatusBadge.key(booking)));
        }
        if (routing.handedTo() != null) {
            getContent().add(new Span(getTranslation("booking.reassigned-to", routing.handedTo())));
        }
        if (routing.actingFor() != null) {
            getContent().add(new Span(getTranslation("approvals.for", routing.actingFor())));
        }
        if (booking.overdue()) {
            getContent().add(new Badge(Tone.REFUSED, "approvals.overdue"));
        }
    }
}
