package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** On a phone the calendar is an agenda, and the form a sheet from below. */
@PortalTest
@ExtendWith(Browsers.class)
class PhoneJourneyTests {

    /** 被动大气遥感仪器: no other instrument is of this class, so that the timeline shows one instrument. */
    private static final String CLASS = "0705";

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void a_time_is_found_in_the_agenda_changed_and_booked_on_the_sheet_that_comes_from_below() {
        instruments.make().classCode(CLASS).open(7, "08:00", "20:00").create();
        var day = Slot.inDays(2, "08:00", "20:00");
        var wanted = Slot.inDays(2, "10:00", "10:30");
        try (var visitor = Visitor.onPhone(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open("/timeline?scale=3days&class=" + CLASS + "&from="
                    + day.start().toLocalDate().minusDays(1));
            visitor.page
                    .locator("instrument-timeline")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("08:00–20:00")))
                    .nth(1)
                    .tap();
            entrepreneur.hasChosen(Slot.inDays(2, "08:00", "09:00"));
            assertThat(visitor.button("提交预约")).isInViewport();
            visitor.button("收起预约单").tap();
            assertThat(visitor.button("提交预约")).not().isVisible();
            visitor.page
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName(day.start().format(DateTimeFormatter.ofPattern("M月d日")))
                                    .setPressed(true))
                    .tap();
            entrepreneur.listed("10:00–10:30").tap();
            entrepreneur.hasChosen(wanted);
            visitor.button("填写预约单").tap();
            entrepreneur.fillsIn("在手机上预约");
            entrepreneur.submits();
            assertThat(visitor.page.getByText("在手机上预约").first()).isVisible();
        }
    }
}
