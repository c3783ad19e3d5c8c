package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.MailServer;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody decides from their mail, and who asked hears of it on the screen they have open. */
@PortalTest
@ExtendWith(Browsers.class)
class NoticesJourneyTests {

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    private String linkInTheMail() {
        var instrument = instruments.create();
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        database.update("update account set email = username || '@example.com' where username = ?", manager);
        people.putInCharge(manager, instrument);
        Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(6, "09:00", "11:00"));
        Events.awaitHeard(database);
        try (var server = MailServer.start()) {
            jobs.run("notices-leave");
            var mail = server.to(manager + "@example.com").getFirst();
            var link = Pattern.compile("/decide/[\\w-]{43}").matcher(mail.plain());
            assertThat(link.find()).as(mail.plain()).isTrue();
            return link.group();
        }
    }

    @Test
    void a_decision_from_a_mail_reaches_the_screen_of_who_asked() {
        try (var entrepreneur = new Visitor(browser);
                var manager = new Visitor(browser);
                var operator = new Visitor(browser)) {
            // What other tests did is told to the same person, so all of it has to be told before they have read
            // everything.
            Events.awaitHeard(database);
            database.update("delete from notice_leaving");
            database.update("delete from notice_delivery");
            database.update("delete from calendar_feed");
            database.update(
                    "update notice set read_at = created_at where account_id = ?", database.account(Demo.ENTREPRENEUR));
            var link = linkInTheMail();

            entrepreneur.open("/notices?unread");
            entrepreneur.signIn(Demo.ENTREPRENEUR);
            assertThat(entrepreneur.heading("通知都读过了")).isVisible();

            manager.open(link);
            assertThat(manager.heading("审批预约")).isVisible();
            manager.look("notices-1-decide");
            manager.button("批准").click();
            assertThat(manager.status("现为「已批准」")).isVisible();

            assertThat(entrepreneur.link("通知，1 条未读")).isVisible();
            entrepreneur.look("notices-2-unread");
            entrepreneur.open("/notices");
            entrepreneur.look("notices-3-all");
            entrepreneur.open("/notices?unread");
            entrepreneur.link("预约已批准").click();
            assertThat(entrepreneur.page.getByText("已批准，请按时到")).isVisible();
            assertThat(entrepreneur.link("通知，没有未读")).isVisible();

            entrepreneur.open("/notices/settings");
            var box = entrepreneur.page.getByRole(
                    AriaRole.CHECKBOX, new com.microsoft.playwright.Page.GetByRoleOptions().setName("预约已批准：邮件"));
            assertThat(box).isChecked();
            entrepreneur.look("notices-4-settings");
            entrepreneur.button("保存").click();
            assertThat(entrepreneur.status("已保存")).isVisible();

            entrepreneur.open("/calendars");
            entrepreneur.button("生成订阅地址").click();
            assertThat(entrepreneur.status("只显示这一次")).isVisible();
            entrepreneur.look("notices-6-calendars");

            operator.open("/admin/mail?kind=DECISION_WANTED");
            operator.signIn(Demo.OPERATOR);
            assertThat(operator.heading("邮件预览")).isVisible();
            operator.look("notices-5-mail");
            operator.open("/admin/jobs");
            operator.look("notices-7-jobs");

            assertThat(Stream.of(entrepreneur, manager, operator).flatMap(visitor -> visitor.barriers().stream()))
                    .as("what bars people from these screens")
                    .isEmpty();
        }
    }
}
