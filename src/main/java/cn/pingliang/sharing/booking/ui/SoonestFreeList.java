package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.schedule.Timetable;
import cn.pingliang.sharing.schedule.Timetable.FreeInstrument;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The instruments that are free for the wanted length, soonest first, each a way to book it: the timeline by keyboard. */
class SoonestFreeList extends Composite<Aside> {

    private static final int SHOWN = 20;
    private static final List<Duration> USUAL = Stream.of(30, 60, 90, 120, 180, 240, 360, 480)
            .map(Duration::ofMinutes)
            .toList();

    private final Div found = new Div();
    private final Select<Duration> length = new Select<>();

    SoonestFreeList(Consumer<Duration> onLength) {
        length.setLabel(getTranslation("timeline.wanted"));
        length.setItemLabelGenerator(item -> Durations.say(this, item));
        length.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onLength.accept(change.getValue());
            }
        });
        found.addClassName("stack-s");
        getContent().addClassNames("card", "stack-s", "soonest-free");
        getContent().add(new H2(getTranslation("timeline.soonest")), length, found);
    }

    /** @param instead where to go when there is none */
    void show(Timetable timetable, Duration wanted, Component instead) {
        length.setItems(Stream.concat(Stream.of(wanted), USUAL.stream())
                .distinct()
                .sorted()
                .toList());
        length.setValue(wanted);
        var free = timetable.soonestFree(wanted);
        found.removeAll();
        if (free.isEmpty()) {
            found.add(new Paragraph(getTranslation("timeline.none", Durations.say(this, wanted))), instead);
            return;
        }
        var list = new OrderedList();
        list.addClassName("soonest-free__list");
        free.stream().limit(SHOWN).forEach(each -> list.add(new ListItem(link(each))));
        var counted = new Paragraph(getTranslation(
                free.size() > SHOWN ? "timeline.soonest.first" : "timeline.soonest.all", free.size(), SHOWN));
        counted.addClassName("muted");
        counted.getElement().setAttribute("role", "status");
        found.add(counted, list);
    }

    private Anchor link(FreeInstrument free) {
        var formats = Formats.here();
        var card = free.instrument();
        var link = new Anchor(
                BookAddress.choosing(free.slot()).location(card.id()).getPathWithQueryParameters(),
                word("when", formats.slot(free.slot())),
                word("name", formats.name(card.name(), card.nameEn())),
                word("muted", formats.name(card.institutionName(), card.institutionNameEn())),
                word("muted", PriceText.of(card)));
        link.addClassName("card-link");
        return link;
    }

    private static Span word(String className, String text) {
        var word = new Span(text);
        word.addClassName(className);
        return word;
    }
}
