package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Free slots that could be asked for now instead of another one, each apart from the others. For everybody. */
@Service
@Transactional(readOnly = true)
public class NearestFree {

    private static final int INSTEAD = 3;
    private static final Duration AROUND = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Availability availability;
    private final Clock clock;

    NearestFree(Availability availability, Clock clock) {
        this.availability = availability;
        this.clock = clock;
    }

    /** Three of the same length, the nearest first, within a week before and after. */
    public List<TimeSlot> around(ResourceId instrument, TimeSlot wanted, BookingTerms terms) {
        return apart(
                free(instrument, wanted.start().minus(AROUND), wanted.end().plus(AROUND), wanted.length(), terms)
                        .sorted(Comparator.comparing(slot ->
                                Duration.between(wanted.start(), slot.start()).abs())),
                INSTEAD);
    }

    /** So many of this length, the soonest first, within two weeks from the moment or from now where that is later. */
    public List<TimeSlot> after(ResourceId instrument, Instant from, Duration length, BookingTerms terms, int most) {
        var begin = later(from, clock.instant());
        return apart(free(instrument, begin, begin.plus(AHEAD), length, terms), most);
    }

    /** Only what the terms let somebody ask for now. */
    private Stream<TimeSlot> free(
            ResourceId instrument, Instant from, Instant to, Duration length, BookingTerms terms) {
        var now = clock.instant();
        var first = later(from, now.plus(terms.minNotice()));
        var latest = now.plus(terms.maxNotice());
        if (!to.isAfter(first)) {
            return Stream.empty();
        }
        return availability
                .freeSlots(
                        instrument,
                        new TimeSlot(first, to),
                        length,
                        terms.alignment(),
                        Integer.MAX_VALUE,
                        terms.asking(null))
                .stream()
                .filter(slot -> !slot.start().isAfter(latest));
    }

    private static List<TimeSlot> apart(Stream<TimeSlot> slots, int most) {
        var apart = new ArrayList<TimeSlot>();
        for (var slot : (Iterable<TimeSlot>) slots::iterator) {
            if (apart.size() < most && apart.stream().noneMatch(slot::overlaps)) {
                apart.add(slot);
            }
        }
        return apart;
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
