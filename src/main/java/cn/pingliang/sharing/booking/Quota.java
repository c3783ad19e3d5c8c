package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much one person or one organisation may book within a day, a week, a month, or of what has not begun yet. It counts what
 * it was set for, all together: a quota of an institution counts the bookings of all its instruments.
 *
 * @param most hours or bookings; null where the place lifts for this audience what it sets for everybody
 */
public record Quota(
        TermsPlace place,
        Holder holder,
        Measure measure,
        Span span,
        @Nullable Integer most) {

    public enum Holder {
        PERSON,
        ORGANISATION
    }

    public enum Measure {
        HOURS,
        BOOKINGS
    }

    /** By the moment the slot starts, in Pingliang; weeks start on Monday. */
    public enum Span {
        DAY,
        WEEK,
        MONTH,
        /** What has not begun yet, however far ahead. */
        FUTURE
    }

    /** What identifies it at its place: an audience's quota replaces everybody's of the same key. */
    record Key(TermsPlace place, Holder holder, Measure measure, Span span) {}

    Key key() {
        return new Key(place, holder, measure, span);
    }

    /** Nothing where the request fits in. */
    Optional<Refusal> judge(BookingAttempt attempt) {
        if (most == null) {
            return Optional.empty();
        }
        var counted = counted(attempt.commitments(), attempt.requester(), attempt.slot(), attempt.now());
        return switch (measure) {
            case HOURS -> {
                var already = counted.stream().map(TimeSlot::length).reduce(Duration.ZERO, Duration::plus);
                var together = already.plus(attempt.slot().length());
                yield together.compareTo(Duration.ofHours(most)) > 0
                        ? Optional.of(refusal(hours(already), hours(together)))
                        : Optional.empty();
            }
            case BOOKINGS ->
                counted.size() + 1 > most ? Optional.of(refusal(counted.size(), counted.size() + 1)) : Optional.empty();
        };
    }

    /**
     * What is left of it once a request that is among the commitments already is approved; less than nothing where rules were
     * set aside.
     */
    Optional<BigDecimal> left(List<Commitment> commitments, AccountId requester, TimeSlot slot, Instant now) {
        if (most == null) {
            return Optional.empty();
        }
        var counted = counted(commitments, requester, slot, now);
        var used = switch (measure) {
            case HOURS -> tenths(counted.stream().map(TimeSlot::length).reduce(Duration.ZERO, Duration::plus));
            case BOOKINGS -> BigDecimal.valueOf(counted.size());
        };
        return Optional.of(BigDecimal.valueOf(most).subtract(used));
    }

    private List<TimeSlot> counted(List<Commitment> commitments, AccountId requester, TimeSlot slot, Instant now) {
        return commitments.stream()
                .filter(each -> holder == Holder.ORGANISATION || each.person().equals(requester))
                .filter(each -> place.covers(each.institution(), each.classCode(), each.instrument()))
                .map(Commitment::slot)
                .filter(each -> isWithin(each, slot, now))
                .toList();
    }

    private boolean isWithin(TimeSlot other, TimeSlot slot, Instant now) {
        return span == Span.FUTURE
                ? other.start().isAfter(now)
                : beginOf(PortalTime.dayOf(other.start())).equals(beginOf(PortalTime.dayOf(slot.start())));
    }

    private LocalDate beginOf(LocalDate day) {
        return switch (span) {
            case DAY, FUTURE -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private Refusal refusal(Number already, Number together) {
        var rule = "quota-%s-%s-%s".formatted(holder, measure, span).toLowerCase(Locale.ROOT);
        return new Refusal(
                rule,
                Message.of(
                        "refusal.quota." + holder + "." + measure + "." + span,
                        java.util.Objects.requireNonNull(most),
                        already,
                        together),
                Message.of("refusal.quota.remedy." + span));
    }

    /** To one decimal, and none where it is a whole number. */
    private static Number hours(Duration duration) {
        var hours = tenths(duration);
        return hours.stripTrailingZeros().scale() <= 0 ? hours.intValue() : hours;
    }

    private static BigDecimal tenths(Duration duration) {
        return BigDecimal.valueOf(duration.toMinutes()).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }
}
