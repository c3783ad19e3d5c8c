package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingQuery;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** One's own requests and those of one's enterprise: open ones first, the soonest at the top. */
@Route("bookings")
@Menu(order = 2, title = "bookings.title", icon = "calendar")
@RolesAllowed({Role.Names.ENTREPRENEUR, Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class BookingsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final BookingBook book;
    private final CurrentAccount current;

    BookingsView(BookingBook book, CurrentAccount current) {
        this.book = book;
        this.current = current;
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var page = PageLinks.page(event.getLocation().getQueryParameters());
        var bookings = book.find(BookingQuery.as(Side.REQUESTER), current.require(), new PageRequest(page, ON_A_PAGE));
        getContent().removeAll();
        getContent().add(new PageHeader("bookings.title").subtitle("bookings.subtitle"));
        if (bookings.items().isEmpty()) {
            getContent()
                    .add(new EmptyState(Glyph.CALENDAR, "bookings.empty")
                            .actions(LinkButton.primary("?kind=INSTRUMENT", "bookings.empty.find")));
        } else {
            getContent().add(table().items(bookings.items()), new PageLinks("bookings", bookings));
        }
    }

    private DataTable<BookingView> table() {
        var formats = Formats.here();
        return new DataTable<BookingView>("bookings.title")
                .column("bookings.instrument", BookingView::instrumentName)
                .column("bookings.institution", BookingView::institutionName)
                .word("bookings.time", booking -> formats.slot(booking.slot()))
                .word("bookings.requester", BookingView::requesterName)
                .component("bookings.status", booking -> StatusBadge.of(booking.status()))
                .link(booking -> "bookings/" + booking.id());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bookings.title");
    }
}
