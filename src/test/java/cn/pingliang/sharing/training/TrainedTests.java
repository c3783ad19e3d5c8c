package cn.pingliang.sharing.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedTests {

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(
                LocalDateTime.parse(start).atZone(PortalTime.ZONE).toInstant(),
                LocalDateTime.parse(end).atZone(PortalTime.ZONE).toInstant());
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-12-01T00:00, 2026-12-01T01:00, true",
        "2026-11-30T23:30, 2026-12-01T01:00, false",
        "2026-12-10T22:00, 2026-12-11T00:00, true",
        "2026-12-10T22:00, 2026-12-11T00:30, false",
        "2026-12-11T00:00, 2026-12-11T01:00, false"
    })
    void a_training_holds_from_the_first_moment_of_its_first_day_to_the_last_of_its_last(
            String start, String end, boolean holds) {
        assertThat(Trained.of("2026-12-01:2026-12-10").throughout(slot(start, end)))
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-12-11:2026-12-20, true", "2026-12-12:2026-12-20, false", "2026-12-11, true"})
    void one_that_follows_leaves_no_gap_and_one_that_begins_later_does(String later, boolean holds) {
        assertThat(Trained.of(later, "2026-12-01:2026-12-10").throughout(slot("2026-12-10T20:00", "2026-12-12T08:00")))
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-12-01:2027-01-01, true", "2026-12-01:2026-12-31, false", "2026-12-02, false", "2026-01-01, true"})
    void whoever_is_trained_for_more_than_thirty_days_has_nothing_to_ask_for(String spell, boolean lasts) {
        assertThat(Trained.of(spell).lasts(LocalDate.parse("2026-12-01"))).isEqualTo(lasts);
    }

    @Test
    void without_an_end_it_holds_for_ever() {
        var trained = Trained.of("2026-12-01");
        assertThat(trained.throughout(slot("2036-12-10T20:00", "2036-12-12T08:00")))
                .isTrue();
        assertThat(trained.until(LocalDate.parse("2027-01-01"))).contains(LocalDate.MAX);
        assertThat(trained.until(LocalDate.parse("2026-11-30"))).isEmpty();
    }

    @Test
    void it_tells_to_which_day_it_holds_and_which_was_the_last_before() {
        var trained = Trained.of("2026-12-01:2026-12-10", "2026-12-11:2026-12-31", "2027-03-01:2027-03-31");
        assertThat(trained.until(LocalDate.parse("2026-12-05"))).contains(LocalDate.parse("2026-12-31"));
        assertThat(trained.until(LocalDate.parse("2027-01-01"))).isEmpty();
        assertThat(trained.lastBefore(LocalDate.parse("2027-01-01"))).contains(LocalDate.parse("2026-12-31"));
        assertThat(trained.lastBefore(LocalDate.parse("2026-12-05"))).isEmpty();
        assertThat(Trained.NEVER.lastBefore(LocalDate.parse("2026-12-05"))).isEmpty();
    }
}
