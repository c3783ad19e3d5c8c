package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.calendar.CalendarFeeds;
import cn.pingliang.sharing.calendar.CalendarFeeds.Feed;
import cn.pingliang.sharing.calendar.FeedSubject;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** The addresses at which somebody's own calendar reads their bookings, and those of what they manage. */
@Route("calendars")
@PermitAll
class CalendarsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final CalendarFeeds feeds;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div shelf = new Div();
    private Optional<String> wanted = Optional.empty();

    CalendarsView(CalendarFeeds feeds, CurrentAccount current) {
        this.feeds = feeds;
        this.current = current;
        shelf.addClassName("stack");
        getContent().addClassNames("page", "stack", "calendars");
        getContent()
                .add(
                        new PageHeader("calendars.title")
                                .subtitle("calendars.subtitle")
                                .actions(new LinkButton("notices/settings", "calendars.back")),
                        answer,
                        shelf);
    }

    /** {@code ?of=} an instrument's or institution's id has it chosen. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getLocation().getQueryParameters().getSingleParameter("of");
        answer.removeAll();
        show();
    }

    private void show() {
        var all = feeds.of(current.require());
        shelf.removeAll();
        shelf.add(card(
                all.feeds().isEmpty()
                        ? new Paragraph(getTranslation("calendars.none"))
                        : FeedTable.of(all.feeds(), feed -> make(feed.of().subject()), this::revoke),
                new Paragraph(getTranslation("calendars.warning"))));
        if (!all.others().isEmpty()) {
            shelf.add(card(new FeedForm(all.others(), wanted, this::make)));
        }
    }

    private static Section card(Component... components) {
        var card = new Section(components);
        card.addClassNames("card", "stack");
        return card;
    }

    private void make(FeedSubject subject) {
        var address = feeds.make(subject, getLocale(), current.require());
        say(card(new NewAddress(address)));
    }

    private void revoke(Feed feed) {
        feeds.revoke(feed.id(), current.require());
        say(new Notice(Tone.SUCCESS, getTranslation("calendars.revoked")));
    }

    private void say(Component words) {
        answer.removeAll();
        answer.add(words);
        show();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("calendars.title");
    }
}
