package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.calendar.ExternalCalendarBook.Busy;
import cn.pingliang.sharing.calendar.ExternalCalendarBook.Calendar;
import cn.pingliang.sharing.calendar.ExternalCalendarBook.Conflict;
import cn.pingliang.sharing.calendar.ExternalCalendarBook.Failing;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import java.util.function.Function;

/** One instrument's external calendar: whether it is read, what it takes, what was booked before, and what can be done. */
class ExternalCalendarCard extends Composite<Section> {

    private final Formats formats = Formats.here();

    ExternalCalendarCard(
            Calendar calendar, SerializableRunnable sync, SerializableRunnable change, SerializableRunnable remove) {
        var name = formats.name(calendar.instrumentName(), calendar.instrumentNameEn());
        var head = new Div(new H2(name), state(calendar));
        head.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent().add(head);
        if (calendar.failing() != null) {
            getContent().add(failing(calendar.failing()));
        }
        if (calendar.leftOut() > 0) {
            getContent().add(new Notice(Tone.WARN, getTranslation("external.left-out", calendar.leftOut())));
        }
        getContent().add(facts(calendar));
        if (calendar.conflictsInAll() > 0) {
            getContent().add(conflicts(calendar));
        }
        if (!calendar.next().isEmpty()) {
            getContent().add(new H3(getTranslation("external.next")), list(calendar.next(), this::busy));
        }
        var actions = new Div(
                button("external.sync", name, sync),
                button("external.change.verb", name, change),
                button("external.remove.confirm", name, remove));
        actions.addClassName("cluster");
        getContent().add(actions);
    }

    private static Badge state(Calendar calendar) {
        if (calendar.failing() != null) {
            return new Badge(Badge.Tone.REFUSED, "external.state.failing");
        }
        return calendar.syncedAt() == null
                ? new Badge(Badge.Tone.PENDING, "external.state.waiting")
                : new Badge(Badge.Tone.APPROVED, "external.state.fine");
    }

    private Notice failing(Failing failing) {
        return new Notice(
                        Tone.ERROR,
                        getTranslation(
                                "external.failing",
                                getTranslation("external.failure." + failing.why(), failing.detail()),
                                formats.moment(failing.since())))
                .with(getTranslation("external.remedy." + failing.why()));
    }

    private Facts facts(Calendar calendar) {
        return new Facts()
                .add("external.host", calendar.host())
                .add(
                        "external.synced",
                        calendar.syncedAt() == null
                                ? getTranslation("external.never")
                                : formats.moment(calendar.syncedAt()))
                .add("external.next-sync", formats.moment(calendar.nextSyncAt()))
                .add("external.entries", getTranslation("external.entries.number", calendar.entries()))
                .add("external.conflicts", getTranslation("external.conflicts.number", calendar.conflictsInAll()))
                .add(
                        "external.by",
                        getTranslation("external.by.whom", calendar.addedBy(), formats.date(calendar.addedAt())));
    }

    private Component conflicts(Calendar calendar) {
        var conflicts = new Div(
                new Notice(Tone.WARN, getTranslation("external.conflicts.explained")),
                list(calendar.conflicts(), this::conflict));
        var more = calendar.conflictsInAll() - calendar.conflicts().size();
        if (more > 0) {
            conflicts.add(new Paragraph(getTranslation("external.conflicts.more", more)));
        }
        conflicts.addClassName("stack-s");
        return conflicts;
    }

    private static <T> UnorderedList list(List<T> items, Function<T, Component[]> words) {
        var list = new UnorderedList();
        list.addClassName("calendars__stretches");
        items.forEach(each -> list.add(new ListItem(words.apply(each))));
        return list;
    }

    private Component[] busy(Busy busy) {
        return new Component[] {new Span(formats.slot(busy.slot())), summary(busy)};
    }

    private Component[] conflict(Conflict conflict) {
        var booking = new Anchor(
                "bookings/" + conflict.booking(),
                getTranslation("external.booked", conflict.organisation(), formats.slot(conflict.booked())));
        return new Component[] {new Span(formats.slot(conflict.busy().slot())), summary(conflict.busy()), booking};
    }

    private Span summary(Busy busy) {
        var summary = new Span(busy.summary().isEmpty() ? getTranslation("external.no-summary") : busy.summary());
        summary.addClassName("muted");
        return summary;
    }

    private Button button(String key, String name, SerializableRunnable then) {
        var button = new Button(getTranslation(key), click -> then.run());
        button.setAriaLabel(getTranslation("external.of", getTranslation(key), name));
        return button;
    }
}
