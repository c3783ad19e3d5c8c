package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The free slots of the days shown as a list, complete by keyboard and for screen readers: choose how long and which day, then a
 * slot, and lengthen or shorten it. The same times the calendar shows, and only what one unit has free throughout.
 */
class FreeSlotList extends Composite<Section> {

    private final Select<Duration> length = new Select<>();
    private final Select<LocalDate> day = new Select<>();
    private final SlotButtons slots = new SlotButtons();
    private final Paragraph none = new Paragraph();
    private final Paragraph said = new Paragraph();

    private List<Duration> lengths = List.of();
    private List<LocalDate> days = List.of();
    private @Nullable CalendarReading reading;
    private @Nullable TimeSlot chosen;
    private Consumer<@Nullable TimeSlot> listener = slot -> {};

    /** @param terms those that hold today; what is shown says what holds there */
    FreeSlotList(BookingTerms terms) {
        none.addClassName("muted");
        none.setText(getTranslation("book.list.none"));
        said.addClassName("visually-hidden");
        said.getElement().setAttribute("role", "status");
        length.setLabel(getTranslation("book.list.length"));
        length.setItemLabelGenerator(item -> Durations.say(this, item));
        offer(lengths(List.of(terms)));
        length.addValueChangeListener(change -> {
            days.forEach(day.getDataProvider()::refreshItem);
            fill();
        });
        day.setLabel(getTranslation("book.list.day"));
        day.addClassName("slot-list__day");
        day.setItemLabelGenerator(item -> getTranslation(
                "book.list.day-count", Formats.here().day(item), starts(item).size()));
        day.addValueChangeListener(change -> fill());
        slots.onChoice(this::choose);
        slots.onStretch(this::stretch);
        var choices = new Div(length, day);
        choices.addClassName("cluster");
        var keys = new Paragraph(getTranslation("book.list.keys"));
        keys.addClassNames("muted", "slot-list__keys");
        getContent().addClassNames("card", "stack-s");
        getContent().add(new H3(getTranslation("book.list.title")), choices, slots, none, keys, said);
    }

    /** @param listener told the slot, or null where somebody wants none any more */
    void onSelection(Consumer<@Nullable TimeSlot> listener) {
        this.listener = listener;
    }

    /** How long somebody wants it: as chosen on the calendar, else here. */
    Duration length() {
        return chosen == null ? length.getValue() : chosen.length();
    }

    void show(BookAddress address, CalendarReading now) {
        reading = now;
        offer(lengths(now.terms()));
        var shown = Stream.iterate(address.first(), it -> it.plusDays(1))
                .limit(address.days())
                .toList();
        if (shown.equals(days)) {
            days.forEach(day.getDataProvider()::refreshItem);
        } else {
            days = shown;
            var before = day.getValue();
            day.setItems(shown);
            day.setValue(shown.contains(before) ? before : firstWithFree(shown));
        }
        fill();
    }

    /** What was chosen before stays chosen where it can be. */
    private void offer(List<Duration> possible) {
        if (!possible.equals(lengths)) {
            var before = length.getValue();
            lengths = possible;
            length.setItems(possible);
            length.setValue(before != null && possible.contains(before) ? before : possible.getFirst());
        }
    }

    /** Marks what was chosen elsewhere, on its day. */
    void mark(@Nullable TimeSlot slot) {
        chosen = slot;
        if (slot != null && days.contains(PortalTime.dayOf(slot.start()))) {
            day.setValue(PortalTime.dayOf(slot.start()));
        }
        slots.choose(slot);
    }

    private LocalDate firstWithFree(List<LocalDate> among) {
        return among.stream().filter(it -> !starts(it).isEmpty()).findFirst().orElse(among.getFirst());
    }

    private void choose(@Nullable TimeSlot slot) {
        listener.accept(slot);
        said.setText(slot == null ? getTranslation("book.list.none-chosen") : describe(slot));
    }

    /** By whole steps of the alignment, within what the terms and the neighbours leave. */
    private void stretch(TimeSlot slot, int steps) {
        var known = Objects.requireNonNull(reading);
        var terms = known.at(slot.start()).terms();
        var end = slot.end().plus(terms.alignment().multipliedBy(steps));
        var wanted = end.isAfter(slot.start()) ? new TimeSlot(slot.start(), end) : slot;
        if (wanted.length().compareTo(terms.shortest()) < 0) {
            said.setText(getTranslation("book.list.shortest", Durations.say(this, terms.shortest())));
        } else if (wanted.length().compareTo(terms.longest()) > 0) {
            said.setText(getTranslation("book.list.longest", Durations.say(this, terms.longest())));
        } else if (!known.hasFreeUnit(wanted)) {
            said.setText(getTranslation("book.list.not-free"));
        } else {
            choose(wanted);
        }
    }

    private String describe(TimeSlot slot) {
        return getTranslation("book.list.chosen", Formats.here().hoursOf(slot), Durations.say(this, slot.length()));
    }

    private void fill() {
        var shown = day.getValue();
        var starts = shown == null ? List.<TimeSlot>of() : starts(shown);
        slots.show(starts, chosen);
        none.setVisible(starts.isEmpty());
    }

    private List<TimeSlot> starts(LocalDate on) {
        return reading == null ? List.of() : reading.starts(on, length.getValue());
    }

    /** The usual ones that any of the terms allow, the shortest among them. */
    private static List<Duration> lengths(List<BookingTerms> terms) {
        return terms.stream().flatMap(FreeSlotList::lengths).distinct().sorted().toList();
    }

    private static Stream<Duration> lengths(BookingTerms terms) {
        var usual = Stream.of(15, 30, 60, 90, 120, 180, 240, 360, 480, 720, 1440)
                .map(Duration::ofMinutes)
                .filter(it -> it.compareTo(terms.shortest()) >= 0
                        && it.compareTo(terms.longest()) <= 0
                        && it.toMinutes() % terms.alignment().toMinutes() == 0);
        return Stream.concat(Stream.of(terms.shortest()), usual);
    }
}
