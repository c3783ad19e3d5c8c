package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;

/**
 * How a use went, by when somebody came and left and what the terms of its day let pass: 正常, 迟到, 早退, 超时 and their
 * combinations. A no-show (爽约) is no use, and is a status of its own.
 */
public enum UseManner {
    AS_BOOKED,
    LATE,
    LEFT_EARLY,
    OVERTIME,
    LATE_AND_LEFT_EARLY,
    LATE_AND_OVERTIME;

    /** Whoever comes or leaves exactly when the grace ends is in time. */
    static UseManner of(TimeSlot slot, Instant in, Instant out, BookingTerms terms) {
        var late = in.isAfter(slot.start().plus(terms.lateGrace()));
        if (out.isAfter(slot.end().plus(terms.overtimeGrace()))) {
            return late ? LATE_AND_OVERTIME : OVERTIME;
        }
        if (out.isBefore(slot.end().minus(terms.earlyLeaveGrace()))) {
            return late ? LATE_AND_LEFT_EARLY : LEFT_EARLY;
        }
        return late ? LATE : AS_BOOKED;
    }

    boolean isLate() {
        return this == LATE || this == LATE_AND_LEFT_EARLY || this == LATE_AND_OVERTIME;
    }

    boolean isLeftEarly() {
        return this == LEFT_EARLY || this == LATE_AND_LEFT_EARLY;
    }

    boolean isOvertime() {
        return this == OVERTIME || this == LATE_AND_OVERTIME;
    }
}
