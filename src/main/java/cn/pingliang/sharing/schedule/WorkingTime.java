package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Office hours, nine to five, on the days that the calendar says are worked; on other days the clock stands still. */
record WorkingTime(WorkCalendar calendar) {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    /** The first moment by which so much working time has passed; at least a whole second of it. */
    Instant after(Instant from, Duration working) {
        var left = working;
        var day = PortalTime.dayOf(from);
        while (true) {
            var office = officeHours(day).flatMap(hours -> rest(hours, from));
            if (office.isPresent()) {
                if (left.compareTo(office.get().length()) <= 0) {
                    return office.get().start().plus(left);
                }
                left = left.minus(office.get().length());
            }
            day = day.plusDays(1);
        }
    }

    /** The working time from one moment to another; none where that lies before. */
    Duration between(Instant from, Instant to) {
        var passed = Duration.ZERO;
        for (var day = PortalTime.dayOf(from); !PortalTime.startOf(day).isAfter(to); day = day.plusDays(1)) {
            var office = officeHours(day).flatMap(hours -> rest(hours, from));
            if (office.isPresent() && office.get().start().isBefore(to)) {
                var end = office.get().end().isBefore(to) ? office.get().end() : to;
                passed = passed.plus(Duration.between(office.get().start(), end));
            }
        }
        return passed;
    }

    private Optional<TimeSlot> officeHours(LocalDate day) {
        return calendar.isWorkday(day)
                ? Optional.of(new TimeSlot(
                        day.atTime(OPENS).atZone(PortalTime.ZONE).toInstant(),
                        day.atTime(CLOSES).atZone(PortalTime.ZONE).toInstant()))
                : Optional.empty();
    }

    /** What of the hours is still to come. */
    private static Optional<TimeSlot> rest(TimeSlot hours, Instant from) {
        if (!from.isBefore(hours.end())) {
            return Optional.empty();
        }
        return Optional.of(from.isAfter(hours.start()) ? new TimeSlot(from, hours.end()) : hours);
    }
}
