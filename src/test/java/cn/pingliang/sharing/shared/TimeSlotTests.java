package cn.pingliang.sharing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSlotTests {

    private static final Instant NINE = Instant.parse("2026-12-01T01:00:00Z");

    private static TimeSlot slot(int fromMinute, int toMinute) {
        return new TimeSlot(at(fromMinute), at(toMinute));
    }

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    @Test
    void a_slot_ends_after_it_starts() {
        assertThatIllegalArgumentException().isThrownBy(() -> slot(60, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> slot(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 60, false", "0, 61, true", "60, 120, true", "119, 180, true", "120, 180, false", "0, 300, true"})
    void slots_that_only_touch_do_not_overlap(int from, int to, boolean overlaps) {
        assertThat(slot(60, 120).overlaps(slot(from, to))).isEqualTo(overlaps);
        assertThat(slot(from, to).overlaps(slot(60, 120))).isEqualTo(overlaps);
    }

    @Test
    void a_slot_contains_its_start_and_not_its_end() {
        assertThat(slot(0, 60).contains(at(0))).isTrue();
        assertThat(slot(0, 60).contains(at(59))).isTrue();
        assertThat(slot(0, 60).contains(at(60))).isFalse();
        assertThat(slot(0, 60).contains(slot(0, 60))).isTrue();
        assertThat(slot(0, 60).contains(slot(0, 61))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.0", "3, 0.1", "6, 0.1", "8, 0.1", "9, 0.2", "60, 1.0", "150, 2.5", "155, 2.6"})
    void hours_are_told_to_one_decimal_rounded_half_up(int minutes, String hours) {
        // 3 minutes are 0.05 h
        assertThat(slot(0, minutes).hours()).isEqualTo(hours);
    }

    @Test
    void buffers_widen_a_slot_on_both_sides() {
        assertThat(slot(60, 120).widened(Duration.ofMinutes(15), Duration.ofMinutes(30)))
                .isEqualTo(slot(45, 150));
        assertThat(TimeSlot.starting(NINE, Duration.ofHours(1))).isEqualTo(slot(0, 60));
        assertThat(slot(0, 90).length()).isEqualTo(Duration.ofMinutes(90));
    }
}
