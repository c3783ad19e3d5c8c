package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;

/**
 * When samples were measured, as far as the portal knows. That is not the time from their arrival to the report, which may be
 * days: it is what was planned, which nobody else had.
 */
public final class MeasuredTime {

    private MeasuredTime() {}

    /**
     * @param planned the booking's slot
     * @return as much of it as was over when the report was issued; as long before the report, where they were measured earlier
     *     than planned
     */
    public static TimeSlot of(TimeSlot planned, Instant reported) {
        if (!reported.isAfter(planned.start())) {
            return new TimeSlot(reported.minus(planned.length()), reported);
        }
        return new TimeSlot(planned.start(), reported.isBefore(planned.end()) ? reported : planned.end());
    }
}
