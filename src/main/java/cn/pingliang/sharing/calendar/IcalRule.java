package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * When an event of another calendar happens again. Unlike {@link cn.pingliang.sharing.schedule.Recurrence}, which people of
 * the portal write, it need not end, and it follows the summer time of its own zone. What happens several times a day is
 * refused: no lab's calendar has it, and it costs more than it says.
 */
record IcalRule(
        Recur<LocalDateTime> recur, int daysApart, @Nullable LocalDateTime until) {

    private static final Map<String, Integer> DAYS = Map.of("DAILY", 1, "WEEKLY", 7, "MONTHLY", 28, "YEARLY", 365);

    /** @throws DateTimeException where it is none, or one that is refused */
    static IcalRule parse(String text, ZoneId zone) {
        var parts = Stream.of(text.strip().toUpperCase(Locale.ROOT).split(";", -1))
                .filter(part -> !part.isBlank())
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0].strip(), part -> part.length > 1 ? part[1].strip() : "", (one, other) -> one));
        var days = DAYS.get(parts.getOrDefault("FREQ", ""));
        if (days == null
                || !isNumber(parts.getOrDefault("INTERVAL", "1"))
                || !isNumber(parts.getOrDefault("COUNT", "1"))
                || List.of("BYHOUR", "BYMINUTE", "BYSECOND").stream()
                        .anyMatch(part -> parts.getOrDefault(part, "").contains(","))) {
            throw new DateTimeException("a rule that is not followed: " + text);
        }
        var until = parts.remove("UNTIL");
        var rest = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        try {
            return new IcalRule(
                    new Recur<>(rest),
                    days * Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
                    until == null ? null : until(until, zone));
        } catch (IllegalArgumentException unreadable) {
            throw new DateTimeException(text, unreadable);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("[1-9]\\d{0,5}");
    }

    /** A day, which is included; a time of the event's zone; or, with a Z, a time in UTC. */
    private static LocalDateTime until(String text, ZoneId zone) {
        if (!text.contains("T")) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(LocalTime.MAX);
        }
        var time = IcalEvent.local(text.replace("Z", ""));
        return text.endsWith("Z") ? LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), zone) : time;
    }

    /** How often it has to be followed to get from the first time to the window's end. */
    long steps(ZonedDateTime first, TimeSlot window) {
        return Math.max(0, ChronoUnit.DAYS.between(first.toInstant(), window.end())) / daysApart + 1;
    }

    /** The starts within the window, at most so many. */
    List<Instant> starts(ZonedDateTime first, TimeSlot window, int most) {
        var zone = first.getZone();
        var from = LocalDateTime.ofInstant(window.start(), zone);
        var to = LocalDateTime.ofInstant(window.end(), zone);
        return (until != null && until.isBefore(from))
                ? List.of()
                : recur.getDates(first.toLocalDateTime(), from, to, most).stream()
                        .filter(each -> until == null || !each.isAfter(until))
                        .map(each -> each.atZone(zone).toInstant())
                        .toList();
    }
}
