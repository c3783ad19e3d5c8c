package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * When something happens again, as RFC 5545 writes it: {@code FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231}. Days and times are
 * Pingliang's. For whoever repeats things: closures, bookings. Every rule has an end, by {@code COUNT} or {@code UNTIL}, at most
 * {@link #MOST} times within {@link #FARTHEST}.
 */
public final class Recurrence {

    public static final int MOST = 366;

    public static final Period FARTHEST = Period.ofYears(2);

    /** What a rule may say; times of the day come from the first time, not from the rule. */
    private static final Set<String> PARTS =
            Set.of("FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST", "COUNT", "UNTIL");

    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private final String rule;
    private final Recur<LocalDateTime> recur;
    private final @Nullable LocalDateTime until;

    private Recurrence(String rule, Recur<LocalDateTime> recur, @Nullable LocalDateTime until) {
        this.rule = rule;
        this.recur = recur;
        this.until = until;
    }

    /** What came of reading a rule. */
    public sealed interface Reading {
        record Understood(Recurrence recurrence) implements Reading {}

        record Refused(Refusal refusal) implements Reading {}
    }

    /** What came of counting the times. */
    public sealed interface Times {
        /** In order, the first one first; no two overlap. */
        record Found(List<TimeSlot> slots) implements Times {}

        record Refused(Refusal refusal) implements Times {}
    }

    public static Reading parse(String text) {
        var rule = text.strip().toUpperCase(Locale.ROOT);
        var parts = new LinkedHashMap<String, String>();
        for (var part : rule.split(";", -1)) {
            var name = part.substring(0, Math.max(part.indexOf('='), 0));
            if (!PARTS.contains(name) || parts.put(name, part.substring(name.length() + 1)) != null) {
                return refusedAs("recurrence-unreadable", part);
            }
        }
        if (!FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))) {
            return refusedAs("recurrence-frequency");
        }
        if (parts.containsKey("COUNT") == parts.containsKey("UNTIL")) {
            return refusedAs("recurrence-one-end");
        }
        return read(rule, parts);
    }

    private static Reading read(String rule, Map<String, String> parts) {
        try {
            for (var number : List.of("COUNT", "INTERVAL")) {
                if (!parts.getOrDefault(number, "1").matches("[1-9]\\d{0,5}")) {
                    return refusedAs("recurrence-unreadable", number + "=" + parts.get(number));
                }
            }
            var until = parts.containsKey("UNTIL") ? until(parts.get("UNTIL")) : null;
            var withoutUntil = parts.entrySet().stream()
                    .filter(part -> !part.getKey().equals("UNTIL"))
                    .map(part -> part.getKey() + "=" + part.getValue())
                    .collect(Collectors.joining(";"));
            return new Reading.Understood(new Recurrence(rule, new Recur<>(withoutUntil), until));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return refusedAs("recurrence-unreadable", rule);
        }
    }

    /** A day, which is included; a time in Pingliang; or, with a Z, a time in UTC. */
    private static LocalDateTime until(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atTime(LocalTime.MAX);
        }
        var time = LocalDateTime.parse(text.replace("Z", ""), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
        return text.endsWith("Z") ? LocalDateTime.ofInstant(time.toInstant(ZoneOffset.UTC), PortalTime.ZONE) : time;
    }

    /** The slots from the first on, each as long as it. */
    public Times times(TimeSlot first) {
        var start = LocalDateTime.ofInstant(first.start(), PortalTime.ZONE);
        var farthest = start.plus(FARTHEST);
        if ((until != null && until.isAfter(farthest)) || recur.getCount() > MOST) {
            return new Times.Refused(Refusal.of("recurrence-too-long", MOST, FARTHEST.getYears()));
        }
        var starts = recur.getDates(start, start, farthest, MOST + 1).stream()
                .filter(each -> until == null || !each.isAfter(until))
                .toList();
        if (starts.isEmpty() || !starts.getFirst().equals(start)) {
            return new Times.Refused(Refusal.of("recurrence-first-time"));
        }
        if (starts.size() > MOST || starts.size() < recur.getCount()) {
            return new Times.Refused(Refusal.of("recurrence-too-long", MOST, FARTHEST.getYears()));
        }
        var slots = starts.stream()
                .map(each -> TimeSlot.starting(each.atZone(PortalTime.ZONE).toInstant(), first.length()))
                .toList();
        for (var i = 1; i < slots.size(); i++) {
            if (slots.get(i).overlaps(slots.get(i - 1))) {
                return new Times.Refused(Refusal.of("recurrence-overlaps-itself"));
            }
        }
        return new Times.Found(slots);
    }

    private static Reading refusedAs(String rule, Object... arguments) {
        return new Reading.Refused(Refusal.of(rule, arguments));
    }

    /** As it was written, in capitals. */
    @Override
    public String toString() {
        return rule;
    }
}
