package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.DecisionImpact;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;

/** The columns of the institution's lists. On phones every request is a card. */
final class ApprovalsTable {

    private ApprovalsTable() {}

    /** Requests to decide on, each with what it would mean and a box to choose it by. */
    static DataTable<BookingView> deciding(
            Map<BookingId, DecisionImpact> impacts,
            SerializableFunction<BookingView, Component> box,
            SerializableFunction<BookingView, Component> steps) {
        var table = asked().component(
                        "approvals.impact", booking -> new ApprovalsImpact(booking, impacts.get(booking.id())))
                .component("approvals.decide-by", DecideBy::new)
                .component("approvals.select", box)
                .component("approvals.decide", steps)
                .link(ApprovalsTable::address);
        table.addClassName("queue");
        return table;
    }

    /** Bookings to go on with. */
    static DataTable<BookingView> using(SerializableFunction<BookingView, Component> steps) {
        return asked().column("approvals.purpose", BookingView::purpose)
                .component("approvals.requested", DecideBy::new)
                .component("approvals.decide", steps)
                .link(ApprovalsTable::address);
    }

    private static DataTable<BookingView> asked() {
        var formats = Formats.here();
        return new DataTable<BookingView>("approvals.title")
                .column(
                        "approvals.instrument",
                        booking -> formats.name(booking.instrumentName(), booking.instrumentNameEn()))
                .word("approvals.time", booking -> time(booking, formats))
                .column(
                        "approvals.requester",
                        booking -> I18NProvider.translate(
                                "booking.requester", booking.requesterName(), booking.organisationName()));
    }

    /** The time, and the one asked for instead where a change waits for a decision. */
    private static String time(BookingView booking, Formats formats) {
        var asked = booking.changeAsked();
        return asked == null
                ? formats.slot(booking.slot())
                : I18NProvider.translate("booking.change-of-time", formats.slot(booking.slot()), formats.slot(asked));
    }

    private static String address(BookingView booking) {
        return "bookings/" + booking.id();
    }
}
