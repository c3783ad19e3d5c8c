package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.DecisionBatches;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** An instrument's manager works off the queue: by keyboard alone, and several at once with a way back. */
@PortalTest
@ExtendWith(Browsers.class)
class QueueJourneyTests {

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void a_manager_works_off_the_queue_by_keyboard_and_approves_several_with_second_thoughts() {
        var manager = managerWithRequests(6);
        try (var visitor = new Visitor(browser)) {
            visitor.open("/approvals");
            visitor.signIn(manager);
            var page = visitor.page;
            var rows = page.locator("tbody").getByRole(AriaRole.ROW);
            assertThat(rows).hasCount(6);
            visitor.look("queue");
            visitor.prefers(ColorScheme.DARK);
            assertThat(rows).hasCount(6);
            visitor.look("queue-dark");
            visitor.prefers(ColorScheme.LIGHT);
            assertThat(rows).hasCount(6);
            rows.nth(0)
                    .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("更多"))
                    .click();
            assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("转交")))
                    .isVisible();
            visitor.open("/approvals");
            assertThat(rows).hasCount(6);
            visitor.tabsTo("document.activeElement.matches('tbody tr')");
            page.keyboard().press("j");
            assertThat(rows.nth(1)).isFocused();
            page.keyboard().press("k");
            assertThat(rows.nth(0)).isFocused();
            page.keyboard().press("a");
            assertThat(visitor.status("已批准")).isVisible();
            assertThat(rows).hasCount(5);
            assertThat(rows.nth(0)).isFocused();
            page.keyboard().press("r");
            // Keys are letters again while one types.
            page.getByLabel("驳回原因").pressSequentially("jkarmx?");
            visitor.button("驳回").last().press("Enter");
            assertThat(visitor.status("已驳回")).isVisible();
            assertThat(rows.nth(0)).isFocused();
            page.keyboard().press("m");
            page.getByLabel("需要补充什么").fill("请补充样品清单");
            visitor.button("退回补充").last().press("Enter");
            assertThat(visitor.status("待补充")).isVisible();
            assertThat(rows).hasCount(3);
            assertThat(rows.nth(0)).isFocused();
            page.keyboard().press("x");
            page.keyboard().press("j");
            page.keyboard().press("Space");
            visitor.button("批准所选（2）").press("Enter");
            assertThat(visitor.status("即将批准 2 项")).isVisible();
            visitor.look("queue-batch");
            visitor.button("撤销").press("Enter");
            assertThat(visitor.status("已撤销")).isVisible();
            page.getByLabel("全选本页").check();
            visitor.button("批准所选（3）").press("Enter");
            assertThat(visitor.status("即将批准 3 项")).isVisible();
            clock.forward(DecisionBatches.SECOND_THOUGHTS);
            jobs.run("decision-batches");
            assertThat(visitor.status("已批准 3 项，未批准 0 项。")).isVisible();
            assertThat(rows).hasCount(0);
            visitor.open("/approvals");
            assertThat(visitor.heading("没有等待审批的预约")).isVisible();
            assertThat(visitor.status("已批准 3 项")).hasCount(0);
            assertThat(visitor.barriers()).isEqualTo(List.of());
        }
    }

    private String managerWithRequests(int number) {
        var instrument = instruments.create();
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        IntStream.range(0, number)
                .mapToObj(hour -> Slot.inDays(6, "1%d:00".formatted(hour), "1%d:30".formatted(hour)))
                .forEach(slot -> Bookings.request(Demo.ENTREPRENEUR, instrument, slot));
        return manager;
    }
}
