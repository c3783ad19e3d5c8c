package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.calendar.IcalFile.Line;
import cn.pingliang.sharing.calendar.IcalFile.Part;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event of a file, with Java's times (RFC 5545, 3.6.1). Days without a time, and times without a zone, are Pingliang's.
 *
 * @param replaces which time of a recurring event of the same uid this one is instead of; null for that event itself
 * @param taken whether it takes time: neither cancelled nor marked as free
 * @param length in hours, or in days of its zone
 * @param more times beside those of the rules; {@code except} likewise those that are none
 */
record IcalEvent(
        String uid,
        @Nullable Instant replaces,
        boolean taken,
        String summary,
        ZonedDateTime start,
        TemporalAmount length,
        List<IcalRule> rules,
        List<IcalRule> exceptionRules,
        Set<Instant> more,
        Set<Instant> except) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int LONGEST_SUMMARY = 100;
    private static final Period LONGEST = Period.ofYears(10);

    /** @throws DateTimeException where it does not say when, or not so that it can be understood */
    static IcalEvent of(Part event, IcalZones zones) {
        var start = event.first("DTSTART");
        if (start == null) {
            throw new DateTimeException("an event without a start");
        }
        var begins = time(start, start.value(), zones);
        var length = length(event, begins, start.isDate(), zones);
        if (begins.plus(length).isAfter(begins.plus(LONGEST))) {
            throw new DateTimeException("an event without an end");
        }
        var replaces = event.first("RECURRENCE-ID");
        return new IcalEvent(
                event.text("UID"),
                replaces == null
                        ? null
                        : time(replaces, replaces.value(), zones).toInstant(),
                !event.text("STATUS").equalsIgnoreCase("CANCELLED")
                        && !event.text("TRANSP").equalsIgnoreCase("TRANSPARENT"),
                summary(event),
                begins,
                length,
                rules(event, "RRULE", begins.getZone()),
                rules(event, "EXRULE", begins.getZone()),
                times(event, "RDATE", zones),
                times(event, "EXDATE", zones));
    }

    private static List<IcalRule> rules(Part event, String line, ZoneId zone) {
        return event.all(line).stream()
                .map(each -> IcalRule.parse(each.value(), zone))
                .toList();
    }

    private static Set<Instant> times(Part event, String line, IcalZones zones) {
        var times = new HashSet<Instant>();
        for (var each : event.all(line)) {
            Stream.of(each.value().split(",", -1))
                    // of a period, its start
                    .map(value -> time(each, value.split("/", 2)[0], zones).toInstant())
                    .forEach(times::add);
        }
        return times;
    }

    private static ZonedDateTime time(Line line, String value, IcalZones zones) {
        var text = value.strip();
        if (!text.contains("T")) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(PortalTime.ZONE);
        }
        if (text.endsWith("Z")) {
            return local(text.substring(0, text.length() - 1)).atZone(ZoneOffset.UTC);
        }
        var zone = line.zone();
        return local(text)
                .atZone(
                        zone == null
                                ? PortalTime.ZONE
                                : zones.of(zone)
                                        .orElseThrow(() -> new DateTimeException("a zone nobody knows: " + zone)));
    }

    static LocalDateTime local(String text) {
        return LocalDateTime.parse(text, TIME);
    }

    private static TemporalAmount length(Part event, ZonedDateTime start, boolean isDate, IcalZones zones) {
        var end = event.first("DTEND");
        if (end != null) {
            var ends = time(end, end.value(), zones);
            return isDate
                    ? Period.ofDays((int) Duration.between(
                                    start.toLocalDateTime(),
                                    ends.withZoneSameInstant(start.getZone()).toLocalDateTime())
                            .toDays())
                    : Duration.between(start, ends);
        }
        var duration = event.text("DURATION");
        if (duration.isEmpty()) {
            return isDate ? Period.ofDays(1) : Duration.ZERO;
        }
        return duration.matches("\\+?P\\d+W")
                ? Period.ofWeeks(Integer.parseInt(duration.replaceAll("\\D", "")))
                : Duration.parse(duration);
    }

    /** What is private there is nobody's to read here. */
    private static String summary(Part event) {
        var secrecy = event.text("CLASS");
        if (!secrecy.isEmpty() && !secrecy.equalsIgnoreCase("PUBLIC")) {
            return "";
        }
        var text = event.text("SUMMARY")
                .replaceAll("\\\\[nN]", " ")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.codePointCount(0, text.length()) <= LONGEST_SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }

    /** How far its rules have to be followed to know them in the window, at most. */
    long steps(TimeSlot window) {
        return Stream.concat(rules.stream(), exceptionRules.stream())
                .mapToLong(rule -> rule.steps(start, window))
                .sum();
    }

    /** The times at which it begins, so that it may reach into the window; at most so many of each rule, and in any order. */
    Set<Instant> starts(TimeSlot window, int most) {
        if (rules.isEmpty() && more.isEmpty()) {
            return Set.of(start.toInstant());
        }
        var from = window.start().minus(Duration.between(start, start.plus(length)));
        var reaching = new TimeSlot(from, window.end());
        var starts = new TreeSet<>(more);
        if (rules.isEmpty()) {
            starts.add(start.toInstant());
        }
        rules.forEach(rule -> starts.addAll(rule.starts(start, reaching, most)));
        starts.removeAll(except);
        exceptionRules.forEach(rule -> starts.removeAll(rule.starts(start, reaching, most)));
        return starts;
    }

    /** The part of the window that it takes where it begins at the moment; nothing where it takes none. */
    Stream<TimeSlot> slot(Instant begins, TimeSlot window) {
        var ends = begins.atZone(start.getZone()).plus(length).toInstant();
        return ends.isAfter(begins)
                ? Stream.of(new TimeSlot(begins, ends)).filter(window::overlaps).map(window::common)
                : Stream.of();
    }
}
