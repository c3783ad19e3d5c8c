package cn.pingliang.sharing.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PortalTimeTests {

    @Test
    void a_day_begins_at_midnight_in_pingliang_which_is_16_00_the_day_before_in_greenwich() {
        var day = LocalDate.of(2026, 12, 1);
        assertThat(PortalTime.startOf(day)).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(PortalTime.dayOf(Instant.parse("2026-11-30T15:59:59Z"))).isEqualTo(day.minusDays(1));
        assertThat(PortalTime.dayOf(Instant.parse("2026-11-30T16:00:00Z"))).isEqualTo(day);
    }

    @Test
    void answers_show_moments_with_the_offset_of_pingliang() {
        assertThat(PortalTime.local(Instant.parse("2026-12-01T01:00:00Z"))).hasToString("2026-12-01T09:00+08:00");
    }
}
