package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Consecutive days on which the same terms hold, as somebody meets them who asks now.
 *
 * @param part in which slots begin that these terms judge
 * @param time the whole of what was read, reckoned by these terms
 * @param barred nights and days off within that, which these terms do not offer, open or not
 */
public record OfferedTime(TimeSlot part, BookingTerms terms, InstrumentTime time, List<TimeSlot> barred, Instant now) {

    public OfferedTime {
        barred = List.copyOf(barred);
    }

    /** Whether it touches a night or a day off that is not offered. */
    public boolean isBarred(TimeSlot slot) {
        return barred.stream().anyMatch(slot::overlaps);
    }

    /** What of the stretch is offered, in order. */
    public List<TimeSlot> offered(TimeSlot stretch) {
        var left = List.of(stretch);
        for (var each : barred) {
            left = left.stream().flatMap(part -> part.without(each).stream()).toList();
        }
        return left;
    }

    /** From here on the notice suffices; on the alignment, like every start. */
    public Instant soonestStart() {
        return terms.alignUp(now.plus(terms.minNotice()));
    }

    public Instant latestStart() {
        return now.plus(terms.maxNotice());
    }

    /** Slots of this length that begin here and can be asked for now; soonest first. */
    Stream<TimeSlot> starts(Duration length) {
        return time.starts(length, terms.alignment()).stream()
                .filter(slot -> part.contains(slot.start()) && !isBarred(slot))
                .filter(slot ->
                        !slot.start().isBefore(soonestStart()) && !slot.start().isAfter(latestStart()));
    }
}
