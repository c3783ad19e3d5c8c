package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Consecutive days on which the same terms hold, as somebody meets them who asks now.
 *
 * @param part in which slots begin that these terms judge
 * @param time the whole of what was read, reckoned by these terms
 */
public record OfferedTime(TimeSlot part, BookingTerms terms, InstrumentTime time, Instant now) {

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
                .filter(slot -> part.contains(slot.start()))
                .filter(slot ->
                        !slot.start().isBefore(soonestStart()) && !slot.start().isAfter(latestStart()));
    }
}
