package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.schedule.ScheduledSlot;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.shared.PortalTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** The hours of the day a calendar shows: those in which anything is open this week, and at least the working day. */
final class CalendarHours {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private CalendarHours() {}

    static LocalTime from(List<ScheduledSlot> week) {
        return crossesMidnight(week)
                ? LocalTime.MIN
                : open(week)
                        .map(slot -> slot.slot().start().atZone(PortalTime.ZONE).toLocalTime())
                        .map(time -> time.withMinute(0).withSecond(0))
                        .reduce(MORNING, (left, right) -> left.isBefore(right) ? left : right);
    }

    /** Midnight means the day's end. */
    static LocalTime to(List<ScheduledSlot> week) {
        return crossesMidnight(week)
                ? LocalTime.MIDNIGHT
                : open(week)
                        .map(slot -> slot.slot().end().atZone(PortalTime.ZONE).toLocalTime())
                        .map(time -> time.getMinute() > 0 ? time.withMinute(0).plusHours(1) : time)
                        .reduce(EVENING, (left, right) -> left.isAfter(right) ? left : right);
    }

    private static boolean crossesMidnight(List<ScheduledSlot> week) {
        return open(week).anyMatch(slot -> {
            var start = slot.slot().start().atZone(PortalTime.ZONE);
            var end = slot.slot().end().atZone(PortalTime.ZONE);
            return !start.toLocalDate().equals(end.toLocalDate());
        });
    }

    private static Stream<ScheduledSlot> open(List<ScheduledSlot> week) {
        return week.stream().filter(slot -> slot.state() != SlotState.CLOSED);
    }
}
