package cn.pingliang.sharing.booking.ui;

import static cn.pingliang.sharing.booking.ui.CalendarReading.earlier;
import static cn.pingliang.sharing.booking.ui.CalendarReading.later;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.OfferedTime;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.Formats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the calendar paints: the instrument's time as one person can use it. Only what they could ask for now is free; their
 * own slots are theirs, with what setting up and clearing away takes.
 */
final class CalendarSlots {

    private final ResourceId instrument;
    private final CalendarReading reading;
    private final List<BookingWeek.Slot> painted = new ArrayList<>();

    private CalendarSlots(ResourceId instrument, CalendarReading reading) {
        this.instrument = instrument;
        this.reading = reading;
    }

    static List<BookingWeek.Slot> of(ResourceId instrument, CalendarReading reading) {
        var slots = new CalendarSlots(instrument, reading);
        reading.offered()
                .forEach(offered -> CalendarReading.slots(offered)
                        .forEach(slot -> slots.paint(slot.slot(), slot.state(), offered)));
        return slots.painted;
    }

    /** What lies over free time without taking it: the viewer's slots on other instruments, or on another unit of this one. */
    static List<BookingWeek.Slot> ghosts(ResourceId instrument, CalendarReading reading) {
        return reading.own().stream()
                .filter(own -> !own.instrument().equals(instrument) || reading.isFree(own.slot()))
                .map(own -> new BookingWeek.Slot(
                        own.slot(), State.MINE, Formats.here().name(own.instrumentName(), own.instrumentNameEn())))
                .toList();
    }

    private void paint(TimeSlot slot, SlotState state, OfferedTime offered) {
        switch (state) {
            case FREE -> paintOffered(slot, offered);
            case BUSY -> paintBusy(slot, offered.terms());
            case HELD -> paint(slot.start(), slot.end(), State.HELD);
            case MAINTENANCE -> paint(slot.start(), slot.end(), State.MAINTENANCE);
            case CLOSED -> {
                paint(slot.start(), earlier(slot.end(), reading.now()), State.PAST);
                paint(later(slot.start(), reading.now()), slot.end(), State.CLOSED);
            }
        }
    }

    private void paintOffered(TimeSlot free, OfferedTime offered) {
        var reached = free.start();
        for (var part : offered.offered(free)) {
            paint(reached, part.start(), State.CLOSED);
            paintFree(part, offered);
            reached = part.end();
        }
        paint(reached, free.end(), State.CLOSED);
    }

    private void paintFree(TimeSlot slot, OfferedTime offered) {
        var from = later(slot.start(), earlier(slot.end(), offered.soonestStart()));
        var last = offered.latestStart().plus(offered.terms().shortest());
        var to = earlier(slot.end(), later(from, last));
        paint(slot.start(), from, State.SOON);
        if (to.isAfter(from)) {
            var tooShort = from.isAfter(slot.start()) ? State.SOON : State.GAP;
            paint(from, to, CalendarReading.holdsShortest(offered, new TimeSlot(from, to)) ? State.FREE : tooShort);
        }
        paint(to, slot.end(), State.FAR);
    }

    private void paintBusy(TimeSlot busy, BookingTerms terms) {
        var from = busy.start();
        for (var mine : reading.own()) {
            var with = mine.slot().widened(terms.bufferBefore(), terms.bufferAfter());
            if (mine.instrument().equals(instrument) && with.overlaps(busy)) {
                from = paintUntil(from, earlier(with.start(), busy.end()), State.BUSY);
                from = paintUntil(from, earlier(mine.slot().start(), busy.end()), State.BUFFER);
                from = paintUntil(from, earlier(mine.slot().end(), busy.end()), State.MINE);
                from = paintUntil(from, earlier(with.end(), busy.end()), State.BUFFER);
            }
        }
        paint(from, busy.end(), State.BUSY);
    }

    /** @return where the paint ends */
    private Instant paintUntil(Instant from, Instant to, State state) {
        paint(from, to, state);
        return later(from, to);
    }

    private void paint(Instant from, Instant to, State state) {
        if (to.isAfter(from)) {
            painted.add(new BookingWeek.Slot(new TimeSlot(from, to), state, ""));
        }
    }
}
