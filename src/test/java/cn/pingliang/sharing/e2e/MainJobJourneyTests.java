package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.PortalTest;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reason the portal exists, in one sitting: from looking for an instrument to the sharing rate that its use changed. */
@PortalTest
@ExtendWith(Browsers.class)
class MainJobJourneyTests {

    private static final String INSTITUTION = "平凉职业技术学院";
    private static final String INSTRUMENT = "三坐标测量机";
    private static final String PURPOSE = "播种机排种盘尺寸复检";

    private static Browser browser;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void an_entrepreneur_books_the_institution_approves_the_use_is_recorded_and_the_bureau_sees_the_rate_change() {
        try (var entrepreneurs = new Visitor(browser);
                var institutions = new Visitor(browser);
                var bureaus = new Visitor(browser)) {
            var reviewer = new Reviewer(bureaus);
            bureaus.open("/review");
            bureaus.look("0-sign-in");
            bureaus.signIn("kejiju");
            reviewer.opensReview();
            var before = reviewer.externalHoursOf(INSTITUTION);

            var entrepreneur = new Entrepreneur(entrepreneurs);
            entrepreneurs.open("/");
            entrepreneurs.look("1-home");
            entrepreneur.searches("坐标");
            assertThat(entrepreneur.found(INSTRUMENT)).isVisible();
            entrepreneurs.look("1-catalogue");
            entrepreneur.opensInstrument(INSTRUMENT);
            entrepreneurs.look("2-instrument");
            entrepreneurs.link("登录后预约").click();
            entrepreneurs.signIn("chuangye");
            assertThat(entrepreneurs.heading("预约 " + INSTRUMENT)).isVisible();
            entrepreneur.dragsFreeTimeOfNextWeek();
            entrepreneur.fillsIn(PURPOSE);
            entrepreneurs.look("3-book");
            var booking = entrepreneur.submits();
            assertThat(entrepreneurs.page.getByText("等待" + INSTITUTION + "审批")).isVisible();
            entrepreneurs.look("4-requested");

            institutions.open("/approvals");
            institutions.signIn("zhiyuan");
            institutions.look("5-approvals");
            act(institutions.row(PURPOSE), "批准");
            assertThat(institutions.status("现为「已批准」")).isVisible();

            entrepreneurs.open(booking);
            assertThat(entrepreneurs.page.getByText("已批准，请按时到" + INSTITUTION)).isVisible();
            entrepreneurs.button("签到").click();
            entrepreneurs.button("签退").click();
            assertThat(entrepreneurs.page.getByText("等待" + INSTITUTION + "确认机时与费用"))
                    .isVisible();

            institutions.open("/approvals?status=awaiting-confirmation");
            act(institutions.row(PURPOSE), "确认");
            var dialog = institutions.page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("有效工作机时").fill("2");
            institutions.look("6-confirm-use");
            act(dialog, "确认");
            assertThat(institutions.status("现为「已完成」")).isVisible();

            entrepreneurs.open(booking);
            entrepreneur.rates("非常满意", "约得快，结果准。");
            assertThat(entrepreneurs.page.getByText("约得快，结果准。")).isVisible();
            entrepreneurs.look("7-rated");

            reviewer.opensReview();
            assertThat(reviewer.externalHoursOf(INSTITUTION)).isEqualByComparingTo(before.add(new BigDecimal("2.0")));
            bureaus.look("8-review");
            reviewer.opensExternalHoursOf(INSTITUTION);
            assertThat(bureaus.row(PURPOSE)).isVisible();
            bureaus.look("9-records");

            assertThat(Stream.of(entrepreneurs, institutions, bureaus).flatMap(visitor -> visitor.barriers().stream()))
                    .as("what bars people from these screens")
                    .isEmpty();
        }
    }

    private static void act(Locator where, String verb) {
        where.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
    }
}
