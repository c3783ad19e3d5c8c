package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.pingliang.sharing.booking.SlotHolds;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The ways to a booking that are not the straight one: by keyboard, past a hold that expired, round a conflict. */
@PortalTest
@ExtendWith(Browsers.class)
class BookingWaysJourneyTests {

    private static final Slot MORNING = Slot.inDays(8, "09:00", "11:00");

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    private UUID instrument = UUID.randomUUID();

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
    }

    private String booking(Slot slot) {
        var local = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
        return "/instruments/%s/book?start=%s&end=%s"
                .formatted(instrument, slot.start().format(local), slot.end().format(local));
    }

    @Test
    void from_the_instruments_page_to_the_booking_by_keyboard_alone() {
        try (var visitor = new Visitor(browser)) {
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open("/instruments/" + instrument);
            assertThat(visitor.heading("试验仪器")).isVisible();
            visitor.tabsTo("document.activeElement.matches('a[href*=\"/book?\"]')");
            visitor.page.keyboard().press("Enter");
            assertThat(visitor.page).hasURL(Pattern.compile(".*/book\\?.*start=.*"));
            visitor.tabsTo("document.activeElement.localName === 'textarea'");
            visitor.page.keyboard().type("只用键盘的预约");
            visitor.tabsTo("document.activeElement.type === 'checkbox'");
            visitor.page.keyboard().press("Space");
            visitor.tabsTo("document.activeElement.textContent.includes('提交预约')");
            visitor.page.keyboard().press("Enter");
            visitor.page.waitForURL(Pattern.compile(".*/bookings/[0-9a-f-]{36}.*"));
            assertThat(visitor.page.getByText("只用键盘的预约").first()).isVisible();
        }
    }

    @Test
    void a_chosen_time_is_kept_until_the_hold_expires_and_then_whoever_is_quicker_has_it() {
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(booking(MORNING));
            assertThat(visitor.page.getByText("已为您保留这个时段")).isVisible();
            Api.as(Demo.OTHER_ENTREPRENEUR)
                    .post("/bookings", Bookings.body(instrument, MORNING))
                    .isProblem(409, "slot-taken");
            entrepreneur.typesPurpose("保留期间填写的内容");
            visitor.look("hold");
            clock.forward(SlotHolds.LENGTH.plus(Duration.ofSeconds(1)));
            visitor.page.evaluate("document.querySelector('count-down').begin(1)");
            assertThat(visitor.page.getByText("保留时间已到")).isVisible();
            Api.as(Demo.OTHER_ENTREPRENEUR)
                    .post("/bookings", Bookings.body(instrument, MORNING))
                    .is(201);
            assertThat(visitor.page.getByText("刚刚被预约").first()).isAttached();
            assertThat(entrepreneur.purpose()).hasValue("保留期间填写的内容");
            Assertions.assertThat(visitor.barriers()).isEmpty();
        }
    }

    @Test
    void at_a_conflict_one_click_takes_the_time_that_is_offered_instead() {
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(booking(MORNING));
            // The nearest of the free slots around it: the one right before.
            var offered = visitor.page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(" 07:00–09:00$")));
            assertThat(offered).isVisible();
            var before = visitor.page.url();
            offered.click();
            assertThat(visitor.page).not().hasURL(before);
            assertThat(visitor.page.getByText("已为您保留这个时段")).isVisible();
            entrepreneur.fillsIn("换了一个时间");
            entrepreneur.submits();
        }
    }

    @Test
    void whoever_cannot_keep_to_the_rules_asks_for_an_exception_and_somebody_decides() {
        var night = Slot.inDays(8, "20:00", "23:00");
        instrument = instruments.make().open(7, "08:00", "20:00").create();
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(booking(night));
            assertThat(visitor.page.getByText("这个时段不在开放时间内。")).isVisible();
            entrepreneur.fillsIn("例外申请之旅");
            visitor.button("申请例外").click();
            visitor.page.getByLabel("为什么需要例外").fill("样品只能在夜间连续培养");
            visitor.page.keyboard().press("Tab");
            assertThat(visitor.page.getByText("这是例外申请")).isVisible();
            visitor.look("exception-1-asked");
            entrepreneur.submits();
            assertThat(visitor.page.getByText("例外所涉规则")).isVisible();
            visitor.look("exception-2-waits");
            Assertions.assertThat(visitor.barriers()).isEmpty();
        }
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        try (var institution = new Visitor(browser)) {
            institution.open("/approvals");
            institution.signIn(manager);
            var row = institution.row("例外申请之旅");
            assertThat(row).containsText("规则例外");
            assertThat(row).containsText("样品只能在夜间连续培养");
            institution.look("exception-3-queue");
            Assertions.assertThat(institution.barriers()).isEmpty();
        }
    }

    @Test
    void a_chosen_time_is_moved_and_pulled_longer_by_the_pointer_and_by_the_keys() {
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(booking(MORNING));
            assertThat(entrepreneur.chosen()).isVisible();
            entrepreneur.movesChosen(Duration.ofHours(2), Duration.ofHours(1));
            entrepreneur.hasChosen(Slot.inDays(8, "10:00", "12:00"));
            entrepreneur.lengthensChosen(Duration.ofHours(2), Duration.ofMinutes(90));
            entrepreneur.hasChosen(Slot.inDays(8, "10:00", "13:30"));
            entrepreneur.chosen().focus();
            visitor.page.keyboard().press("Shift+ArrowUp");
            entrepreneur.hasChosen(Slot.inDays(8, "10:00", "13:00"));
            visitor.page.keyboard().press("ArrowUp");
            entrepreneur.hasChosen(Slot.inDays(8, "09:30", "12:30"));
        }
    }

    @Test
    void the_list_of_free_slots_is_complete_by_keyboard_and_lets_who_uses_it_go_on() {
        try (var visitor = new Visitor(browser)) {
            var entrepreneur = new Entrepreneur(visitor);
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.open(booking(MORNING));
            var keyboard = visitor.page.keyboard();
            entrepreneur.listed("09:00–11:00").focus();
            keyboard.press("ArrowRight");
            assertThat(entrepreneur.listed("09:30–10:00")).isFocused();
            keyboard.press("Enter");
            entrepreneur.hasChosen(Slot.inDays(8, "09:30", "10:00"));
            keyboard.press("Shift+ArrowRight");
            entrepreneur.hasChosen(Slot.inDays(8, "09:30", "10:30"));
            assertThat(entrepreneur.listed("09:30–10:30")).isFocused();
            keyboard.press("Escape");
            assertThat(visitor.page).not().hasURL(Pattern.compile(".*start=.*"));
            keyboard.press("Space");
            entrepreneur.hasChosen(Slot.inDays(8, "09:30", "10:00"));
            keyboard.press("Tab");
            assertThat(entrepreneur.listed("09:30–10:00")).not().isFocused();
        }
    }

    @Test
    void who_reads_english_books_at_an_institution_with_an_english_name() {
        try (var visitor = new Visitor(browser)) {
            visitor.open("/bookings");
            visitor.signIn("chuangye");
            visitor.button("English").click();
            assertThat(visitor.heading("My bookings")).isVisible();
            visitor.open(booking(MORNING));
            assertThat(visitor.page.getByText("Gansu Medical College").first()).isVisible();
            assertThat(visitor.page.getByText("甘肃医学院")).hasCount(0);
        }
    }
}
