package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.schedule.ClosureBook;
import cn.pingliang.sharing.schedule.ClosureBook.ClosureView;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.ClosureDesk.ReopenAnswer;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** What is closed now and later, and what was; of one's institution, or of the instruments one is in charge of. */
@Route(ClosureAddress.LIST)
@Menu(order = 5, title = "closures.menu", icon = "clock")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class ClosuresView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final ClosureBook book;
    private final ClosureDesk desk;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div list = new Div();
    private ClosureAddress address = new ClosureAddress(null, false);
    private int page;

    ClosuresView(ClosureBook book, ClosureDesk desk, CurrentAccount current) {
        this.book = book;
        this.desk = desk;
        this.current = current;
        list.addClassName("stack-s");
        getContent().addClassNames("page-wide", "closures");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = ClosureAddress.of(event.getLocation().getQueryParameters());
        page = PageLinks.page(event.getLocation().getQueryParameters());
        answer.removeAll();
        getContent().removeAll();
        getContent()
                .add(
                        new PageHeader("closures.title")
                                .subtitle("closures.subtitle")
                                .actions(
                                        new LinkButton(address.calendarHref(), "closures.calendar"),
                                        new LinkButton(address.externalHref(), "closures.external"),
                                        LinkButton.primary(address.newHref(), "closures.new")),
                        withoutHolidays(),
                        answer,
                        new ClosureFilter(address, book.instruments(current.require())),
                        list);
        show();
    }

    private Div withoutHolidays() {
        var notices = new Div();
        book.yearsWithoutHolidays(current.require())
                .forEach(year ->
                        notices.add(new Notice(Tone.WARN, getTranslation("closures.no-holidays", year.toString()))));
        return notices;
    }

    private void show() {
        var closures =
                book.find(address.instrument(), address.over(), current.require(), new PageRequest(page, ON_A_PAGE));
        list.removeAll();
        list.add(closures.items().isEmpty() ? nothing() : table(closures));
    }

    private Component nothing() {
        return new EmptyState(Glyph.CALENDAR, address.over() ? "closures.none-over" : "closures.none");
    }

    private Div table(PageOf<ClosureView> closures) {
        var table = new Div(
                ClosureTable.of(closures.items(), address.over(), this::reopen),
                new PageLinks(address.href(), closures));
        table.addClassName("stack-s");
        return table;
    }

    private void reopen(ClosureView closure, boolean andLater) {
        var came = desk.reopen(closure.id(), andLater, current.require());
        answer.removeAll();
        answer.add(
                switch (came) {
                    case ReopenAnswer.Reopened(var closures) ->
                        new Notice(
                                Tone.SUCCESS,
                                getTranslation(
                                        "closures.reopened",
                                        Words.name(closure.instrumentName(), closure.instrumentNameEn()),
                                        closures));
                    case ReopenAnswer.AlreadyOver() -> new Notice(Tone.WARN, getTranslation("closures.already-over"));
                });
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("closures.title");
    }
}
