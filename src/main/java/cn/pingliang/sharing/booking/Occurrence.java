package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time before it is asked for, and what would come of asking for it now. */
public sealed interface Occurrence {

    TimeSlot slot();

    record Fits(TimeSlot slot) implements Occurrence {}

    /** @param instead the nearest time of the same length that fits; null where there is none within a week */
    record Taken(TimeSlot slot, @Nullable TimeSlot instead) implements Occurrence {}

    record Refused(TimeSlot slot, List<Refusal> refusals) implements Occurrence {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
