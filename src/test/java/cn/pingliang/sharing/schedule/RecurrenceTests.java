package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first time is Wednesday, 2026-12-02, from 14:00 to 16:00. */
class RecurrenceTests {

    private static final TimeSlot FIRST = slot("2026-12-02T14:00");

    private static TimeSlot slot(String start) {
        return TimeSlot.starting(
                LocalDateTime.parse(start).atZone(PortalTime.ZONE).toInstant(), Duration.ofHours(2));
    }

    private static Recurrence read(String rule) {
        return ((Recurrence.Reading.Understood) Recurrence.parse(rule)).recurrence();
    }

    private static List<TimeSlot> times(String rule) {
        return ((Recurrence.Times.Found) read(rule).times(FIRST)).slots();
    }

    private static String refusedTimes(String rule, TimeSlot first) {
        return ((Recurrence.Times.Refused) read(rule).times(first)).refusal().rule();
    }

    @Test
    void every_wednesday_until_a_day_which_is_included() {
        assertThat(times("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261223"))
                .containsExactly(FIRST, slot("2026-12-09T14:00"), slot("2026-12-16T14:00"), slot("2026-12-23T14:00"));
    }

    @Test
    void so_many_times_on_several_days_of_the_week_in_order() {
        assertThat(times("FREQ=WEEKLY;BYDAY=FR,WE;COUNT=3"))
                .containsExactly(FIRST, slot("2026-12-04T14:00"), slot("2026-12-09T14:00"));
    }

    @Test
    void every_other_week_and_every_month_on_the_same_day() {
        assertThat(times("freq=weekly;interval=2;count=2")).containsExactly(FIRST, slot("2026-12-16T14:00"));
        assertThat(times("FREQ=MONTHLY;COUNT=3"))
                .containsExactly(FIRST, slot("2027-01-02T14:00"), slot("2027-02-02T14:00"));
        assertThat(times("FREQ=MONTHLY;BYDAY=1WE;COUNT=2")).containsExactly(FIRST, slot("2027-01-06T14:00"));
    }

    @Test
    void a_month_without_the_day_has_no_time() {
        var last = slot("2026-12-31T14:00");
        assertThat(((Recurrence.Times.Found) read("FREQ=MONTHLY;COUNT=3").times(last)).slots())
                .containsExactly(last, slot("2027-01-31T14:00"), slot("2027-03-31T14:00"));
    }

    @ParameterizedTest
    @CsvSource({"20261209T140000, 2", "20261209T135959, 1", "20261209T060000Z, 2", "20261209T055959Z, 1"})
    void an_end_may_be_a_moment_in_pingliang_or_in_utc(String until, int times) {
        assertThat(times("FREQ=WEEKLY;UNTIL=" + until)).hasSize(times);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                | recurrence-unreadable
            NONSENSE                          | recurrence-unreadable
            FREQ=WEEKLY;FOO=1;COUNT=2         | recurrence-unreadable
            FREQ=WEEKLY;BYHOUR=9;COUNT=2      | recurrence-unreadable
            FREQ=WEEKLY;BYDAY=XX;COUNT=2      | recurrence-unreadable
            FREQ=WEEKLY;INTERVAL=0;COUNT=2    | recurrence-unreadable
            FREQ=WEEKLY;COUNT=0               | recurrence-unreadable
            FREQ=WEEKLY;COUNT=-1              | recurrence-unreadable
            FREQ=WEEKLY;COUNT=x               | recurrence-unreadable
            FREQ=WEEKLY;COUNT=2;COUNT=3       | recurrence-unreadable
            FREQ=WEEKLY;UNTIL=2026-12-31      | recurrence-unreadable
            FREQ=WEEKLY;UNTIL=20261331        | recurrence-unreadable
            FREQ=MONTHLY;BYMONTHDAY=99;COUNT=2 | recurrence-unreadable
            FREQ=HOURLY;COUNT=2               | recurrence-frequency
            FREQ=NEVER;COUNT=2                | recurrence-frequency
            COUNT=2                           | recurrence-frequency
            FREQ=WEEKLY                       | recurrence-one-end
            FREQ=WEEKLY;COUNT=2;UNTIL=20261231 | recurrence-one-end
            """)
    void what_cannot_be_read_is_refused_with_a_reason(String rule, String why) {
        assertThat(Recurrence.parse(rule))
                .isInstanceOfSatisfying(
                        Recurrence.Reading.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .extracting(Refusal::rule)
                                .isEqualTo(why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=DAILY;COUNT=367                  | recurrence-too-long
            FREQ=DAILY;UNTIL=20280101             | recurrence-too-long
            FREQ=WEEKLY;UNTIL=99991231            | recurrence-too-long
            FREQ=WEEKLY;COUNT=200                 | recurrence-too-long
            FREQ=WEEKLY;BYDAY=TU;COUNT=2          | recurrence-first-time
            FREQ=WEEKLY;UNTIL=20261201            | recurrence-first-time
            FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2 | recurrence-first-time
            """)
    void what_has_no_end_in_sight_or_no_beginning_is_refused(String rule, String why) {
        assertThat(refusedTimes(rule, FIRST)).isEqualTo(why);
    }

    @Test
    void a_time_that_lasts_until_the_next_is_refused() {
        assertThat(refusedTimes("FREQ=DAILY;COUNT=2", TimeSlot.starting(FIRST.start(), Duration.ofHours(25))))
                .isEqualTo("recurrence-overlaps-itself");
    }

    @Test
    void as_many_as_there_may_be_are_counted() {
        assertThat(times("FREQ=DAILY;COUNT=366")).hasSize(366);
    }
}
