package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.joining;

import cn.pingliang.sharing.schedule.OpeningTimes.Hours;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is known of one instrument, and the oracle over it: it walks minute by minute and asks of each one what the rules say
 * in plain words. It is slow, knows nothing of stretches or cuts, and shares no code with what it judges.
 *
 * @param windowStart local time in Pingliang, like everything here
 * @param now full minutes and some seconds
 * @param institutionWeek the hours of its institution
 * @param ownWeek its own hours, which replace the institution's on every day; empty where it has none
 * @param days listed in the work calendar: worked or not
 */
record MinuteByMinute(
        LocalDateTime windowStart,
        int windowMinutes,
        LocalDateTime now,
        Map<DayOfWeek, List<Opening>> institutionWeek,
        Map<DayOfWeek, List<Opening>> ownWeek,
        SortedMap<LocalDate, Boolean> days,
        int units,
        List<Use> uses) {

    private static final ZoneId PINGLIANG = ZoneId.of("Asia/Shanghai");

    /** @param closes in minutes of the day, 1440 is midnight at its end */
    record Opening(int opens, int closes) {
        Hours asHours() {
            return new Hours(LocalTime.ofSecondOfDay(opens * 60L), LocalTime.ofSecondOfDay(closes % 1440 * 60L));
        }

        @Override
        public String toString() {
            return "%02d:%02d–%02d:%02d".formatted(opens / 60, opens % 60, closes / 60, closes % 60);
        }
    }

    /** What somebody has of a unit, in minutes from the window's start, which may be before it; buffers come on top. */
    record Use(int unit, OccupancyKind kind, int from, int to, int bufferBefore, int bufferAfter) {
        int takenFrom() {
            return from - bufferBefore;
        }

        int takenTo() {
            return to + bufferAfter;
        }

        @Override
        public String toString() {
            return "unit %d %s %d–%d (+%d, +%d)".formatted(unit, kind, from, to, bufferBefore, bufferAfter);
        }
    }

    TimeSlot window() {
        return slot(0, windowMinutes);
    }

    Instant nowInstant() {
        return now.atZone(PINGLIANG).toInstant();
    }

    TimeSlot slot(int from, int to) {
        return new TimeSlot(instant(from), instant(to));
    }

    Instant instant(int minute) {
        return windowStart.plusMinutes(minute).atZone(PINGLIANG).toInstant();
    }

    // ---------------------------------------------------------------- the oracle

    SlotState state(int minute) {
        if (windowStart.plusMinutes(minute).isBefore(now) || !isOpen(minute) || units == 0) {
            return SlotState.CLOSED;
        }
        var bookedOrHeld = false;
        var held = false;
        var maintained = 0;
        var closed = 0;
        for (var unit = 1; unit <= units; unit++) {
            var use = useOf(unit, minute);
            if (use == null) {
                return SlotState.FREE;
            }
            switch (use.kind()) {
                case BOOKING, OFFER -> bookedOrHeld = true;
                case HOLD -> {
                    bookedOrHeld = true;
                    held = true;
                }
                case MAINTENANCE -> maintained++;
                case CLOSURE, EXTERNAL -> closed++;
            }
        }
        if (!bookedOrHeld && maintained == units) {
            return SlotState.MAINTENANCE;
        }
        if (!bookedOrHeld && closed == units) {
            return SlotState.CLOSED;
        }
        return held ? SlotState.HELD : SlotState.BUSY;
    }

    /** Whether one and the same unit is nobody's in each of the minutes, all of them open, in the window and not past. */
    boolean hasFreeUnit(int from, int to) {
        if (from < 0 || to > windowMinutes || windowStart.plusMinutes(from).isBefore(now)) {
            return false;
        }
        for (var minute = from; minute < to; minute++) {
            if (!isOpen(minute)) {
                return false;
            }
        }
        for (var unit = 1; unit <= units; unit++) {
            var free = true;
            for (var minute = from; minute < to; minute++) {
                free = free && useOf(unit, minute) == null;
            }
            if (free) {
                return true;
            }
        }
        return false;
    }

    List<TimeSlot> starts(int length, int alignment, int limit) {
        var starts = new ArrayList<TimeSlot>();
        for (var minute = 0; minute < windowMinutes && starts.size() < limit; minute++) {
            var minuteOfHour = windowStart.plusMinutes(minute).getMinute();
            if (minuteOfHour % alignment == 0 && hasFreeUnit(minute, minute + length)) {
                starts.add(slot(minute, minute + length));
            }
        }
        return starts;
    }

    boolean isOpen(int minute) {
        var moment = windowStart.plusMinutes(minute);
        var minuteOfDay = moment.getHour() * 60 + moment.getMinute();
        for (var opening : openings(moment.toLocalDate())) {
            if (minuteOfDay >= opening.opens() && minuteOfDay < opening.closes()) {
                return true;
            }
        }
        return false;
    }

    private List<Opening> openings(LocalDate day) {
        var week = ownWeek.isEmpty() ? institutionWeek : ownWeek;
        var weekday = day.getDayOfWeek();
        var isWeekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
        if (week.containsKey(DayOfWeek.SATURDAY) || week.containsKey(DayOfWeek.SUNDAY)) {
            // attended on weekends: the work calendar does not concern it
            return week.getOrDefault(weekday, List.of());
        }
        var worked = days.getOrDefault(day, !isWeekend);
        if (!worked) {
            return List.of();
        }
        return week.getOrDefault(isWeekend ? DayOfWeek.MONDAY : weekday, List.of());
    }

    private @org.jspecify.annotations.Nullable Use useOf(int unit, int minute) {
        for (var use : uses) {
            if (use.unit() == unit && minute >= use.takenFrom() && minute < use.takenTo()) {
                return use;
            }
        }
        return null;
    }

    /** What a failure shows. */
    @Override
    public String toString() {
        return """

                window   %s + %d min, now %s
                hours    %s
                own      %s
                calendar %s
                units    %d
                uses     %s""".formatted(
                        windowStart,
                        windowMinutes,
                        now,
                        institutionWeek,
                        ownWeek,
                        days,
                        units,
                        uses.stream().map(Use::toString).collect(joining("\n         ")));
    }
}
