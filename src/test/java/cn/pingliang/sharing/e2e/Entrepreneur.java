package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What an entrepreneur does: finds, books, uses, rates. */
record Entrepreneur(Visitor visitor) {

    void searches(String words) {
        visitor.open("/");
        visitor.page.getByRole(AriaRole.TEXTBOX).first().fill(words);
        assertThat(visitor.page).hasURL(Pattern.compile(".*[?&]q=.*"));
    }

    /** The card of a resource that was found; its name comes first in what it says. */
    Locator found(String name) {
        return visitor.page
                .getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    void opensInstrument(String name) {
        found(name).click();
        assertThat(visitor.heading(name)).isVisible();
    }

    /** Drags over a good part of the first free stretch of next week. */
    void dragsFreeTimeOfNextWeek() {
        visitor.button("下一周").click();
        assertThat(visitor.page).hasURL(Pattern.compile(".*week=.*"));
        var free = visitor.page
                .locator("booking-week")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("空闲")))
                .first();
        assertThat(free).isVisible();
        var time = free.boundingBox();
        var x = time.x + time.width / 2;
        var mouse = visitor.page.mouse();
        mouse.move(x, time.y + time.height * 0.1);
        mouse.down();
        mouse.move(x, time.y + time.height * 0.3);
        mouse.move(x, time.y + time.height * 0.7);
        mouse.up();
        assertThat(visitor.page).hasURL(Pattern.compile(".*start=.*end=.*"));
    }

    /** On the instrument's page: the first of the free times it names. */
    void takesTheNextFreeTime() {
        visitor.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("\\d\\d:\\d\\d–")))
                .first()
                .click();
        assertThat(visitor.page).hasURL(Pattern.compile(".*/book\\?.*start=.*"));
    }

    Locator purpose() {
        return visitor.page.getByLabel("用途");
    }

    void typesPurpose(String words) {
        purpose().fill(words);
    }

    void fillsIn(String purpose) {
        typesPurpose(purpose);
        visitor.page.getByLabel(Pattern.compile("我已阅读并同意")).check();
    }

    /** @return the address of the new booking */
    String submits() {
        visitor.button("提交预约").click();
        visitor.page.waitForURL(Pattern.compile(".*/bookings/[0-9a-f-]{36}.*"));
        return visitor.page.url().replaceFirst("\\?.*", "");
    }

    void cancels(String booking, String reason) {
        visitor.open(booking);
        visitor.button("取消").click();
        var dialog = visitor.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("取消原因").fill(reason);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("取消预约"))
                .click();
        assertThat(visitor.status("已取消，时段已释放。")).isVisible();
    }

    void rates(String grade, String text) {
        visitor.button("评价").click();
        var dialog = visitor.page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel(grade, new Locator.GetByLabelOptions().setExact(true)).check();
        dialog.getByLabel(Pattern.compile("想说的话")).fill(text);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("提交评价"))
                .click();
    }
}
