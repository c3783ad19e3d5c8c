package cn.pingliang.sharing.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time, start included and end excluded; the end lies after the start, or there is no such slot. */
public record TimeSlot(Instant start, Instant end) {

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    public TimeSlot {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a slot ends after it starts, not %s–%s".formatted(start, end));
        }
    }

    public static TimeSlot starting(Instant start, Duration length) {
        return new TimeSlot(start, start.plus(length));
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** Hours, to one decimal: the precision of the national service record. */
    public BigDecimal hours() {
        return BigDecimal.valueOf(length().toSeconds()).divide(SECONDS_PER_HOUR, 1, RoundingMode.HALF_UP);
    }

    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(TimeSlot other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    /** @param other one that overlaps this one */
    public TimeSlot common(TimeSlot other) {
        return new TimeSlot(
                start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end);
    }

    /** What of this slot lies outside the other: nothing, one stretch, or one on either side. */
    public List<TimeSlot> without(TimeSlot other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        var pieces = new ArrayList<TimeSlot>();
        if (start.isBefore(other.start)) {
            pieces.add(new TimeSlot(start, other.start));
        }
        if (other.end.isBefore(end)) {
            pieces.add(new TimeSlot(other.end, end));
        }
        return pieces;
    }

    /** This slot with time added on both sides, as buffers for setting up and clearing away are. */
    public TimeSlot widened(Duration before, Duration after) {
        return new TimeSlot(start.minus(before), end.plus(after));
    }
}
