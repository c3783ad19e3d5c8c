package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingQuery;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One's own requests and those of one's enterprise: open ones first, the soonest at the top. */
@Route("bookings")
@Menu(order = 2, title = "bookings.title", icon = "calendar")
@RolesAllowed({Role.Names.ENTREPRENEUR, Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class BookingsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final BookingBook book;
    private final CurrentAccount current;

    private final LiveUpdates live;
    private final WaitingPanel waiting;
    private final DraftsPanel drafts;
    private final Div list = new Div();
    private PageOf<BookingView> shown = new PageOf<>(List.of(), 0, ON_A_PAGE, 0);

    BookingsView(BookingBook book, CurrentAccount current, BookingNews news, OwnWishes wishes) {
        this.book = book;
        this.current = current;
        live = news.ofAccount(current.require(), this::refresh);
        waiting = new WaitingPanel(wishes);
        drafts = new DraftsPanel(wishes, this::refresh);
        list.addClassName("stack");
        getContent().addClassName("page");
        var header = new PageHeader("bookings.title")
                .subtitle("bookings.subtitle")
                .actions(
                        new LinkButton("trainings", "training.own.title"),
                        new LinkButton("calendars", "bookings.in-calendar"));
        getContent().add(header, waiting, drafts, list, live);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        waiting.refresh();
        drafts.refresh();
        show(find(PageLinks.page(event.getLocation().getQueryParameters())));
    }

    private PageOf<BookingView> find(int page) {
        return book.find(BookingQuery.as(Side.REQUESTER), current.require(), new PageRequest(page, ON_A_PAGE));
    }

    private void refresh() {
        waiting.refresh().ifPresent(live::say);
        drafts.refresh();
        var now = find(shown.page());
        if (!now.equals(shown)) {
            show(now);
            live.say(getTranslation("live.list"));
        }
    }

    private void show(PageOf<BookingView> bookings) {
        shown = bookings;
        list.removeAll();
        if (bookings.items().isEmpty()) {
            list.add(new EmptyState(Glyph.CALENDAR, "bookings.empty")
                    .actions(LinkButton.primary("?kind=INSTRUMENT", "bookings.empty.find")));
        } else {
            list.add(table().items(bookings.items()), new PageLinks("bookings", bookings));
        }
    }

    private DataTable<BookingView> table() {
        var formats = Formats.here();
        return new DataTable<BookingView>("bookings.title")
                .column(
                        "bookings.instrument",
                        booking -> formats.name(booking.instrumentName(), booking.instrumentNameEn()))
                .column("bookings.institution", InstitutionText::of)
                .word("bookings.time", booking -> formats.slot(booking.slot()))
                .word("bookings.requester", BookingView::requesterName)
                .component("bookings.status", StatusBadge::of)
                .link(booking -> "bookings/" + booking.id());
    }

    @Override
    public String getPageTitle() {
        return Titles.of("bookings.title");
    }
}
