package cn.pingliang.sharing.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the journeys their browser: one for all of them, closed when the last test is over. Each visitor has a profile of their own. */
final class Browsers implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(Browsers.class))
                .computeIfAbsent(Opened.class, type -> new Opened(), Opened.class)
                .browser;
    }

    private static final class Opened implements AutoCloseable {

        /** For what is expected to appear: how quick screens must be is asserted elsewhere, not by a busy machine here. */
        private static final double PATIENCE_MILLIS = 15_000;

        private final Playwright playwright = Playwright.create();
        private final Browser browser = playwright.chromium().launch(Chromium.launchOptions());

        private Opened() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
