package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.SlotExplained;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calendar with the way through weeks and days, what its patterns mean, and the answers to "why not?". */
class BookingCalendar extends Composite<Div> {

    private final BookableInstrument instrument;
    private final WeekPicker picker = new WeekPicker();
    private final BookingWeek week = new BookingWeek();
    private final WhyNot whyNot;
    private List<BookingWeek.Slot> painted = List.of();
    private Supplier<Duration> wanted;

    BookingCalendar(Demands demands, BookingQuestions questions) {
        instrument = demands.instrument();
        wanted = () -> demands.terms().on(questions.today()).shortest();
        whyNot = questions.whyNot(demands);
        whyNot.onLeave(week::focusPressed);
        week.addSlotExplainedListener(this::explain);
        getContent().addClassName("stack");
        getContent().add(picker, week, whyNot, new CalendarLegend());
    }

    void onMove(Consumer<BookAddress> listener) {
        picker.onMove(listener);
        whyNot.onNextWeek(() -> picker.next());
    }

    void onSelection(Consumer<@Nullable TimeSlot> listener) {
        week.addSelectionChangedListener(event -> {
            whyNot.clear();
            listener.accept(event.wish().orElse(null));
        });
    }

    /** @param listener told a slot that was offered instead, on any day */
    void onSlot(Consumer<TimeSlot> listener) {
        whyNot.onSlot(listener);
    }

    /** @param length how long somebody wants it at the moment */
    void wanting(Supplier<Duration> length) {
        wanted = length;
    }

    void show(BookAddress address, CalendarReading reading) {
        var slots = reading.slots();
        picker.show(address);
        // Where other terms begin to hold on one of the days, all that either lets be chosen can be; the form says the
        // rest.
        week.setAlignment(most(reading, BookingTerms::alignment, Comparator.reverseOrder()));
        week.setShortest(most(reading, BookingTerms::shortest, Comparator.reverseOrder()));
        week.setLongest(most(reading, BookingTerms::longest, Comparator.naturalOrder()));
        week.setWeek(address.first(), address.days());
        week.setHours(CalendarHours.from(slots), CalendarHours.to(slots));
        whyNot.clear();
        week.setChanged(List.of());
        paint(reading);
    }

    private static Duration most(
            CalendarReading reading, Function<BookingTerms, Duration> term, Comparator<Duration> order) {
        return reading.terms().stream().map(term).max(order).orElseThrow();
    }

    /** The same days as they are now. @return what others changed, in words */
    Optional<String> repaint(CalendarReading reading) {
        var before = painted;
        paint(reading);
        var changes = CalendarChanges.between(before, painted);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        week.setChanged(changes.times());
        return Optional.of(changes.sentence());
    }

    private void paint(CalendarReading reading) {
        painted = CalendarSlots.of(instrument.id(), reading);
        week.setSlots(painted);
        week.setGhosts(CalendarSlots.ghosts(instrument.id(), reading));
    }

    void choose(@Nullable TimeSlot slot) {
        if (slot == null) {
            week.clearSelection();
        } else {
            week.setSelection(slot);
        }
    }

    private void explain(SlotExplained event) {
        whyNot.explain(event.slot(), event.part(), wanted.get());
    }
}
