package cn.pingliang.sharing.testing;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A slot as a client of the API writes it. */
public record Slot(OffsetDateTime start, OffsetDateTime end) {

    /** So many days from today, between these times in Pingliang ({@code 09:00}; {@code 24:00} ends the day). */
    public static Slot inDays(int days, String from, String to) {
        var day = LocalDate.now(PortalTime.ZONE).plusDays(days);
        return new Slot(moment(day, from), moment(day, to));
    }

    /** On the first day from Monday to Friday that is at least so many days away. */
    public static Slot onWeekday(int days, String from, String to) {
        var isWeekend =
                LocalDate.now(PortalTime.ZONE).plusDays(days).getDayOfWeek().getValue() > 5;
        return isWeekend ? onWeekday(days + 1, from, to) : inDays(days, from, to);
    }

    private static OffsetDateTime moment(LocalDate day, String time) {
        var local = time.equals("24:00") ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.parse(time));
        return local.atZone(PortalTime.ZONE).toOffsetDateTime();
    }

    public String from() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start);
    }

    public String to() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(end);
    }

    /** The same moments, written with another offset. */
    public Slot at(ZoneOffset offset) {
        return new Slot(start.withOffsetSameInstant(offset), end.withOffsetSameInstant(offset));
    }

    public TimeSlot asTimeSlot() {
        return new TimeSlot(start.toInstant(), end.toInstant());
    }
}
