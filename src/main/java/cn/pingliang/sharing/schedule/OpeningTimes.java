package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hours an instrument is open, day by day: its weekly hours, read with the work calendar. An instrument that is open on
 * weekends does not close for holidays; the others do, and a weekend worked in exchange (调休) has the hours of a Monday.
 */
record OpeningTimes(Map<DayOfWeek, List<Hours>> week, WorkCalendar calendar) {

    /** @param closes midnight means the day's end */
    record Hours(LocalTime opens, LocalTime closes) {
        TimeSlot on(LocalDate day) {
            var end = closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(closes);
            return new TimeSlot(
                    day.atTime(opens).atZone(PortalTime.ZONE).toInstant(),
                    end.atZone(PortalTime.ZONE).toInstant());
        }
    }

    /** The open stretches within the window, in order, those that touch or overlap joined into one. */
    List<TimeSlot> within(TimeSlot window) {
        var open = new ArrayList<TimeSlot>();
        var last = PortalTime.dayOf(window.end());
        for (var day = PortalTime.dayOf(window.start()); !day.isAfter(last); day = day.plusDays(1)) {
            for (var hours : on(day)) {
                join(open, hours.on(day));
            }
        }
        return open.stream()
                .filter(window::overlaps)
                .map(slot -> Timeline.clip(slot, window))
                .toList();
    }

    private List<Hours> on(LocalDate day) {
        if (opensOnWeekends()) {
            return week.getOrDefault(day.getDayOfWeek(), List.of());
        }
        if (!calendar.isWorkday(day)) {
            return List.of();
        }
        var isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return week.getOrDefault(isWeekend ? DayOfWeek.MONDAY : day.getDayOfWeek(), List.of());
    }

    private boolean opensOnWeekends() {
        return week.containsKey(DayOfWeek.SATURDAY) || week.containsKey(DayOfWeek.SUNDAY);
    }

    private static void join(List<TimeSlot> open, TimeSlot next) {
        if (!open.isEmpty() && !next.start().isAfter(open.getLast().end())) {
            var last = open.removeLast();
            open.add(new TimeSlot(last.start(), Timeline.latest(last.end(), next.end())));
        } else {
            open.add(next);
        }
    }
}
