package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.List;

/** Why nobody can have an instrument at some time, apart from others having it. */
public sealed interface ClosedReason {

    /** Its institution closed it, for a reason it published. */
    record Closed(OccupancyKind kind, String reason, Instant until) implements ClosedReason {}

    /** The calendar of another system has it; what for is for those who manage the instrument. */
    record TakenElsewhere(Instant until) implements ClosedReason {}

    /** @param name as the State Council's notice has it, {@code 国庆节} */
    record Holiday(String name) implements ClosedReason {}

    /** @param thatDay when it is open on the day; empty where it stays closed */
    record OutsideHours(List<TimeSlot> thatDay) implements ClosedReason {

        public OutsideHours {
            thatDay = List.copyOf(thatDay);
        }
    }
}
