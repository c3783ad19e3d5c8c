package cn.pingliang.sharing.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.ManyInstruments;
import cn.pingliang.sharing.testing.PortalTest;
import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The timeline with as many instruments as the portal is made for, in a browser that has never seen it. */
@PortalTest
@ExtendWith(Browsers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePaintTests {

    private static final int INSTRUMENTS = 500;
    private static final int DAYS = 7;
    private static final Duration AT_MOST = Duration.ofMillis(1500);

    /** Looks at each frame whether the first row is laid out; the frame after it has been painted ends the wait. */
    private static final String NOTE_FIRST_ROW = """
            const look = () => {
                const row = document.querySelector('instrument-timeline')?.shadowRoot?.querySelector('li');
                if (!row?.getBoundingClientRect().height) return requestAnimationFrame(look);
                requestAnimationFrame(() => window.firstRowAt = performance.now());
            };
            requestAnimationFrame(look);
            """;

    private Browser browser;

    @Autowired
    private ManyInstruments many;

    @BeforeAll
    void open(Browser opened) {
        browser = opened;
        many.create(INSTRUMENTS);
        many.book(0, DAYS);
    }

    @AfterAll
    void close() {
        many.remove();
    }

    @Test
    void the_week_of_five_hundred_instruments_is_painted_within_a_second_and_a_half() {
        firstRow(); // the portal's own first time, which is no visitor's business
        var took = Stream.generate(this::firstRow).limit(5).sorted().toList();
        LoggerFactory.getLogger(TimelinePaintTests.class)
                .info(
                        "The first rows of {} instruments were painted after {} ms each.",
                        INSTRUMENTS,
                        took.stream().map(Duration::toMillis).toList());
        assertThat(took.getFirst()).as("the least disturbed of %s", took).isLessThanOrEqualTo(AT_MOST);
    }

    /** From the start of the navigation, with nothing in the browser's cache. */
    private Duration firstRow() {
        try (var visitor = new Visitor(browser)) {
            visitor.page.addInitScript(NOTE_FIRST_ROW);
            visitor.open("/timeline?class=" + ManyInstruments.CLASS);
            visitor.page.waitForFunction("window.firstRowAt");
            return Duration.ofMillis((Integer) visitor.page.evaluate("Math.ceil(window.firstRowAt)"));
        }
    }
}
