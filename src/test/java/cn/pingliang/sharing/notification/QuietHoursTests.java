package cn.pingliang.sharing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

    private static Instant at(String time) {
        return OffsetDateTime.parse("2026-12-" + time + ":00+08:00").toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "03T21:59, 03T21:59",
        "03T22:00, 04T07:00",
        "03T23:59, 04T07:00",
        "04T00:00, 04T07:00",
        "04T06:59, 04T07:00",
        "04T07:00, 04T07:00"
    })
    void over_midnight_what_comes_in_the_night_waits_for_the_morning(String comes, String goes) {
        assertThat(NIGHT.after(at(comes))).isEqualTo(at(goes));
    }

    @ParameterizedTest
    @CsvSource({"03T11:59, 03T11:59", "03T12:00, 03T14:00", "03T13:59, 03T14:00", "03T14:00, 03T14:00"})
    void within_a_day_it_waits_for_their_end(String comes, String goes) {
        assertThat(NOON.after(at(comes))).isEqualTo(at(goes));
    }
}
