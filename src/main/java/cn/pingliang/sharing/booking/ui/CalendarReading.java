package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingBook.OwnSlot;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.OfferedTime;
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
import java.util.stream.Stream;

/**
 * What the booking screen knows of the days it shows, read at once.
 *
 * @param offered the days, cut where other terms begin to hold; at least one
 * @param own everything the viewer has in these days, on this instrument and on others
 * @param now when it was read, and what the notice that the terms ask for counts from
 */
record CalendarReading(List<OfferedTime> offered, List<OwnSlot> own, Instant now) {

    CalendarReading {
        offered = List.copyOf(offered);
        own = List.copyOf(own);
    }

    TimeSlot window() {
        return offered.getFirst().time().window();
    }

    /** By whose terms a slot is judged that begins then. */
    OfferedTime at(Instant start) {
        return offered.stream()
                .filter(each -> each.part().end().isAfter(start))
                .findFirst()
                .orElse(offered.getLast());
    }

    /** The terms that hold on any of the days. */
    List<BookingTerms> terms() {
        return offered.stream().map(OfferedTime::terms).toList();
    }

    /** The whole window, cut where the state or the terms change. */
    List<ScheduledSlot> slots() {
        return offered.stream().flatMap(CalendarReading::slots).toList();
    }

    /** What begins while these terms hold. */
    static Stream<ScheduledSlot> slots(OfferedTime offered) {
        return offered.time().slots().stream()
                .filter(slot -> slot.slot().overlaps(offered.part()))
                .map(slot -> new ScheduledSlot(slot.slot().common(offered.part()), slot.state()));
    }

    /** Slots of this length on that day that can be asked for now and that one unit has free throughout, apart from each other. */
    List<TimeSlot> starts(LocalDate day, Duration length) {
        var that = at(PortalTime.startOf(day));
        var terms = that.terms();
        var starts = new ArrayList<TimeSlot>();
        if (length.compareTo(terms.shortest()) < 0 || length.compareTo(terms.longest()) > 0) {
            return starts;
        }
        var begin = later(PortalTime.startOf(day), that.soonestStart());
        var end =
                earlier(PortalTime.startOf(day.plusDays(1)), that.latestStart().plusNanos(1));
        for (var slot : that.time().slots()) {
            if (slot.state() == SlotState.FREE) {
                var start = terms.alignUp(later(slot.slot().start(), begin));
                while (start.isBefore(end)
                        && !start.plus(length).isAfter(slot.slot().end())) {
                    var wanted = TimeSlot.starting(start, length);
                    var had = that.time().hasFreeUnit(wanted) && !that.isBarred(wanted);
                    if (had) {
                        starts.add(wanted);
                    }
                    start = start.plus(had ? length : terms.alignment());
                }
            }
        }
        return starts;
    }

    boolean hasFreeUnit(TimeSlot slot) {
        return at(slot.start()).time().hasFreeUnit(slot);
    }

    /** Whether the shortest slot that these terms want fits in, on the alignment and on one unit. */
    static boolean holdsShortest(OfferedTime offered, TimeSlot stretch) {
        var terms = offered.terms();
        for (var start = terms.alignUp(stretch.start());
                !start.plus(terms.shortest()).isAfter(stretch.end());
                start = start.plus(terms.alignment())) {
            if (offered.time().hasFreeUnit(TimeSlot.starting(start, terms.shortest()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the instrument is open for a slot within what was read. */
    boolean isOpen(TimeSlot slot) {
        return offered.getFirst().time().isOpen(slot);
    }

    /** Whether the slot is within what was read and open, but somebody has it, or what goes with it. */
    boolean isTaken(TimeSlot slot) {
        return window().contains(slot) && isOpen(slot) && !slot.start().isBefore(now) && !hasFreeUnit(slot);
    }

    /** The longest part of the slot that one unit has free and that is as long as the terms want it; the earliest of several. */
    Optional<TimeSlot> shorter(TimeSlot wanted) {
        var that = at(wanted.start());
        return that.time().freeByUnit().stream()
                .flatMap(List::stream)
                .flatMap(stretch -> that.offered(stretch).stream())
                .filter(wanted::overlaps)
                .flatMap(stretch -> fitting(
                        that.terms(),
                        later(later(wanted.start(), stretch.start()), that.soonestStart()),
                        earlier(wanted.end(), stretch.end()))
                        .stream())
                .filter(part -> !part.start().isAfter(that.latestStart()))
                .max(Comparator.comparing(TimeSlot::length).thenComparing(TimeSlot::start, Comparator.reverseOrder()));
    }

    private static Optional<TimeSlot> fitting(BookingTerms terms, Instant from, Instant to) {
        var step = terms.alignment().toSeconds();
        var start = terms.alignUp(from);
        var last = Instant.ofEpochSecond(Math.floorDiv(to.getEpochSecond(), step) * step);
        var longest = start.plusSeconds(Math.floorDiv(terms.longest().toSeconds(), step) * step);
        var end = earlier(last, longest);
        return end.isBefore(start.plus(terms.shortest())) || !end.isAfter(start)
                ? Optional.empty()
                : Optional.of(new TimeSlot(start, end));
    }

    boolean isFree(TimeSlot slot) {
        return slots().stream()
                .filter(it -> it.state() == SlotState.FREE)
                .map(ScheduledSlot::slot)
                .anyMatch(slot::overlaps);
    }

    static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    static Instant earlier(Instant left, Instant right) {
        return left.isBefore(right) ? left : right;
    }
}
