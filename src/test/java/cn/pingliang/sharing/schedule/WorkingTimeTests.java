package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTests {

    /** Thursday and Friday are holidays, the Saturday after is worked in exchange (调休). */
    private static final WorkingTime TIME = new WorkingTime(new WorkCalendar(Map.of(
            LocalDate.parse("2026-10-01"), false,
            LocalDate.parse("2026-10-02"), false,
            LocalDate.parse("2026-10-10"), true)));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8));
    }

    @ParameterizedTest(name = "{1} h after {0} is {2}")
    @CsvSource({
        // within a day, to its last minute
        "2026-09-28T09:00, 8, 2026-09-28T17:00",
        "2026-09-28T10:30, 2, 2026-09-28T12:30",
        // into the next day
        "2026-09-28T16:00, 2, 2026-09-29T10:00",
        "2026-09-28T17:00, 1, 2026-09-29T10:00",
        "2026-09-28T20:00, 8, 2026-09-29T17:00",
        "2026-09-29T03:00, 1, 2026-09-29T10:00",
        // over a weekend
        "2026-09-25T16:00, 2, 2026-09-28T10:00",
        "2026-09-26T12:00, 16, 2026-09-29T17:00",
        // over a holiday and the weekend behind it
        "2026-09-30T16:00, 2, 2026-10-05T10:00",
        // a Saturday that is worked counts, the Sunday after it does not
        "2026-10-09T16:00, 2, 2026-10-10T10:00",
        "2026-10-10T16:00, 2, 2026-10-12T10:00",
    })
    void a_deadline_counts_office_hours_of_working_days(String from, int hours, String deadline) {
        assertThat(TIME.after(at(from), Duration.ofHours(hours))).isEqualTo(at(deadline));
        assertThat(TIME.between(at(from), at(deadline))).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest(name = "none between {0} and {1}")
    @CsvSource({
        "2026-09-28T17:00, 2026-09-29T09:00",
        "2026-09-26T09:00, 2026-09-27T17:00",
        "2026-09-30T17:00, 2026-10-05T09:00",
        "2026-09-28T12:00, 2026-09-28T11:00",
    })
    void nights_weekends_and_holidays_do_not_count(String from, String to) {
        assertThat(TIME.between(at(from), at(to))).isZero();
    }
}
