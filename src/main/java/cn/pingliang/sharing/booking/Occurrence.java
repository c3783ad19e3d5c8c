package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time before it is asked for, and what would come of asking for it now. */
public sealed interface Occurrence {

    TimeSlot slot();

    record Fits(TimeSlot slot) implements Occurrence {}

    /**
     * @param instead the nearest time of the same length that fits; null where there is none within a week
     * @param companion what the instrument cannot be used without, where that is what somebody has
     */
    record Taken(
            TimeSlot slot,
            @Nullable TimeSlot instead,
            @Nullable BookableInstrument companion) implements Occurrence {
        Taken(TimeSlot slot, @Nullable TimeSlot instead) {
            this(slot, instead, null);
        }
    }

    record Refused(TimeSlot slot, List<Refusal> refusals) implements Occurrence {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
