package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingStatus;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The states in which a request waits for the institution, each with how many there are. Links, so that they can be kept. */
class StatusTabs extends Composite<Nav> {

    private static final List<BookingStatus> WAITING = List.of(
            BookingStatus.PENDING,
            BookingStatus.RETURNED,
            BookingStatus.APPROVED,
            BookingStatus.IN_USE,
            BookingStatus.AWAITING_CONFIRMATION,
            BookingStatus.TESTING,
            BookingStatus.REPORTED);

    StatusTabs(BookingStatus shown, Map<BookingStatus, Long> counts) {
        getContent().addClassName("chips");
        getContent().getElement().setAttribute("aria-label", getTranslation("approvals.tabs"));
        for (var status : WAITING) {
            var tab = new Anchor(
                    "approvals?status=" + parameter(status),
                    getTranslation(
                            "approvals.tab",
                            getTranslation("booking.status." + status),
                            counts.getOrDefault(status, 0L)));
            tab.addClassName("chip");
            if (status == shown) {
                tab.getElement().setAttribute("aria-current", "page");
            }
            getContent().add(tab);
        }
    }

    /** The status an address asks for, if it is one that waits. */
    static Optional<BookingStatus> of(String name) {
        return WAITING.stream().filter(status -> parameter(status).equals(name)).findFirst();
    }

    /** As addresses spell it. */
    static String parameter(BookingStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
