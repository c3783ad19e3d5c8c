package cn.pingliang.sharing.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Writes moments and stretches of time as a language does, always in Pingliang's time zone: on screens, and in mails. The
 * patterns are translations.
 *
 * @param pattern says the translation of a key
 */
public record TimeWords(Locale locale, UnaryOperator<String> pattern) {

    /** {@code 12月3日 周四 09:00–11:00}; over midnight the second day is said too. */
    public String slot(TimeSlot slot) {
        var end = slot.end().atZone(PortalTime.ZONE);
        var startDay = PortalTime.dayOf(slot.start());
        if (end.toLocalDate().equals(startDay)) {
            return day(startDay) + " " + time(slot.start()) + "–" + time(slot.end());
        }
        if (end.toLocalDate().equals(startDay.plusDays(1)) && end.toLocalTime().toSecondOfDay() == 0) {
            return day(startDay) + " " + time(slot.start()) + "–24:00";
        }
        return moment(slot.start()) + " – " + moment(slot.end());
    }

    /** {@code 12月3日 周四 – 12月5日 周六}: the days of a slot from a midnight to another; one day once. */
    public String days(TimeSlot slot) {
        var first = PortalTime.dayOf(slot.start());
        var last = PortalTime.dayOf(slot.end().minusNanos(1));
        return first.equals(last) ? day(first) : day(first) + " – " + day(last);
    }

    /** {@code 12月3日 周四 09:00}. */
    public String moment(Instant moment) {
        return day(PortalTime.dayOf(moment)) + " " + time(moment);
    }

    /** {@code 12月3日 周四}. */
    public String day(LocalDate day) {
        return with("format.day", day);
    }

    /** {@code 2026年12月3日}, where the year matters. */
    public String date(LocalDate day) {
        return with("format.date", day);
    }

    /** {@code 09:00}. */
    public String time(Instant moment) {
        return with("format.time", moment.atZone(PortalTime.ZONE));
    }

    private String with(String key, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(pattern.apply(key), locale).format(time);
    }
}
