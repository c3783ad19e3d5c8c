package cn.pingliang.sharing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.RoutingAnswer;
import cn.pingliang.sharing.booking.RoutingDesk;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeWords;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.MailServer;
import cn.pingliang.sharing.testing.MailServer.Mail;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever stands in for a colleague is told for whom, on which days, and when it is over. */
@PortalTest
class SubstituteNoticesTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(Demo.AGRICULTURAL_ACADEMY_ID);

    @Autowired
    private RoutingDesk desk;

    @Autowired
    private Screens screens;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private String away = "";
    private String substitute = "";

    @BeforeEach
    void two_colleagues() {
        away = people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTRUMENT_MANAGER");
        substitute = people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTRUMENT_MANAGER");
    }

    @AfterEach
    void they_leave() {
        for (var colleague : List.of(away, substitute)) {
            database.update("delete from substitution where person_id = ?", database.account(colleague));
            database.update("delete from membership where account_id = ?", database.account(colleague));
        }
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private LocalDate day(int later) {
        return PortalTime.dayOf(clock.instant()).plusDays(later);
    }

    private void name(String by) {
        assertThat(desk.standIn(INSTITUTION, account(away), account(substitute), day(1), day(3), account(by)))
                .isEqualTo(new RoutingAnswer.Done());
    }

    private void end(String by) {
        var named = desk.sheet(INSTITUTION, account(by)).substitutions().stream()
                .filter(each -> each.person().id().equals(account(away)))
                .findFirst()
                .orElseThrow();
        assertThat(desk.end(INSTITUTION, named.id(), account(by))).isEqualTo(new RoutingAnswer.Done());
    }

    private List<String> told(String username) {
        Events.awaitHeard(database);
        return database.strings(
                "select kind from notice where account_id = ? order by created_at, id", database.account(username));
    }

    @Test
    void a_substitute_is_told_when_named_and_when_it_is_over_and_nobody_else() {
        name(away);
        end(away);
        assertThat(told(substitute)).containsExactly("SUBSTITUTE_NAMED", "SUBSTITUTE_RELEASED");
        assertThat(told(away)).isEmpty();
    }

    @Test
    void who_is_named_anew_for_other_days_is_told_again() {
        name(away);
        end(away);
        name(away);
        assertThat(told(substitute)).containsExactly("SUBSTITUTE_NAMED", "SUBSTITUTE_RELEASED", "SUBSTITUTE_NAMED");
    }

    @Test
    void nobody_is_told_what_they_did_themselves() {
        database.update(
                "update membership set role = 'INSTITUTION_ADMIN' where account_id = ?", database.account(substitute));
        name(substitute);
        assertThat(told(substitute)).isEmpty();
    }

    @Test
    void the_notice_says_for_whom_and_which_days_and_leads_to_the_list() {
        name(away);
        told(substitute);
        var formats = new TimeWords(Locale.SIMPLIFIED_CHINESE, key -> "M月d日");
        var visitor = screens.as(substitute).open("notices");
        visitor.sees("请您代为审批", "由您代试" + away + "（", "审批预约", formats.day(day(1)), formats.day(day(3)));
        assertThat(visitor.text()).doesNotContain(formats.day(day(4)));
        visitor.follow("请您代为审批").sees("试" + away);
    }

    @Test
    void it_is_mailed_unless_they_want_no_mail_of_it() {
        Events.awaitHeard(database);
        database.update("delete from notice_leaving");
        database.update("delete from notice_delivery");
        database.update("update account set email = username || '@example.com' where username = ?", substitute);
        try (var server = MailServer.start()) {
            name(away);
            Events.awaitHeard(database);
            jobs.run("notices-leave");
            assertThat(server.to(substitute + "@example.com"))
                    .extracting(Mail::subject)
                    .singleElement()
                    .asString()
                    .contains("请您代为审批");
            database.update(
                    "insert into notice_choice (account_id, kind, channel, wanted) values (?, 'SUBSTITUTE_RELEASED', 'mail', false)",
                    database.account(substitute));
            end(away);
            Events.awaitHeard(database);
            jobs.run("notices-leave");
            assertThat(server.to(substitute + "@example.com")).hasSize(1);
            assertThat(told(substitute)).contains("SUBSTITUTE_RELEASED");
        }
    }
}
