package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
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

    /** Drags over free time on the calendar. */
    void dragsOut(Slot free, Slot wanted) {
        var tile = free(free);
        assertThat(tile).isVisible();
        var box = tile.boundingBox();
        var minute = box.height / Duration.between(free.start(), free.end()).toMinutes();
        var x = box.x + box.width / 2;
        var from =
                box.y + minute * Duration.between(free.start(), wanted.start()).toMinutes();
        var to = box.y + minute * Duration.between(free.start(), wanted.end()).toMinutes();
        var mouse = visitor.page.mouse();
        // A little within: edges belong to both steps of the alignment.
        mouse.move(x, from + 4);
        mouse.down();
        mouse.move(x, (from + to) / 2);
        mouse.move(x, to - 4);
        mouse.up();
        hasChosen(wanted);
    }

    private Locator free(Slot slot) {
        var words = "%s.*空闲 %tR–%tR"
                .formatted(slot.start().format(DateTimeFormatter.ofPattern("M月d日")), slot.start(), slot.end());
        return visitor.page
                .locator("booking-week")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(words)));
    }

    /** The chosen time on the calendar. */
    Locator chosen() {
        return visitor.page
                .locator("booking-week")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("我的选择")));
    }

    /** By the pointer, from its middle. */
    void movesChosen(Duration length, Duration by) {
        pullsChosen(length, 0.4, by);
    }

    /** By the pointer, at its end. */
    void lengthensChosen(Duration length, Duration by) {
        pullsChosen(length, 0.97, by);
    }

    private void pullsChosen(Duration length, double at, Duration by) {
        chosen().scrollIntoViewIfNeeded();
        var box = chosen().boundingBox();
        var minute = box.height / length.toMinutes();
        var x = box.x + box.width / 2;
        var y = box.y + box.height * at;
        var mouse = visitor.page.mouse();
        mouse.move(x, y);
        mouse.down();
        mouse.move(x, y + minute * by.toMinutes() / 2);
        mouse.move(x, y + minute * by.toMinutes());
        mouse.up();
    }

    /** In the list of free slots; by its first name, before it is lengthened. */
    Locator listed(String hours) {
        return visitor.page
                .getByRole(AriaRole.LIST)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(hours).setExact(true));
    }

    /** What the address says was chosen. */
    void hasChosen(Slot slot) {
        assertThat(visitor.page).hasURL(Pattern.compile(".*[?&]start=" + inAddress(slot.start()) + "(&.*)?$"));
        assertThat(visitor.page).hasURL(Pattern.compile(".*[?&]end=" + inAddress(slot.end()) + "(&.*)?$"));
    }

    private static String inAddress(OffsetDateTime moment) {
        return moment.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")).replace(":", "(:|%3A)");
    }

    void repeatsWeekly() {
        visitor.page
                .getByLabel("重复", new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        visitor.page
                .getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("每周").setExact(true))
                .click();
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
        agrees();
    }

    void agrees() {
        visitor.page.getByLabel(Pattern.compile("我已阅读并同意")).check();
    }

    /** Whether a taken time on the calendar glows at this moment, or has a frame where motion is not wanted. */
    boolean drawsAttentionToTaken() {
        return (Boolean) visitor.page
                .locator("booking-week")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("已约满")))
                .evaluateAll(
                        "tiles => document.getAnimations().concat(tiles.flatMap(tile => tile.getRootNode().getAnimations()))"
                                + ".some(({ effect }) => tiles.some(tile => effect.target.contains(tile)))");
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
