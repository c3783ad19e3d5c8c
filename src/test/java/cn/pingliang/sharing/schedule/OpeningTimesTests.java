package cn.pingliang.sharing.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.schedule.OpeningTimes.Hours;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Monday is 2026-11-30. */
class OpeningTimesTests {

    private static final WorkCalendar NO_HOLIDAYS = new WorkCalendar(Map.of());
    private static final Hours MORNING = hours("08:30", "12:00");
    private static final Hours AFTERNOON = hours("14:30", "18:00");
    private static final Hours ALL_DAY = hours("00:00", "00:00");

    private static Hours hours(String opens, String closes) {
        return new Hours(LocalTime.parse(opens), LocalTime.parse(closes));
    }

    private static TimeSlot slot(String from, String to) {
        return new TimeSlot(
                LocalDateTime.parse(from).atZone(PortalTime.ZONE).toInstant(),
                LocalDateTime.parse(to).atZone(PortalTime.ZONE).toInstant());
    }

    private static Map<DayOfWeek, List<Hours>> week(DayOfWeek first, DayOfWeek last, Hours... hours) {
        var week = new HashMap<DayOfWeek, List<Hours>>();
        for (var day : DayOfWeek.values()) {
            if (day.compareTo(first) >= 0 && day.compareTo(last) <= 0) {
                week.put(day, Arrays.asList(hours));
            }
        }
        return week;
    }

    @Test
    void an_institution_is_open_in_its_hours_of_each_working_day() {
        var times = new OpeningTimes(week(MONDAY, FRIDAY, MORNING, AFTERNOON), NO_HOLIDAYS);
        assertThat(times.within(slot("2026-12-04T00:00", "2026-12-08T00:00")))
                .containsExactly(
                        slot("2026-12-04T08:30", "2026-12-04T12:00"),
                        slot("2026-12-04T14:30", "2026-12-04T18:00"),
                        slot("2026-12-07T08:30", "2026-12-07T12:00"),
                        slot("2026-12-07T14:30", "2026-12-07T18:00"));
    }

    @Test
    void hours_are_cut_at_the_edges_of_the_window() {
        var times = new OpeningTimes(week(MONDAY, FRIDAY, MORNING, AFTERNOON), NO_HOLIDAYS);
        assertThat(times.within(slot("2026-12-01T09:00", "2026-12-01T15:00")))
                .containsExactly(
                        slot("2026-12-01T09:00", "2026-12-01T12:00"), slot("2026-12-01T14:30", "2026-12-01T15:00"));
        assertThat(times.within(slot("2026-12-01T12:00", "2026-12-01T14:30"))).isEmpty();
    }

    @Test
    void a_holiday_closes_whoever_does_not_open_on_weekends() {
        var calendar = new WorkCalendar(Map.of(LocalDate.of(2026, 12, 1), false));
        var times = new OpeningTimes(week(MONDAY, FRIDAY, MORNING), calendar);
        assertThat(times.within(slot("2026-12-01T00:00", "2026-12-02T00:00"))).isEmpty();
    }

    @Test
    void a_weekend_worked_in_exchange_has_the_hours_of_a_monday() {
        var calendar = new WorkCalendar(Map.of(LocalDate.of(2026, 12, 5), true));
        var hours = new HashMap<>(week(MONDAY, FRIDAY, MORNING));
        hours.put(MONDAY, List.of(AFTERNOON));
        var times = new OpeningTimes(hours, calendar);
        assertThat(times.within(slot("2026-12-05T00:00", "2026-12-07T00:00")))
                .containsExactly(slot("2026-12-05T14:30", "2026-12-05T18:00"));
    }

    @Test
    void an_instrument_that_is_open_on_weekends_does_not_close_for_holidays() {
        var calendar = new WorkCalendar(Map.of(LocalDate.of(2026, 12, 1), false, LocalDate.of(2026, 12, 6), true));
        var times = new OpeningTimes(week(MONDAY, SATURDAY, MORNING), calendar);
        assertThat(times.within(slot("2026-12-01T00:00", "2026-12-02T00:00"))).hasSize(1);
        // and not for a Sunday either, worked in exchange or not: its own hours say it is closed
        assertThat(times.within(slot("2026-12-06T00:00", "2026-12-07T00:00"))).isEmpty();
    }

    @Test
    void round_the_clock_is_one_stretch_over_every_midnight() {
        var times = new OpeningTimes(week(MONDAY, SUNDAY, ALL_DAY), NO_HOLIDAYS);
        var window = slot("2026-12-01T10:00", "2026-12-09T22:00");
        assertThat(times.within(window)).containsExactly(window);
    }

    @Test
    void hours_that_touch_are_one_stretch_and_midnight_ends_the_day() {
        var times = new OpeningTimes(
                week(MONDAY, FRIDAY, hours("08:00", "12:00"), hours("12:00", "18:00"), hours("22:00", "00:00")),
                NO_HOLIDAYS);
        assertThat(times.within(slot("2026-12-04T00:00", "2026-12-05T12:00")))
                .containsExactly(
                        slot("2026-12-04T08:00", "2026-12-04T18:00"), slot("2026-12-04T22:00", "2026-12-05T00:00"));
    }

    @Test
    void hours_that_overlap_are_one_stretch_and_not_two() {
        var times = new OpeningTimes(
                week(MONDAY, FRIDAY, hours("08:00", "13:00"), hours("09:00", "10:00"), hours("12:00", "18:00")),
                NO_HOLIDAYS);
        assertThat(times.within(slot("2026-12-04T00:00", "2026-12-05T00:00")))
                .containsExactly(slot("2026-12-04T08:00", "2026-12-04T18:00"));
    }

    @Test
    void a_working_day_without_hours_of_its_own_is_closed() {
        var hours = new HashMap<>(week(MONDAY, FRIDAY, MORNING));
        hours.remove(DayOfWeek.WEDNESDAY);
        assertThat(new OpeningTimes(hours, NO_HOLIDAYS).within(slot("2026-12-02T00:00", "2026-12-03T00:00")))
                .isEmpty();
    }

    @Test
    void a_window_over_midnight_knows_both_days() {
        var times = new OpeningTimes(week(MONDAY, SUNDAY, hours("06:00", "22:00")), NO_HOLIDAYS);
        assertThat(times.within(slot("2026-12-01T21:00", "2026-12-02T07:00")))
                .containsExactly(
                        slot("2026-12-01T21:00", "2026-12-01T22:00"), slot("2026-12-02T06:00", "2026-12-02T07:00"));
    }

    @Test
    void without_hours_it_is_never_open() {
        assertThat(new OpeningTimes(Map.of(), NO_HOLIDAYS).within(slot("2026-12-01T00:00", "2026-12-09T00:00")))
                .isEmpty();
    }

    @Test
    void a_day_that_is_not_listed_is_worked_from_monday_to_friday() {
        assertThat(NO_HOLIDAYS.isWorkday(LocalDate.of(2026, 12, 4))).isTrue();
        assertThat(NO_HOLIDAYS.isWorkday(LocalDate.of(2026, 12, 5))).isFalse();
        assertThat(NO_HOLIDAYS.isWorkday(LocalDate.of(2026, 12, 6))).isFalse();
        assertThat(NO_HOLIDAYS.isWorkday(LocalDate.of(2026, 12, 7))).isTrue();
    }
}
