package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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

    /** Drags on the first free stretch of next week, an hour and a half of it. */
    void dragsFreeTimeOfNextWeek() {
        visitor.button("下一周").click();
        assertThat(visitor.page).hasURL(Pattern.compile(".*week=.*"));
        var free = visitor.page
                .locator("booking-week")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("空闲")))
                .first();
        free.scrollIntoViewIfNeeded();
        var box = free.boundingBox();
        var mouse = visitor.page.mouse();
        mouse.move(box.x + box.width / 2, box.y + 4);
        mouse.down();
        mouse.move(box.x + box.width / 2, box.y + box.height * 0.25);
        mouse.move(box.x + box.width / 2, box.y + box.height * 0.4);
        mouse.up();
        assertThat(visitor.page).hasURL(Pattern.compile(".*start=.*end=.*"));
    }

    void fillsIn(String purpose) {
        visitor.page.getByLabel("用途").fill(purpose);
        visitor.page.getByLabel(Pattern.compile("我已阅读并同意")).check();
    }

    /** @return the address of the new booking */
    String submits() {
        visitor.button("提交预约").click();
        visitor.page.waitForURL(Pattern.compile(".*/bookings/[0-9a-f-]{36}.*"));
        return visitor.page.url().replaceFirst("\\?.*", "");
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
