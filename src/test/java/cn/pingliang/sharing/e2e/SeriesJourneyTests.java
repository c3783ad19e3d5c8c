package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Several times at once, one of them taken; and times that are moved, and moved back. */
@PortalTest
@ExtendWith(Browsers.class)
class SeriesJourneyTests {

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void a_series_with_one_conflict_is_skipped_and_booked_and_one_of_it_is_moved_by_the_keyboard() {
        var instrument = instruments.create();
        var first = Slot.inDays(8, "09:00", "10:00");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(15, "09:30", "11:00"));
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn(Demo.ENTREPRENEUR);
            visitor.open("/instruments/%s/book?start=%s&end=%s"
                    .formatted(
                            instrument,
                            first.from().substring(0, 16),
                            first.to().substring(0, 16)));
            entrepreneur.fillsIn("果园土壤连续监测");
            entrepreneur.repeatsWeekly();
            assertThat(visitor.row("已被占用")).hasCount(1);
            assertThat(visitor.row("可以预约")).hasCount(3);
            visitor.look("series");
            visitor.button("跳过全部冲突").click();
            assertThat(visitor.row("已跳过")).hasCount(1);
            assertThat(visitor.status("共 4 次：3 次可以预约，0 次有冲突。")).isVisible();
            entrepreneur.submits();
            assertThat(visitor.status("这一系列的 3 次预约已全部提交。")).isVisible();
            visitor.look("series-booked");

            visitor.link("改期").click();
            assertThat(visitor.status("现在的时间")).isVisible();
            visitor.look("change-of-time");
            entrepreneur.listed("14:00–14:30").press("Enter");
            assertThat(entrepreneur.listed("14:00–14:30")).hasAttribute("aria-pressed", "true");
            visitor.button("改到这个时间").press("Enter");
            assertThat(visitor.status("已改期到")).isVisible();
            assertThat(visitor.barriers()).isEmpty();
        }
    }

    @Test
    void a_booking_is_moved_by_drag_within_the_rules_and_moved_back_at_once() {
        var instrument =
                instruments.make().open(7, "08:00", "20:00").withoutApproval().create();
        var day = Slot.inDays(9, "08:00", "20:00");
        var booked = Slot.inDays(9, "15:00", "16:00");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, booked);
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open(booking);
            visitor.signIn(Demo.ENTREPRENEUR);
            visitor.link("改期").click();
            entrepreneur.dragsOut(day, Slot.inDays(9, "09:00", "10:30"));
            visitor.button("改到这个时间").click();
            assertThat(visitor.status("已改期到")).containsText("09:00–10:30");
            visitor.look("changed");
            visitor.button("撤销").click();
            assertThat(visitor.button("撤销")).hasCount(0);
            assertThat(visitor.barriers()).isEmpty();
        }
        assertThat(Api.as(Demo.ENTREPRENEUR).get(booking).is(200).text("/start"))
                .isEqualTo(booked.from());
    }
}
