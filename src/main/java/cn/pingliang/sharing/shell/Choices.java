package cn.pingliang.sharing.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How somebody wants the portal shown. Kept in cookies, not in the account: it belongs to the screen at hand, and visitors
 * choose too. The first page already arrives in this shape, so nothing flickers.
 *
 * @param language Chinese unless they chose English, whatever the browser asks for
 */
record Choices(Locale language, Theme theme, Size size) {

    static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static final String LANGUAGE_COOKIE = "portal-language";
    private static final String THEME_COOKIE = "portal-theme";
    private static final String SIZE_COOKIE = "portal-size";

    /** The values of {@code theme} on the page; {@code AUTO} follows the system. */
    enum Theme {
        AUTO,
        LIGHT,
        DARK;

        String attribute() {
            return this == AUTO ? "" : name().toLowerCase(Locale.ROOT);
        }

        /** As {@code <meta name="color-scheme">} says it, so that not even the empty page is of the other colour. */
        String scheme() {
            return this == AUTO ? "light dark" : attribute();
        }
    }

    /** 适老: 100, 125 and 150 percent, the values of {@code data-size} on the page. */
    enum Size {
        NORMAL,
        LARGE,
        LARGER;

        String attribute() {
            return this == NORMAL ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    static Choices of(VaadinRequest request) {
        return new Choices(
                cookie(request, LANGUAGE_COOKIE).equals(Locale.ENGLISH.getLanguage())
                        ? Locale.ENGLISH
                        : Locale.SIMPLIFIED_CHINESE,
                choice(Theme.values(), cookie(request, THEME_COOKIE)),
                choice(Size.values(), cookie(request, SIZE_COOKIE)));
    }

    static void remember(Locale language) {
        remember(LANGUAGE_COOKIE, language.getLanguage());
    }

    static void remember(Theme theme) {
        remember(THEME_COOKIE, theme.name());
    }

    static void remember(Size size) {
        remember(SIZE_COOKIE, size.name());
    }

    private static void remember(String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(Math.toIntExact(Duration.ofDays(365).toSeconds()));
        var response = VaadinResponse.getCurrent();
        if (response != null) {
            response.addCookie(cookie);
        }
    }

    private static String cookie(VaadinRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .findFirst()
                        .map(Cookie::getValue)
                        .orElse("");
    }

    /** The first choice is the default, for unknown values too. */
    private static <E extends Enum<E>> E choice(E[] choices, String name) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElse(choices[0]);
    }
}
