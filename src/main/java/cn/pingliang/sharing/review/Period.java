package cn.pingliang.sharing.review;

import cn.pingliang.sharing.shared.PortalTime;
import java.time.Instant;
import java.time.LocalDate;

/** The days a report is about, both included, in order, at most ten years of them. */
public record Period(LocalDate from, LocalDate to) {

    static final int MOST_YEARS = 10;

    public Period {
        if (!isPossible(from, to)) {
            throw new IllegalArgumentException("no period of at most %d years: %s–%s".formatted(MOST_YEARS, from, to));
        }
    }

    public static boolean isPossible(LocalDate from, LocalDate to) {
        return !to.isBefore(from)
                && from.getYear() >= 1900
                && to.getYear() <= 9998
                && !to.isAfter(from.plusYears(MOST_YEARS));
    }

    public static Period yearOf(LocalDate day) {
        return new Period(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
    }

    /** 1 September to 31 August, as colleges reckon. */
    public static Period academicYearOf(LocalDate day) {
        var first = LocalDate.of(day.getMonthValue() >= 9 ? day.getYear() : day.getYear() - 1, 9, 1);
        return new Period(first, first.plusYears(1).minusDays(1));
    }

    /** Operation and opening are reported every quarter (289号 art. 15). */
    public static Period quarterOf(LocalDate day) {
        var first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return new Period(first, first.plusMonths(3).minusDays(1));
    }

    Instant start() {
        return PortalTime.startOf(from);
    }

    /** The moment after the last day. */
    Instant end() {
        return PortalTime.startOf(to.plusDays(1));
    }
}
