package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deadlines in working hours, for everybody: nine to five, eight a day, on working days; weekends and holidays do not count, a weekend worked in
 * exchange (调休) does. A year whose holidays nobody entered counts Monday to Friday, of which {@link WorkCalendarYears} warns.
 */
@Service
@Transactional(readOnly = true)
public class WorkingHours {

    /** The longest holidays last nine days; a working day is a third of a day. */
    private static final int CALENDAR_DAYS_FOR_EACH_WORKING_DAY = 3;

    private static final Duration HOLIDAYS = Duration.ofDays(20);
    private static final Duration WORKING_DAY = Duration.ofHours(8);

    private final Timelines timelines;

    WorkingHours(Timelines timelines) {
        this.timelines = timelines;
    }

    /** The moment by which so much working time has passed. One query. */
    public Instant after(Instant from, Duration working) {
        var days = (working.dividedBy(WORKING_DAY) + 1) * CALENDAR_DAYS_FOR_EACH_WORKING_DAY;
        return time(TimeSlot.starting(from, Duration.ofDays(days).plus(HOLIDAYS)))
                .after(from, working);
    }

    /** The working time from one moment to another; none where that lies before. At most one query. */
    public Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? time(new TimeSlot(from, to)).between(from, to) : Duration.ZERO;
    }

    private WorkingTime time(TimeSlot window) {
        return new WorkingTime(timelines.calendar(window));
    }
}
