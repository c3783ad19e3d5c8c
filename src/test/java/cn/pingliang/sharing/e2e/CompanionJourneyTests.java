package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** An instrument and its companion, from the rules to another time, in a real browser. */
@PortalTest
@ExtendWith(Browsers.class)
class CompanionJourneyTests {

    private static final Slot MORNING = Slot.inDays(8, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(8, "14:00", "16:00");

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @Autowired
    private InstrumentCompanions companions;

    @Autowired
    private Database database;

    private UUID microscope = UUID.randomUUID();
    private UUID bench = UUID.randomUUID();

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @BeforeEach
    void a_microscope_needs_its_bench() {
        microscope = instruments.create();
        bench = instruments.create();
        companions.set(
                new ResourceId(microscope),
                Set.of(new ResourceId(bench)),
                new AccountId(database.account(Demo.MEDICAL_COLLEGE)));
    }

    private String name(UUID instrument) {
        return database.strings("select name from resource where id = ?", instrument)
                .getFirst();
    }

    private static String chosen(String path, Slot slot) {
        var local = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
        return path + "start=" + slot.start().format(local) + "&end="
                + slot.end().format(local);
    }

    @Test
    void it_is_said_booked_along_and_held_while_another_time_is_chosen() {
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(chosen("/instruments/" + microscope + "/book?", MORNING));
            assertThat(visitor.page.getByText("将同时预约：" + name(bench))).isVisible();
            assertThat(visitor.page.getByText("已为您保留这个时段")).isVisible();
            visitor.look("companion-book");
            entrepreneur.fillsIn("活细胞成像");
            entrepreneur.submits();
            assertThat(visitor.link(name(bench))).isVisible();
            visitor.look("companion-booking");
            var booking = visitor.page.url().replaceAll(".*/bookings/([^?]+).*", "$1");
            visitor.open(chosen("/instruments/" + microscope + "/book?change=" + booking + "&", AFTERNOON));
            assertThat(visitor.page.getByText("已为您保留这个时段")).isVisible();
            Assertions.assertThat(Api.as(Demo.OTHER_ENTREPRENEUR)
                            .post("/bookings", Bookings.body(bench, AFTERNOON))
                            .status())
                    .isEqualTo(409);
            visitor.look("companion-change");
            visitor.open("/bookings");
            assertThat(visitor.heading("我的预约").first()).isVisible();
            Assertions.assertThat(visitor.barriers()).isEmpty();
        }
    }

    @Test
    void it_is_set_beside_the_rules_of_the_instrument() {
        try (var visitor = new Visitor(browser)) {
            visitor.open("/manage/rules?instrument=" + microscope);
            visitor.signIn("yixueyuan");
            assertThat(visitor.heading("配套设备")).isVisible();
            visitor.heading("配套设备").scrollIntoViewIfNeeded();
            visitor.button("保存配套设备").click();
            assertThat(visitor.page.getByText("今后的预约会同时占用所选设备")).isVisible();
            visitor.heading("配套设备").evaluate("it => it.parentElement.scrollIntoView()");
            visitor.page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target/screenshots/companion-rules.png")));
            visitor.look("companion-rules");
            Assertions.assertThat(visitor.barriers()).isEmpty();
        }
    }
}
