package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.calendar.CalendarFeeds;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** The address at which somebody's own calendar reads their bookings. */
@Route("calendars")
@PermitAll
class CalendarsView extends Composite<Div> implements HasDynamicTitle {

    private final CalendarFeeds feeds;
    private final CurrentAccount current;
    private final Section card = new Section();

    CalendarsView(CalendarFeeds feeds, CurrentAccount current) {
        this.feeds = feeds;
        this.current = current;
        card.addClassNames("card", "stack");
        getContent().addClassNames("page", "stack");
        getContent()
                .add(
                        new PageHeader("calendars.title")
                                .subtitle("calendars.subtitle")
                                .actions(new LinkButton("notices/settings", "calendars.back")),
                        card);
        show();
    }

    private void show() {
        card.removeAll();
        feeds.of(current.require()).ifPresentOrElse(this::showMade, this::showNone);
    }

    private void showNone() {
        var make = new Button(getTranslation("calendars.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        card.add(new Paragraph(getTranslation("calendars.none")), new Div(make));
    }

    private void showMade(CalendarFeeds.Feed feed) {
        var formats = Formats.here();
        var buttons = new Div(
                new Button(getTranslation("calendars.replace"), click -> make()),
                new Button(getTranslation("calendars.revoke"), click -> revoke()));
        buttons.addClassName("cluster");
        card.add(
                new Facts()
                        .add("calendars.made", formats.dateTime(feed.made()))
                        .add(
                                "calendars.used",
                                feed.lastUsed() == null
                                        ? getTranslation("calendars.never")
                                        : formats.dateTime(feed.lastUsed())),
                new Paragraph(getTranslation("calendars.warning")),
                buttons);
    }

    private void make() {
        var made = feeds.make(getLocale(), current.require());
        show();
        var address = new TextField(getTranslation("calendars.address"));
        address.setValue(made);
        address.setReadOnly(true);
        address.setWidthFull();
        var copy = new Button(getTranslation("calendars.copy"));
        copy.addClickListener(
                click -> copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", made));
        var open = new Anchor("", getTranslation("calendars.open"));
        // The portal's own address in the scheme by which calendars are subscribed to, which Vaadin does not know.
        open.setUnsafeHref(made.replaceFirst("^https?:", "webcal:"));
        open.setRouterIgnore(true);
        var ways = new Div(copy, open);
        ways.addClassName("cluster");
        card.addComponentAsFirst(ways);
        card.addComponentAsFirst(address);
        card.addComponentAsFirst(new Notice(Tone.SUCCESS, getTranslation("calendars.once")));
        card.addComponentAtIndex(3, new Paragraph(getTranslation("calendars.how")));
    }

    private void revoke() {
        feeds.revoke(current.require());
        show();
        card.addComponentAsFirst(new Notice(Tone.SUCCESS, getTranslation("calendars.revoked")));
    }

    @Override
    public String getPageTitle() {
        return Titles.of("calendars.title");
    }
}
