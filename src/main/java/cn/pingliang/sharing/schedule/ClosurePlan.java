package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to close, before anybody looked whether it can be.
 *
 * @param kind closure or maintenance
 * @param start of the first time, today at the earliest
 * @param rule an RFC 5545 rule by which it repeats; once where null. See {@link Recurrence}
 * @param reason for everybody to read, 1 to {@link #LONGEST_REASON} characters
 */
public record ClosurePlan(
        Set<ResourceId> instruments,
        OccupancyKind kind,
        Instant start,
        Instant end,
        @Nullable String rule,
        String reason) {

    public static final int LONGEST_REASON = 200;

    /** Longer than a year an instrument is not closed but out of service. */
    public static final Duration LONGEST = Duration.ofDays(366);

    public ClosurePlan {
        if (kind != OccupancyKind.CLOSURE && kind != OccupancyKind.MAINTENANCE) {
            throw new IllegalArgumentException("a closure is no " + kind);
        }
        instruments = Set.copyOf(instruments);
        reason = reason.strip();
    }

    /** One instrument, once. */
    public static ClosurePlan once(ResourceId instrument, OccupancyKind kind, TimeSlot slot, String reason) {
        return new ClosurePlan(Set.of(instrument), kind, slot.start(), slot.end(), null, reason);
    }

    /** One time of one instrument. */
    public record Occurrence(ResourceId instrument, TimeSlot slot) {}

    sealed interface Reading {
        record Times(List<TimeSlot> slots) implements Reading {}

        record Refused(Refusal refusal) implements Reading {}
    }

    /** The times it stands for, or the first thing that is wrong with it. */
    Reading read(Instant now) {
        if (instruments.isEmpty()) {
            return refused("closure-no-instrument");
        }
        if (!end.isAfter(start)) {
            return refused("closure-ends-before-it-starts");
        }
        if (start.isBefore(PortalTime.startOf(PortalTime.dayOf(now))) || !end.isAfter(now)) {
            return refused("closure-past");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            return refused("closure-too-long", LONGEST.toDays());
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return refused("closure-reason", LONGEST_REASON);
        }
        var first = new TimeSlot(start, end);
        if (rule == null) {
            return new Reading.Times(List.of(first));
        }
        return switch (Recurrence.parse(rule)) {
            case Recurrence.Reading.Refused(var refusal) -> new Reading.Refused(refusal);
            case Recurrence.Reading.Understood(var recurrence) ->
                switch (recurrence.times(first)) {
                    case Recurrence.Times.Refused(var refusal) -> new Reading.Refused(refusal);
                    case Recurrence.Times.Found(var slots) -> new Reading.Times(slots);
                };
        };
    }

    private static Reading refused(String rule, Object... arguments) {
        return new Reading.Refused(Refusal.of(rule, arguments));
    }
}
