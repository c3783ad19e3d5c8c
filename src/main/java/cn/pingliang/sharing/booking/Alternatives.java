package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What else can be had where a slot is taken: the free slots of the same length nearest to it. */
@Component
class Alternatives {

    private static final int SHOWN = 3;
    private static final Duration WITHIN = Duration.ofDays(7);

    private final Availability availability;

    Alternatives(Availability availability) {
        this.availability = availability;
    }

    /** Each apart from the others, the nearest first. */
    List<Alternative> to(BookingAttempt attempt) {
        var wanted = attempt.slot();
        var terms = attempt.terms();
        var from = later(attempt.now().plus(terms.minNotice()), wanted.start().minus(WITHIN));
        var to = wanted.end().plus(WITHIN);
        if (!to.isAfter(from)) {
            return List.of();
        }
        var free = availability
                .freeSlots(
                        attempt.instrument().id(),
                        new TimeSlot(from, to),
                        wanted.length(),
                        terms.alignment(),
                        Integer.MAX_VALUE)
                .stream()
                .sorted(Comparator.comparing(
                        slot -> Duration.between(wanted.start(), slot.start()).abs()))
                .toList();
        var nearest = new ArrayList<TimeSlot>();
        for (var slot : free) {
            if (nearest.size() < SHOWN && nearest.stream().noneMatch(slot::overlaps)) {
                nearest.add(slot);
            }
        }
        return nearest.stream()
                .map(slot -> new Alternative(attempt.instrument().id(), slot))
                .toList();
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
