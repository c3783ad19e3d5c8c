package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.calendar.CalendarFeeds.Feed;
import cn.pingliang.sharing.calendar.FeedSubject;
import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;

/** Somebody's addresses, a row each, with the ways to replace and to revoke it: both ask first. */
final class FeedTable {

    private FeedTable() {}

    static DataTable<Feed> of(List<Feed> feeds, SerializableConsumer<Feed> replace, SerializableConsumer<Feed> revoke) {
        var formats = Formats.here();
        return new DataTable<Feed>("calendars.title")
                .component("calendars.shows", feed -> shows(feed, formats))
                .word("calendars.made", feed -> formats.dateTime(feed.made()))
                .word(
                        "calendars.used",
                        feed -> feed.lastUsed() == null ? say("calendars.never") : formats.dateTime(feed.lastUsed()))
                .component("calendars.actions", feed -> actions(feed, formats, replace, revoke))
                .items(feeds);
    }

    private static Component shows(Feed feed, Formats formats) {
        var shows = new Div(new Span(name(feed.of(), formats)));
        shows.addClassName("cluster");
        if (!feed.readable()) {
            shows.add(new Badge(Badge.Tone.REFUSED, "calendars.unreadable"));
        }
        return shows;
    }

    static String name(Named of, Formats formats) {
        var name = formats.name(of.name(), of.nameEn());
        return switch (of.subject()) {
            case FeedSubject.Own own -> say("calendars.of.own");
            case FeedSubject.Instrument instrument -> say("calendars.of.instrument", name);
            case FeedSubject.Institution institution -> say("calendars.of.institution", name);
        };
    }

    private static Component actions(
            Feed feed, Formats formats, SerializableConsumer<Feed> replace, SerializableConsumer<Feed> revoke) {
        var name = name(feed.of(), formats);
        var actions = new Div();
        actions.addClassName("cluster");
        if (feed.readable()) {
            actions.add(button("calendars.replace", name, () -> replace.accept(feed)));
        }
        actions.add(button("calendars.revoke", name, () -> revoke.accept(feed)));
        return actions;
    }

    private static Button button(String key, String name, Runnable then) {
        var button = new Button(say(key + ".confirm"));
        button.setAriaLabel(say(key + ".label", name));
        button.addClickListener(click -> Ask.toConfirm(
                        key,
                        ask -> {
                            ask.done();
                            then.run();
                        },
                        name)
                .grave()
                .open());
        return button;
    }

    private static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
