package cn.pingliang.sharing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void both_days_belong_to_the_period_in_the_time_of_pingliang() {
        var day = period("2026-12-01", "2026-12-01");
        assertThat(day.start()).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(day.end()).isEqualTo("2026-12-01T16:00:00Z");
    }

    @Test
    void a_period_is_in_order_and_at_most_ten_years_long() {
        assertThat(period("2016-01-01", "2026-01-01")).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> period("2016-01-01", "2026-01-02"));
        assertThatIllegalArgumentException().isThrownBy(() -> period("2026-01-02", "2026-01-01"));
        assertThatIllegalArgumentException().isThrownBy(() -> period("1899-12-31", "1900-01-01"));
        assertThatIllegalArgumentException().isThrownBy(() -> period("9998-01-01", "9999-01-01"));
    }

    @Test
    void the_calendar_year_counts_its_leap_day() {
        assertThat(Period.yearOf(LocalDate.of(2028, 2, 29))).isEqualTo(period("2028-01-01", "2028-12-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-31, 2025-09-01, 2026-08-31",
        "2026-09-01, 2026-09-01, 2027-08-31",
        "2026-01-01, 2025-09-01, 2026-08-31"
    })
    void the_academic_year_runs_from_the_first_of_september_to_the_last_of_august(
            LocalDate day, String from, String to) {
        assertThat(Period.academicYearOf(day)).isEqualTo(period(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-01, 2026-03-31",
        "2026-06-30, 2026-04-01, 2026-06-30",
        "2026-07-01, 2026-07-01, 2026-09-30",
        "2026-12-31, 2026-10-01, 2026-12-31"
    })
    void quarters_are_those_of_the_calendar(LocalDate day, String from, String to) {
        assertThat(Period.quarterOf(day)).isEqualTo(period(from, to));
    }
}
