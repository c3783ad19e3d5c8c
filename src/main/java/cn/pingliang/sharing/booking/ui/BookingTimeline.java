package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Every step a request took, the latest first: what, by whom, when, and why. */
class BookingTimeline extends Composite<OrderedList> {

    BookingTimeline(BookingView booking) {
        getContent().addClassName("timeline");
        booking.history().reversed().forEach(step -> getContent().add(item(step)));
    }

    private ListItem item(BookingView.Step step) {
        var what = new Span(getTranslation("booking.step." + step.action()));
        what.addClassName("what");
        var by = step.by() == null ? getTranslation("booking.by-the-portal") : step.by();
        var when = new Span(getTranslation("booking.step-by", by, Formats.here().dateTime(step.at())));
        when.addClassName("muted");
        var item = new ListItem(what, when);
        if (step.slot() != null) {
            item.add(new Paragraph(Formats.here().slot(step.slot())));
        }
        if (step.reason() != null) {
            item.add(new Paragraph(step.reason()));
        }
        return item;
    }
}
