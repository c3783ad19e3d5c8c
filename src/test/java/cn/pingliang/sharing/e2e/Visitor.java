package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.pingliang.sharing.testing.TestPortal;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody in a browser of their own, and what people do on every screen of the portal. */
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final int PHONE = 360;

    /** Counts what a hand does, across pages: every press of the pointer. */
    private static final String COUNT_PRESSES = """
            addEventListener('pointerdown', event => {
                if (event.isTrusted) sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1;
            }, true);
            """;

    private final BrowserContext context;
    private final List<String> barriers = new ArrayList<>();
    final Page page;

    /** At a desk. */
    Visitor(Browser browser) {
        this(browser, new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    private Visitor(Browser browser, Browser.NewContextOptions device) {
        context = browser.newContext(device.setBaseURL(TestPortal.address().toString())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("zh-CN"));
        context.setDefaultTimeout(15_000);
        context.addInitScript(COUNT_PRESSES);
        page = context.newPage();
    }

    static Visitor onPhone(Browser browser) {
        return new Visitor(
                browser,
                new Browser.NewContextOptions()
                        .setViewportSize(PHONE, 740)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    int presses() {
        return (Integer) page.evaluate("Number(sessionStorage.presses ?? 0)");
    }

    void open(String path) {
        page.navigate(path);
    }

    /** Gives the demonstration's password on the sign-in page, wherever that was met. */
    void signIn(String username) {
        page.getByLabel("账号").fill(username);
        page.getByLabel("密码").fill("Demo-2026");
        button("登录").click();
        assertThat(page).not().hasURL(Pattern.compile(".*(sign-in|oauth2).*"));
    }

    /** Presses Tab until the focus is where the script says. */
    void tabsTo(String script) {
        for (var presses = 0; presses < 150; presses++) {
            if ((Boolean) page.evaluate(script)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the focus never came to " + script);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator status(String text) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(text));
    }

    /**
     * Keeps a picture of the screen as a desk and as a phone see it, and has it checked for those who see none. What bars
     * somebody is noted and told at the journey's end, all of it.
     */
    void look(String screen) {
        assertThat(page).hasTitle(Pattern.compile(".+"));
        picture(screen, 1280, 800);
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                .analyze()
                .getViolations()
                .forEach(rule -> barriers.add("%s: %s: %s"
                        .formatted(
                                screen,
                                rule.getId(),
                                rule.getNodes().stream()
                                        .map(CheckedNode::getHtml)
                                        .toList())));
        picture(screen, PHONE, 740);
        overflow().ifPresent(wider -> barriers.add(screen + ": " + wider));
        page.setViewportSize(1280, 800);
    }

    /** With the page anew, so that nothing of it is still fading from one to the other. */
    void prefers(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    }

    /** Where the screen is wider than the window, so that it has to be pushed to and fro. */
    Optional<String> overflow() {
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        var window = page.viewportSize().width;
        var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        return width > window
                ? Optional.of("%d pixels wide in a window of %d".formatted(width, window))
                : Optional.empty();
    }

    /** 适老, the largest, as the menu for it remembers it. */
    void readsLargeType() {
        context.addCookies(List.of(
                new Cookie("portal-size", "LARGER").setUrl(TestPortal.address().toString())));
    }

    List<String> barriers() {
        return barriers;
    }

    private void picture(String screen, int width, int height) {
        page.setViewportSize(width, height);
        page.evaluate("window.scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%s-%dx%d.png".formatted(screen, width, height))));
    }

    @Override
    public void close() {
        context.close();
    }
}
