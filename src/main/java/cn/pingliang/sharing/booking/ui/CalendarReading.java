package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingBook.OwnSlot;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.schedule.ScheduledSlot;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the booking screen knows of the days it shows, read at once.
 *
 * @param own everything the viewer has in these days, on this instrument and on others
 * @param now when it was read, and what the notice that the terms ask for counts from
 */
record CalendarReading(InstrumentTime time, List<OwnSlot> own, BookingTerms terms, Instant now) {

    CalendarReading {
        own = List.copyOf(own);
    }

    /** From here on the notice suffices; on the alignment, like every start. */
    Instant soonestStart() {
        return alignUp(now.plus(terms.minNotice()), terms);
    }

    Instant latestStart() {
        return now.plus(terms.maxNotice());
    }

    /** Slots of this length on that day that can be asked for now and that one unit has free throughout, apart from each other. */
    List<TimeSlot> starts(LocalDate day, Duration length) {
        var starts = new ArrayList<TimeSlot>();
        var begin = later(PortalTime.startOf(day), soonestStart());
        var end = earlier(PortalTime.startOf(day.plusDays(1)), latestStart().plusNanos(1));
        for (var slot : time.slots()) {
            if (slot.state() == SlotState.FREE) {
                var start = alignUp(later(slot.slot().start(), begin), terms);
                while (start.isBefore(end)
                        && !start.plus(length).isAfter(slot.slot().end())) {
                    var wanted = TimeSlot.starting(start, length);
                    var had = time.hasFreeUnit(wanted);
                    if (had) {
                        starts.add(wanted);
                    }
                    start = start.plus(had ? length : terms.alignment());
                }
            }
        }
        return starts;
    }

    /** Whether the shortest slot fits in, on the alignment and on one unit. */
    boolean holdsShortest(TimeSlot stretch) {
        for (var start = alignUp(stretch.start(), terms);
                !start.plus(terms.shortest()).isAfter(stretch.end());
                start = start.plus(terms.alignment())) {
            if (time.hasFreeUnit(TimeSlot.starting(start, terms.shortest()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the slot is within what was read and open, but no unit has it free any more. */
    boolean isTaken(TimeSlot slot) {
        return time.window().contains(slot)
                && time.isOpen(slot)
                && !slot.start().isBefore(now)
                && !time.hasFreeUnit(slot);
    }

    /** The longest part of the slot that one unit has free and that is as long as the terms want it; the earliest of several. */
    Optional<TimeSlot> shorter(TimeSlot wanted) {
        return time.freeByUnit().stream()
                .flatMap(List::stream)
                .filter(wanted::overlaps)
                .flatMap(stretch -> fitting(
                        later(later(wanted.start(), stretch.start()), soonestStart()),
                        earlier(wanted.end(), stretch.end()))
                        .stream())
                .filter(part -> !part.start().isAfter(latestStart()))
                .max(Comparator.comparing(TimeSlot::length).thenComparing(TimeSlot::start, Comparator.reverseOrder()));
    }

    private Optional<TimeSlot> fitting(Instant from, Instant to) {
        var step = terms.alignment().toSeconds();
        var start = alignUp(from, terms);
        var last = Instant.ofEpochSecond(Math.floorDiv(to.getEpochSecond(), step) * step);
        var longest = start.plusSeconds(Math.floorDiv(terms.longest().toSeconds(), step) * step);
        var end = earlier(last, longest);
        return end.isBefore(start.plus(terms.shortest())) || !end.isAfter(start)
                ? Optional.empty()
                : Optional.of(new TimeSlot(start, end));
    }

    boolean isFree(TimeSlot slot) {
        return time.slots().stream()
                .filter(it -> it.state() == SlotState.FREE)
                .map(ScheduledSlot::slot)
                .anyMatch(slot::overlaps);
    }

    static Instant alignUp(Instant moment, BookingTerms terms) {
        var step = terms.alignment().toSeconds();
        // The second after: a notice may end within one.
        var seconds = moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
