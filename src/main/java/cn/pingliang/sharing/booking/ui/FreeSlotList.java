package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.schedule.ScheduledSlot;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The free slots of the week as a list, complete by keyboard and for screen readers: choose how long and which day, then a slot.
 * The same times the calendar shows.
 */
class FreeSlotList extends Composite<Section> {

    private final BookingTerms terms;
    private final Select<Duration> length = new Select<>();
    private final Select<LocalDate> day = new Select<>();
    private final UnorderedList slots = new UnorderedList();
    private final Paragraph none = new Paragraph();

    private List<TimeSlot> free = List.of();
    private Instant earliest = Instant.MIN;
    private Instant latest = Instant.MAX;
    private @Nullable TimeSlot chosen;
    private Consumer<TimeSlot> listener = slot -> {};

    FreeSlotList(BookingTerms terms) {
        this.terms = terms;
        slots.addClassName("slot-list");
        none.addClassName("muted");
        none.setText(getTranslation("book.list.none"));
        length.setLabel(getTranslation("book.list.length"));
        length.setItemLabelGenerator(item -> Durations.say(this, item));
        length.setItems(lengths());
        length.setValue(lengths().getFirst());
        length.addValueChangeListener(change -> fill());
        day.setLabel(getTranslation("book.list.day"));
        day.setItemLabelGenerator(item -> getTranslation(
                "book.list.day-count", Formats.here().day(item), starts(item).size()));
        day.addValueChangeListener(change -> fill());
        var choices = new Div(length, day);
        choices.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent().add(new H3(getTranslation("book.list.title")), choices, slots, none);
    }

    void onSelection(Consumer<TimeSlot> listener) {
        this.listener = listener;
    }

    /** @param now what the notice that the terms ask for counts from */
    void show(LocalDate monday, List<ScheduledSlot> week, Instant now) {
        earliest = now.plus(terms.minNotice());
        latest = now.plus(terms.maxNotice());
        free = week.stream()
                .filter(slot -> slot.state() == SlotState.FREE)
                .map(ScheduledSlot::slot)
                .toList();
        var days = Stream.iterate(monday, it -> it.plusDays(1)).limit(7).toList();
        var shown = day.getValue();
        day.setItems(days);
        day.setValue(
                shown != null && days.contains(shown)
                        ? shown
                        : days.stream()
                                .filter(it -> !starts(it).isEmpty())
                                .findFirst()
                                .orElse(monday));
        fill();
    }

    void choose(@Nullable TimeSlot slot) {
        chosen = slot;
        fill();
    }

    private void fill() {
        slots.removeAll();
        var shown = day.getValue();
        var starts = shown == null ? List.<TimeSlot>of() : starts(shown);
        starts.forEach(slot -> slots.add(new ListItem(button(slot))));
        none.setVisible(starts.isEmpty());
    }

    private NativeButton button(TimeSlot slot) {
        var button = new NativeButton(Formats.here().hoursOf(slot), click -> listener.accept(slot));
        button.addClassName("slot-list__slot");
        button.getElement().setAttribute("aria-pressed", String.valueOf(slot.equals(chosen)));
        return button;
    }

    /** Slots of the chosen length on that day that can be asked for now, one after the other within each free stretch. */
    private List<TimeSlot> starts(LocalDate on) {
        var wanted = length.getValue();
        var begin = later(PortalTime.startOf(on), earliest);
        var end = PortalTime.startOf(on.plusDays(1));
        var starts = new ArrayList<TimeSlot>();
        for (var stretch : free) {
            var step = terms.alignment().toSeconds();
            var from = later(stretch.start(), begin);
            // The second after: the notice may end within one.
            var seconds = from.getNano() == 0 ? from.getEpochSecond() : from.getEpochSecond() + 1;
            var start = Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
            while (start.isBefore(end)
                    && !start.isAfter(latest)
                    && !start.plus(wanted).isAfter(stretch.end())) {
                starts.add(TimeSlot.starting(start, wanted));
                start = start.plus(wanted);
            }
        }
        return starts;
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    /** The usual ones that the terms allow, the shortest among them. */
    private List<Duration> lengths() {
        var usual = Stream.of(15, 30, 60, 90, 120, 180, 240, 360, 480, 720, 1440)
                .map(Duration::ofMinutes)
                .filter(it -> it.compareTo(terms.shortest()) >= 0
                        && it.compareTo(terms.longest()) <= 0
                        && it.toMinutes() % terms.alignment().toMinutes() == 0);
        return Stream.concat(Stream.of(terms.shortest()), usual).distinct().toList();
    }
}
