package cn.pingliang.sharing.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosedReason.Holiday;
import cn.pingliang.sharing.schedule.ClosedReason.OutsideHours;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ClosedReasonsTests {

    /** A Thursday. */
    private static final LocalDate NATIONAL_DAY = LocalDate.of(2026, 10, 1);

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Autowired
    private ClosedReasons reasons;

    @Autowired
    private Instruments instruments;

    @Test
    void a_holiday_is_told_by_its_name_a_weekend_as_closed_and_an_evening_with_the_hours_of_the_day() {
        var instrument =
                new ResourceId(instruments.make().open(5, "09:00", "17:00").create());
        assertThat(reasons.of(instrument, at(NATIONAL_DAY, 10))).isEqualTo(new Holiday("国庆节"));
        assertThat(reasons.of(instrument, at(SATURDAY, 10))).isEqualTo(new OutsideHours(java.util.List.of()));
        assertThat(reasons.of(instrument, at(MONDAY, 20)))
                .isInstanceOfSatisfying(
                        OutsideHours.class,
                        outside -> assertThat(outside.thatDay())
                                .containsExactly(TimeSlot.starting(at(MONDAY, 9).start(), Duration.ofHours(8))));
    }

    @Test
    void an_instrument_that_is_open_on_weekends_keeps_no_holidays() {
        var instrument =
                new ResourceId(instruments.make().open(7, "09:00", "17:00").create());
        assertThat(reasons.of(instrument, at(NATIONAL_DAY, 20))).isInstanceOf(OutsideHours.class);
    }

    private static TimeSlot at(LocalDate day, int hour) {
        return TimeSlot.starting(PortalTime.startOf(day).plus(Duration.ofHours(hour)), Duration.ofHours(1));
    }
}
