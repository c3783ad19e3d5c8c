package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** The series that a booking belongs to, with the way to its others. */
class SeriesPanel extends Composite<Section> {

    SeriesPanel(BookingView booking, BookingView.Series series) {
        var members = series.members();
        var number = 1 + members.stream().map(BookingView.Member::id).toList().indexOf(booking.id());
        var list = new OrderedList();
        list.addClassName("series__members");
        members.forEach(member -> list.add(item(member, booking)));
        getContent().addClassNames("card", "stack-s");
        getContent().add(new H2(getTranslation("series.number", number, members.size())), list);
    }

    private static ListItem item(BookingView.Member member, BookingView booking) {
        var time = Formats.here().slot(member.slot());
        var isThis = member.id().equals(booking.id());
        var item = new ListItem(isThis ? new Span(time) : new Anchor("bookings/" + member.id(), time));
        if (isThis) {
            item.getElement().setAttribute("aria-current", "true");
        }
        item.add(StatusBadge.of(member.status(), booking.serviceMode()));
        return item;
    }
}
