package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people in front of the same instrument, each in a browser of their own. */
@PortalTest
@ExtendWith(Browsers.class)
class OthersChangesJourneyTests {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void each_sees_what_the_other_books_within_two_seconds_and_keeps_what_they_typed() {
        var instrument = instruments.create();
        try (var ones = new Visitor(browser);
                var others = new Visitor(browser)) {
            var one = new Entrepreneur(ones);
            var other = new Entrepreneur(others);
            ones.open("/bookings");
            ones.signIn("chuangye");
            others.open("/bookings");
            others.signIn("chuangye2");
            booksWhile(one, other, instrument);
            booksWhile(other, one, instrument);
        }
    }

    @Test
    void who_waits_for_a_taken_time_is_offered_it_within_two_seconds_of_its_being_given_back_and_books_it() {
        var instrument = instruments.create();
        try (var ones = new Visitor(browser);
                var others = new Visitor(browser)) {
            var one = new Entrepreneur(ones);
            var other = new Entrepreneur(others);
            ones.open("/bookings");
            ones.signIn("chuangye");
            others.open("/bookings");
            others.signIn("chuangye2");
            var slot = Slot.inDays(6, "09:00", "11:00");
            var wanted = "/instruments/%s/book?start=%s&end=%s"
                    .formatted(
                            instrument,
                            slot.start().toLocalDateTime(),
                            slot.end().toLocalDateTime());
            ones.open(wanted);
            one.fillsIn("果园土壤重金属测定");
            var booking = one.submits();

            others.open(wanted);
            others.button("加入候补").click();
            assertThat(others.link("看我的候补")).isVisible();
            others.look("waiting-joined");
            others.link("看我的候补").click();
            assertThat(others.page.getByText("候补中")).isVisible();

            one.cancels(booking, "样品尚未到货");
            var cancelled = System.nanoTime();
            // Others of this portal's tests may have offers waiting for them too.
            var offered = others.link("现在预约").and(others.page.locator("[href*='" + instrument + "']"));
            assertThat(offered)
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) AT_MOST.toMillis()));
            var took = Duration.ofNanos(System.nanoTime() - cancelled);
            LoggerFactory.getLogger(OthersChangesJourneyTests.class)
                    .info("Who waited was offered the slot {} ms after it was given back.", took.toMillis());
            others.look("waiting-offered");
            offered.click();
            other.fillsIn("苹果农药残留筛查");
            other.submits();
            assertThat(others.barriers()).isEmpty();
        }
    }

    /** From the instrument's page to the booking in four actions: a free time, the purpose, the agreement, the button. */
    private static void booksWhile(Entrepreneur one, Entrepreneur other, UUID instrument) {
        other.visitor().open("/instruments/" + instrument + "/book");
        other.typesPurpose("苹果农药残留筛查");
        one.visitor().open("/instruments/" + instrument);
        var before = one.visitor().presses();
        one.takesTheNextFreeTime();
        one.purpose().click();
        one.visitor().page.keyboard().type("果园土壤重金属测定");
        one.agrees();
        one.submits();
        var booked = System.nanoTime();
        assertThat(one.visitor().presses() - before).isEqualTo(4);
        assertThat(other.visitor().status("刚刚被预约"))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout((double) AT_MOST.toMillis()));
        var took = Duration.ofNanos(System.nanoTime() - booked);
        LoggerFactory.getLogger(OthersChangesJourneyTests.class)
                .info("The other page showed the booking {} ms after it was made.", took.toMillis());
        assertThat(took).isLessThanOrEqualTo(AT_MOST);
        assertThat(other.purpose()).hasValue("苹果农药残留筛查");
        assertThat(other.drawsAttentionToTaken()).isTrue();
    }
}
