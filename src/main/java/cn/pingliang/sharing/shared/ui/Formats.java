package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.TimeWords;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes times, hours, money and shares as the person's language does, always in Pingliang's time zone. The patterns are
 * translations ({@code format.…}), so that no language is built in here. What is not known is a dash, never a zero.
 */
public final class Formats {

    private static final String UNKNOWN = "—";

    private final Locale locale;

    public Formats(Locale locale) {
        this.locale = locale;
    }

    /** For the person whose screen this is. */
    public static Formats here() {
        return new Formats(UI.getCurrentOrThrow().getLocale());
    }

    /** {@code 12月3日 周四 09:00–11:00}; over midnight the second day is said too. */
    public String slot(TimeSlot slot) {
        return words().slot(slot);
    }

    /** {@code 2026年12月3日 09:00–11:00}, for records, which outlive their year; over midnight both days are said. */
    public String dated(TimeSlot slot) {
        var sameDay = PortalTime.dayOf(slot.start()).equals(PortalTime.dayOf(slot.end()));
        return sameDay
                ? date(slot.start()) + " " + hoursOf(slot)
                : dateTime(slot.start()) + " – " + dateTime(slot.end());
    }

    /** {@code 09:00–11:00}, where the day stands beside. */
    public String hoursOf(TimeSlot slot) {
        var until = time(slot.end());
        return time(slot.start()) + "–" + (until.equals("00:00") ? "24:00" : until);
    }

    /** {@code 12月3日 周四 09:00}. */
    public String moment(Instant moment) {
        return words().moment(moment);
    }

    /** {@code 12月3日 周四}. */
    public String day(Instant moment) {
        return day(PortalTime.dayOf(moment));
    }

    public String day(LocalDate day) {
        return words().day(day);
    }

    /** {@code 2026年12月3日}, where the year matters. */
    public String date(@Nullable LocalDate date) {
        return date == null ? UNKNOWN : with("format.date", date);
    }

    public String date(Instant moment) {
        return date(PortalTime.dayOf(moment));
    }

    /** {@code 2026年12月3日 09:00}: for history and evidence. */
    public String dateTime(Instant moment) {
        return date(moment) + " " + time(moment);
    }

    /** {@code 09:00}. */
    public String time(Instant moment) {
        return words().time(moment);
    }

    /** {@code 今天 14:00}, {@code 明天 09:00}, else the day in full: for what is soon. */
    public String soon(Instant moment, Instant now) {
        var day = PortalTime.dayOf(moment);
        var today = PortalTime.dayOf(now);
        if (day.equals(today)) {
            return say("format.today", time(moment));
        }
        return day.equals(today.plusDays(1)) ? say("format.tomorrow", time(moment)) : moment(moment);
    }

    /** Hours with their unit, to one decimal at most. */
    public String hours(@Nullable BigDecimal hours) {
        return hours == null ? UNKNOWN : say("format.hours", number(hours, 1));
    }

    /** {@code 120 元}; fen only where there are some. */
    public String money(@Nullable Money amount) {
        if (amount == null) {
            return UNKNOWN;
        }
        var whole = amount.fen() % 100 == 0;
        return say("format.money", decimal(whole ? "#,##0" : "#,##0.00").format(amount.yuan()));
    }

    /** {@code 260 万元}; in English the full amount, since it has no such unit. */
    public String tenThousands(@Nullable Money amount) {
        if (amount == null) {
            return UNKNOWN;
        }
        return say("format.ten-thousands", number(amount.tenThousandYuan(), 2), number(amount.yuan(), 0));
    }

    /** {@code 16.7%} of a fraction; a dash where there is none, as where a rate's denominator is 0. Never capped. */
    public String percent(@Nullable BigDecimal fraction) {
        return fraction == null ? UNKNOWN : tenths(fraction.movePointRight(2)) + "%";
    }

    public String count(long count) {
        return number(BigDecimal.valueOf(count), 0);
    }

    /** To one decimal, always shown, so that figures in a column stand under each other. */
    public String tenths(BigDecimal number) {
        return decimal("#,##0.0").format(number.setScale(1, RoundingMode.HALF_UP));
    }

    /** @param decimals at most; trailing zeros are left out */
    public String number(BigDecimal number, int decimals) {
        return decimal("#,##0" + (decimals > 0 ? "." + "#".repeat(decimals) : ""))
                .format(number.setScale(decimals, RoundingMode.HALF_UP));
    }

    /** {@code 340 KB}, {@code 1.2 MB}: as people are used to, in steps of 1024. */
    public String bytes(long size) {
        var kilo = size / 1024.0;
        return kilo < 1000
                ? count(Math.max(1, Math.round(kilo))) + " KB"
                : number(BigDecimal.valueOf(kilo / 1024), 1) + " MB";
    }

    /** An enterprise's or person's number with its middle hidden, as the public sees it: {@code 138****1234}. */
    public static String masked(String phone) {
        var digits = phone.length();
        if (digits < 7) {
            return phone.isEmpty() ? phone : "****";
        }
        return phone.substring(0, digits - 8 < 3 ? digits - 7 : 3) + "****" + phone.substring(digits - 4);
    }

    /** The name in English where the person reads English and somebody gave one, else in Chinese. */
    public String name(String chinese, @Nullable String english) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) && english != null && !english.isBlank()
                ? english
                : chinese;
    }

    private TimeWords words() {
        return new TimeWords(locale, this::say);
    }

    private DecimalFormat decimal(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private String with(String key, TemporalAccessor time) {
        return DateTimeFormatter.ofPattern(say(key), locale).format(time);
    }

    private String say(String key, Object... arguments) {
        return I18NProvider.translate(locale, key, arguments);
    }
}
