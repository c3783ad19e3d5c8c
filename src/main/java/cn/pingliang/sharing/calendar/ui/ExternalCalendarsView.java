package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.calendar.ExternalCalendarBook;
import cn.pingliang.sharing.calendar.ExternalCalendarBook.Board;
import cn.pingliang.sharing.calendar.ExternalCalendarBook.Calendar;
import cn.pingliang.sharing.calendar.ExternalCalendars;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calendars that instruments have in other systems: how each was read last, what is in its way, and another one. */
@Route(ExternalCalendarsView.ADDRESS)
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class ExternalCalendarsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String ADDRESS = "manage/external-calendars";

    private static final int ON_A_PAGE = 20;

    private final ExternalCalendars calendars;
    private final ExternalCalendarBook book;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div list = new Div();
    private final Div adding = new Div();
    private final LiveUpdates updates;
    private @Nullable ResourceId instrument;
    private int page;

    /** The calendar that is about to be read, as it was; what was said of it is over with the result. */
    private @Nullable Calendar awaited;

    ExternalCalendarsView(
            ExternalCalendars calendars, ExternalCalendarBook book, CurrentAccount current, ChangeFeed feed) {
        this.calendars = calendars;
        this.book = book;
        this.current = current;
        updates = new LiveUpdates(feed, this::follow);
        list.addClassName("stack");
        getContent().addClassNames("page", "stack", "calendars");
        getContent()
                .add(
                        new PageHeader("external.title")
                                .subtitle("external.subtitle")
                                .actions(new LinkButton("manage/closures", "external.back")),
                        answer,
                        list,
                        adding,
                        updates);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        instrument = query.getSingleParameter("instrument").map(ResourceId::of).orElse(null);
        page = PageLinks.page(query);
        answer.removeAll();
        awaited = null;
        showAll();
    }

    private void follow() {
        var board = showCalendars();
        var before = awaited;
        if (before != null
                && calendar(board, before.instrument()).filter(before::isUnread).isEmpty()) {
            awaited = null;
            answer.removeAll();
        }
    }

    private static Optional<Calendar> calendar(Board board, ResourceId instrument) {
        return board.calendars().items().stream()
                .filter(each -> each.instrument().equals(instrument))
                .findFirst();
    }

    /** Whatever somebody is typing into the form stays where only the calendars are read again. */
    private Board showCalendars() {
        var board = book.find(instrument, current.require(), new PageRequest(page, ON_A_PAGE));
        list.removeAll();
        if (board.calendars().items().isEmpty()) {
            list.add(new EmptyState(Glyph.CALENDAR, "external.none"));
        }
        board.calendars().items().forEach(each -> list.add(card(each)));
        list.add(new PageLinks(ADDRESS + (instrument == null ? "" : "?instrument=" + instrument), board.calendars()));
        updates.watch(board.calendars().items().stream().map(Calendar::id).collect(Collectors.toSet()));
        return board;
    }

    private Board showAll() {
        var board = showCalendars();
        adding.removeAll();
        if (!board.without().isEmpty()) {
            adding.add(new ExternalCalendarForm(board.without(), instrument, this::add));
        }
        return board;
    }

    private ExternalCalendarCard card(Calendar calendar) {
        return new ExternalCalendarCard(
                calendar, () -> sync(calendar), () -> askToChange(calendar), () -> askToRemove(calendar));
    }

    private void add(ExternalCalendarForm form, ResourceId to, String address) {
        switch (calendars.add(to, address, current.require())) {
            case ExternalCalendars.Answer.Accepted accepted -> await(to, "external.added");
            case ExternalCalendars.Answer.Refused(var refusal) -> form.refuse(refusal);
        }
    }

    private void sync(Calendar calendar) {
        calendars.syncNow(calendar.id(), current.require());
        await(calendar.instrument(), "external.syncing");
    }

    private void askToChange(Calendar calendar) {
        var address = ExternalCalendarForm.addressField("external.address.new");
        Ask.toConfirm("external.change", ask -> change(ask, calendar, address.getValue()), name(calendar))
                .with(address)
                .open();
    }

    private void change(Ask ask, Calendar calendar, String address) {
        switch (calendars.change(calendar.id(), address, current.require())) {
            case ExternalCalendars.Answer.Accepted accepted -> {
                ask.done();
                await(calendar.instrument(), "external.changed");
            }
            case ExternalCalendars.Answer.Refused(var refusal) -> ask.refuse(ExternalCalendarForm.words(refusal));
        }
    }

    private void askToRemove(Calendar calendar) {
        Ask.toConfirm(
                        "external.remove",
                        ask -> {
                            calendars.remove(calendar.id(), current.require());
                            ask.done();
                            say("external.removed");
                        },
                        name(calendar))
                .grave()
                .open();
    }

    private static String name(Calendar calendar) {
        return Formats.here().name(calendar.instrumentName(), calendar.instrumentNameEn());
    }

    /** It will be read in a moment. */
    private void await(ResourceId to, String key) {
        awaited = calendar(say(key), to).orElse(null);
    }

    private Board say(String key) {
        awaited = null;
        answer.removeAll();
        answer.add(new Notice(Tone.SUCCESS, getTranslation(key)));
        return showAll();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("external.title");
    }
}
