package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.schedule.Asking;
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
    public List<TimeSlot> around(Demands demands, TimeSlot wanted) {
        return apart(
                free(demands, wanted.start().minus(AROUND), wanted.end().plus(AROUND), wanted.length())
                        .sorted(Comparator.comparing(slot ->
                                Duration.between(wanted.start(), slot.start()).abs())),
                INSTEAD);
    }

    /** So many of this length, the soonest first, within two weeks from the moment or from now where that is later. */
    public List<TimeSlot> after(Demands demands, Instant from, Duration length, int most) {
        var begin = later(from, clock.instant());
        return apart(free(demands, begin, begin.plus(AHEAD), length), most);
    }

    /** Only what the terms of its day let somebody ask for now, and for which all that is needed is free. */
    private Stream<TimeSlot> free(Demands demands, Instant from, Instant to, Duration length) {
        var now = clock.instant();
        var window = new TimeSlot(later(from, now), later(to, now.plus(length)));
        var read = availability.read(demands.instruments(), window, demands.room(window), Asking.ANYBODY);
        return demands.offered(read, now).stream().flatMap(offered -> offered.starts(length));
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
