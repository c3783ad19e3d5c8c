package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingChanges;
import cn.pingliang.sharing.booking.BookingQuery;
import cn.pingliang.sharing.booking.BookingQuery.Side;
import cn.pingliang.sharing.booking.BookingStatus;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;

/** What waits for the institution: requests to decide, uses to begin and end, hours to confirm. Only its own. */
@Route("approvals")
@Menu(order = 3, title = "approvals.title", icon = "inbox")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class ApprovalsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final BookingBook book;
    private final BookingSteps steps;
    private final BookingChanges changes;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div queue = new Div();
    private final LiveUpdates live;
    private BookingStatus shown = BookingStatus.PENDING;
    private int page;
    private Map<BookingStatus, Long> waiting = Map.of();
    private List<BookingView> listed = List.of();

    ApprovalsView(
            BookingBook book, BookingSteps steps, BookingChanges changes, CurrentAccount current, BookingNews news) {
        this.book = book;
        this.steps = steps;
        this.changes = changes;
        this.current = current;
        live = news.ofAccount(current.require(), this::refresh);
        queue.addClassName("stack");
        getContent().addClassName("page-wide");
        getContent().add(new PageHeader("approvals.title").subtitle("approvals.subtitle"), answer, queue, live);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        shown = query.getSingleParameter("status").flatMap(StatusTabs::of).orElse(BookingStatus.PENDING);
        page = PageLinks.page(query);
        answer.removeAll();
        show();
    }

    /** Only what others changed; the viewer's own steps are shown already. */
    private void refresh() {
        var account = current.require();
        if (!book.waiting(account).equals(waiting) || !find(account).items().equals(listed)) {
            show();
            live.say(getTranslation("live.list"));
        }
    }

    private void show() {
        var account = current.require();
        var bookings = find(account);
        if (bookings.items().isEmpty() && bookings.total() > 0) {
            // The last request of the last page was decided; others still wait.
            page = Math.toIntExact((bookings.total() - 1) / ON_A_PAGE);
            bookings = find(account);
        }
        queue.removeAll();
        waiting = book.waiting(account);
        listed = bookings.items();
        queue.add(new StatusTabs(shown, waiting), list(bookings));
    }

    private PageOf<BookingView> find(AccountId account) {
        return book.find(BookingQuery.as(Side.DECIDER, shown), account, new PageRequest(page, ON_A_PAGE));
    }

    private Component list(PageOf<BookingView> bookings) {
        if (bookings.items().isEmpty()) {
            return new EmptyState(Glyph.INBOX, "approvals.empty." + StatusTabs.parameter(shown));
        }
        var list = new Div(
                table().items(bookings.items()),
                new PageLinks("approvals?status=" + StatusTabs.parameter(shown), bookings));
        list.addClassName("stack-s");
        return list;
    }

    private DataTable<BookingView> table() {
        var formats = Formats.here();
        return new DataTable<BookingView>("approvals.title")
                .column(
                        "approvals.instrument",
                        booking -> formats.name(booking.instrumentName(), booking.instrumentNameEn()))
                .word("approvals.time", booking -> time(booking, formats))
                .column("approvals.requester", this::requester)
                .column("approvals.purpose", BookingView::purpose)
                .component(
                        shown == BookingStatus.PENDING ? "approvals.decide-by" : "approvals.requested", DecideBy::new)
                .component(
                        "approvals.decide",
                        booking -> BookingActions.forQueue(
                                booking, steps, changes, current.require(), taken -> show(booking, taken)))
                .link(booking -> "bookings/" + booking.id());
    }

    /** The time, and the one asked for instead where a change waits for a decision. */
    private String time(BookingView booking, Formats formats) {
        var asked = booking.changeAsked();
        return asked == null
                ? formats.slot(booking.slot())
                : getTranslation("booking.change-of-time", formats.slot(booking.slot()), formats.slot(asked));
    }

    private String requester(BookingView booking) {
        return getTranslation("booking.requester", booking.requesterName(), booking.organisationName());
    }

    /** The queue as it is now, with what came of the step. */
    private void show(BookingView booking, StepAnswer taken) {
        answer.removeAll();
        answer.add(
                switch (taken) {
                    case StepAnswer.Done done ->
                        new Notice(
                                Tone.SUCCESS,
                                getTranslation(
                                        "approvals.done",
                                        Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()),
                                        booking.requesterName(),
                                        getTranslation("booking.status." + done.status())));
                    case StepAnswer.IllegalTransition illegal ->
                        new Notice(Tone.WARN, getTranslation("booking.changed-meanwhile"));
                    case StepAnswer.Stale stale -> new Notice(Tone.WARN, getTranslation("booking.changed-meanwhile"));
                    case StepAnswer.SlotTaken gone -> new Notice(Tone.WARN, getTranslation("booking.slot-gone"));
                    case StepAnswer.Refused refused -> Refusals.notice(refused.refusals());
                });
        show();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("approvals.title");
    }
}
