package cn.pingliang.sharing.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.MailServer;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deciding from a mail: whoever has the link, once, and only by a press of a button. */
@PortalTest
class DecideScreenTests {

    private static final Slot MORNING = Slot.inDays(9, "09:00", "11:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private String manager = "";
    private String booking = "";
    private String link = "";

    @BeforeEach
    void a_request_was_mailed_to_who_decides() {
        settled();
        database.update("delete from notice_leaving");
        database.update("delete from notice_delivery");
        var instrument = instruments.create();
        manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        database.update("update account set email = username || '@example.com' where username = ?", manager);
        people.putInCharge(manager, instrument);
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        settled();
        try (var server = MailServer.start()) {
            jobs.run("notices-leave");
            var mail = server.to(manager + "@example.com").getFirst();
            var found = Pattern.compile("/(decide/[\\w-]{43})").matcher(mail.plain());
            assertThat(found.find()).as(mail.plain()).isTrue();
            link = found.group(1);
            assertThat(mail.html()).contains(link);
        }
    }

    private void settled() {
        Events.awaitHeard(database);
    }

    private String status() {
        return Api.as(Demo.ENTREPRENEUR).get(booking).text("/status");
    }

    @Test
    void opening_the_link_shows_the_request_and_decides_nothing() {
        assertThat(Api.visitor().accepting("text/html").get("//" + link).status())
                .isEqualTo(200);
        screens.visitor().open(link).sees("果园土壤重金属测定", "09:00–11:00", "马晓峰", "批准", "驳回");
        assertThat(status()).isEqualTo("PENDING");
    }

    @Test
    void a_press_approves_as_the_one_it_was_sent_to_and_the_link_is_used_up() {
        screens.visitor().open(link).press("批准").sees("现为「已批准」");
        assertThat(status()).isEqualTo("APPROVED");
        assertThat(database.strings(
                        "select a.username from booking_step s join account a on a.id = s.by_id where s.action = 'APPROVE' and s.booking_id = ?",
                        UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1))))
                .containsExactly(manager);
        screens.visitor().open(link).sees("这个链接已失效").doesNotSee("果园土壤重金属测定");
    }

    @Test
    void rejecting_needs_a_reason() {
        var visitor = screens.visitor().open(link).press("驳回").press("驳回").sees("请写明原因");
        assertThat(status()).isEqualTo("PENDING");
        visitor.fill("驳回原因", "仪器送检").press("驳回").sees("现为「已驳回」");
        assertThat(status()).isEqualTo("REJECTED");
    }

    @Test
    void of_two_windows_with_one_link_one_decides() {
        var one = screens.visitor().open(link);
        var other = screens.visitor().open(link);
        one.press("批准").sees("现为「已批准」");
        other.press("批准").sees("这个链接已失效");
    }

    @Test
    void what_somebody_decided_elsewhere_is_not_decided_again() {
        var open = screens.visitor().open(link);
        Api.as(Demo.MEDICAL_COLLEGE)
                .post(booking + "/reject", Bookings.because("待修"))
                .is(200);
        open.press("批准").doesNotSee("现为「已批准」");
        assertThat(status()).isEqualTo("REJECTED");
        screens.visitor().open(link).sees("现为「已驳回」，不再需要审批");
    }

    @Test
    void who_no_longer_decides_cannot_with_an_old_link_either() {
        var open = screens.visitor().open(link);
        database.update("delete from instrument_manager where account_id = ?", database.account(manager));
        open.press("批准");
        assertThat(status()).isEqualTo("PENDING");
        screens.visitor().open(link).doesNotSee("果园土壤重金属测定");
    }

    @Test
    void after_seven_days_the_link_is_over_and_no_other_works() {
        clock.forward(Duration.ofDays(7).plusMinutes(1));
        screens.visitor().open(link).sees("这个链接已失效");
        clock.reset();
        screens.visitor().open(link + "x").sees("这个链接已失效");
        assertThat(database.count(
                        "select count(*) from decision_link where encode(secret_hash, 'escape') like ?",
                        "%" + link.substring(7, 20) + "%"))
                .as("the secret is nowhere but in the mail")
                .isZero();
    }
}
