package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several times at once, one of them taken; then one of them moved, by the keyboard, and moved back. */
@PortalTest
class SeriesJourneyTests {

    private static Playwright playwright;
    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void openBrowser() {
        playwright = Playwright.create();
        browser = playwright.chromium().launch(Chromium.launchOptions());
    }

    @AfterAll
    static void closeBrowser() {
        playwright.close();
    }

    @Test
    void a_series_with_one_conflict_is_skipped_and_booked_and_one_of_it_is_moved_and_moved_back() {
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
            assertThat(visitor.status("共 4 次：3 次可以预约，0 次有冲突。")).isVisible();
            entrepreneur.submits();
            assertThat(visitor.status("这一系列的 3 次预约已全部提交。")).isVisible();
            visitor.look("series-booked");

            visitor.link("改期").click();
            assertThat(visitor.status("现在的时间")).isVisible();
            visitor.look("change-of-time");
            // The list of free slots is complete by keyboard.
            visitor.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("14:00–14:30").setExact(true))
                    .press("Enter");
            visitor.button("改到这个时间").press("Enter");
            assertThat(visitor.status("已改期到")).isVisible();
            visitor.look("changed");
            visitor.button("撤销").press("Enter");
            assertThat(visitor.status("已改期。")).isVisible();
            assertThat(visitor.button("撤销")).hasCount(0);
            assertThat(visitor.barriers()).isEmpty();
        }
    }
}
