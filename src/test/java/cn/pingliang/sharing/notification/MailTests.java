package cn.pingliang.sharing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.notification.Preferences.Choice;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.MailServer;
import cn.pingliang.sharing.testing.MailServer.Mail;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What leaves the portal by mail: to whom, when, in which words, and once. */
@PortalTest
class MailTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(6, "13:00", "15:00");

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

    @Autowired
    private NoticeWriter writer;

    @Autowired
    private NoticePreferences preferences;

    @Autowired
    private TransactionTemplate transaction;

    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private UUID instrument = UUID.randomUUID();
    private String requester = "";

    @BeforeEach
    void nothing_is_on_its_way() {
        settled();
        database.update("delete from notice_leaving");
        database.update("delete from notice_delivery");
        instrument = instruments.create();
        requester = withMail(people.create(Demo.id(111), "ENTREPRENEUR"));
    }

    private String withMail(String username) {
        database.update("update account set email = username || '@example.com' where username = ?", username);
        return username;
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private void settled() {
        Events.awaitHeard(database);
    }

    private void send() {
        settled();
        jobs.run("notices-leave");
    }

    private List<Mail> mails(MailServer server) {
        return server.to(requester + "@example.com");
    }

    private String approved() {
        var booking = Bookings.request(requester, instrument, MORNING);
        institution.post(booking + "/approve").is(200);
        return booking;
    }

    /** Something to tell that needs no booking. */
    private void tell(String who, NoticeKind kind, @Nullable String reason) {
        transaction.executeWithoutResult(status -> writer.tell(
                new NewNotice(
                        kind,
                        UUID.randomUUID(),
                        1,
                        null,
                        new ResourceId(instrument),
                        TimeSlot.starting(clock.instant().plus(Duration.ofDays(2)), Duration.ofHours(2)),
                        null,
                        reason,
                        null),
                Set.of(account(who))));
    }

    private long tries() {
        return database.count("select sum(tries) from notice_delivery");
    }

    private Preferences change(Locale language, boolean daily, @Nullable QuietHours quiet) {
        var now = preferences.of(account(requester));
        return new Preferences(language, daily, quiet, now.channels(), now.wanted());
    }

    private void prefers(Preferences wanted) {
        preferences.keep(wanted, account(requester));
    }

    // Words

    @Test
    void a_notice_is_mailed_once_as_text_and_as_html_with_the_way_to_its_request() {
        try (var server = MailServer.start()) {
            var booking = approved();
            send();
            jobs.run("notices-leave");
            var mail = mails(server).getFirst();
            assertThat(mails(server)).hasSize(1);
            assertThat(mail.subject()).isEqualTo("预约已批准 · 平凉科研共享");
            assertThat(mail.plain()).contains("试" + requester + "，您好", "的预约已批准，请按时到甘肃医学院使用", booking);
            assertThat(mail.html()).contains("的预约已批准", "href=\"http://localhost", booking);
            assertThat(mail.plain()).as("no more of people than is needed").doesNotContain("@example.com", "138");
        }
    }

    @Test
    void who_reads_english_gets_english() {
        prefers(change(Locale.ENGLISH, false, null));
        try (var server = MailServer.start()) {
            approved();
            send();
            assertThat(mails(server).getFirst().subject()).isEqualTo("Booking approved · Pingliang Sharing");
            assertThat(mails(server).getFirst().plain()).contains("Your booking of Test instrument");
        }
    }

    private String samplesApproved() {
        instrument = instruments
                .make()
                .fact("address", "崆峒大道 1 号")
                .fact("contact_name", "李老师")
                .create();
        var body = Bookings.body(instrument, MORNING, "serviceMode", "ENTRUSTED");
        var booking =
                "/bookings/" + Api.as(requester).post("/bookings", body).is(201).text("/id");
        institution.post(booking + "/approve").is(200);
        return booking;
    }

    @Test
    void of_samples_they_say_where_they_go_that_they_came_and_that_the_report_is_there() {
        try (var server = MailServer.start()) {
            var booking = samplesApproved();
            institution.post(booking + "/check-in").is(200);
            institution.post(booking + "/check-out", Bookings.because("均合格")).is(200);
            send();
            assertThat(mails(server))
                    .extracting(Mail::subject)
                    .containsExactlyInAnyOrder("委托已批准，请送样 · 平凉科研共享", "样品已收到 · 平凉科研共享", "检测报告已出 · 平凉科研共享");
            var approved = mails(server).stream()
                    .filter(mail -> mail.subject().startsWith("委托"))
                    .findFirst()
                    .orElseThrow();
            assertThat(approved.plain()).contains("请在此之前把样品送到甘肃医学院：崆峒大道 1 号 · 李老师。");
            assertThat(approved.calendar().orElseThrow().text()).contains("SUMMARY:送样检测 试验仪器");
            assertThat(mails(server))
                    .anySatisfy(mail -> assertThat(mail.plain()).contains("请在委托页面查看和下载。", "说明：均合格", booking));
        }
    }

    @Test
    void of_samples_too_who_reads_english_gets_english() {
        prefers(change(Locale.ENGLISH, false, null));
        try (var server = MailServer.start()) {
            samplesApproved();
            send();
            var mail = mails(server).getFirst();
            assertThat(mail.subject()).isEqualTo("Request approved, please send samples · Pingliang Sharing");
            assertThat(mail.plain()).contains("Please let them be at");
        }
    }

    @Test
    void what_people_wrote_is_no_html_in_a_mail() {
        try (var server = MailServer.start()) {
            tell(requester, NoticeKind.REJECTED, "<script>alert(1)</script> & \"x\"");
            send();
            assertThat(mails(server).getFirst().html())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;")
                    .doesNotContain("<script");
            assertThat(mails(server).getFirst().plain()).contains("<script>alert(1)</script> & \"x\"");
        }
    }

    // Once

    @Test
    void while_the_server_is_down_mails_wait_longer_each_time_and_then_arrive_once() {
        tell(requester, NoticeKind.APPROVED, null);
        tell(requester, NoticeKind.EXPIRED, null);
        send();
        assertThat(tries()).as("where there is no server nobody tries the next").isEqualTo(1);
        send();
        send();
        assertThat(tries()).as("each waits ten seconds").isEqualTo(2);
        clock.forward(Duration.ofSeconds(11));
        send();
        send();
        assertThat(tries()).isEqualTo(4);
        clock.forward(Duration.ofSeconds(11));
        send();
        assertThat(tries()).as("and then longer").isEqualTo(4);
        try (var server = MailServer.start()) {
            send();
            clock.forward(Duration.ofMinutes(1));
            send();
            clock.forward(Duration.ofMinutes(10));
            send();
            assertThat(mails(server))
                    .extracting(Mail::subject)
                    .containsExactlyInAnyOrder("预约已批准 · 平凉科研共享", "预约已过期 · 平凉科研共享");
        }
    }

    @Test
    void a_mail_that_a_node_died_with_is_sent_by_another_after_a_while_and_both_have_one_name() {
        tell(requester, NoticeKind.APPROVED, null);
        settled();
        database.update(
                "update notice_delivery set tries = 1, claimed_until = ?",
                clock.instant().plus(Outbox.CLAIM));
        try (var server = MailServer.start()) {
            send();
            assertThat(mails(server)).as("somebody may still send it").isEmpty();
            clock.forward(Outbox.CLAIM);
            send();
            assertThat(mails(server)).hasSize(1);
            assertThat(mails(server).getFirst().id())
                    .isEqualTo("<%s@localhost>"
                            .formatted(database.strings("select id::text from notice_delivery")
                                    .getFirst()));
        }
    }

    @Test
    void a_mail_that_never_arrives_is_given_up_after_a_day_and_can_be_sent_again() {
        tell(requester, NoticeKind.APPROVED, null);
        settled();
        for (var each = 0; each < Outbox.MOST_TRIES; each++) {
            jobs.run("notices-leave");
            clock.forward(Duration.ofHours(1));
        }
        assertThat(database.count(
                        "select count(*) from notice_delivery where given_up_at is not null and tries = ?",
                        Outbox.MOST_TRIES))
                .isEqualTo(1);
        try (var server = MailServer.start()) {
            send();
            assertThat(mails(server)).isEmpty();
        }
    }

    @Test
    void what_was_told_is_forgotten_in_the_end_and_what_was_not_is_kept() {
        try (var server = MailServer.start()) {
            tell(requester, NoticeKind.APPROVED, null);
            send();
            assertThat(mails(server)).hasSize(1);
        }
        tell(requester, NoticeKind.EXPIRED, null);
        clock.forward(Forgetting.DELIVERIES.plusDays(1));
        jobs.run("notices-forgotten");
        assertThat(database.count("select count(*) from notice_delivery")).isEqualTo(1);
        clock.forward(Forgetting.NOTICES);
        jobs.run("notices-forgotten");
        assertThat(database.strings("select kind from notice where account_id = ?", database.account(requester)))
                .as("nobody was told of it yet")
                .containsExactly("EXPIRED");
    }

    // What, when

    @Test
    void nobody_gets_a_mail_they_do_not_want_and_everybody_may_want_one() {
        var now = preferences.of(account(requester));
        var wanted = new HashSet<>(now.wanted());
        wanted.remove(new Choice(NoticeKind.APPROVED, MailChannel.NAME));
        wanted.add(new Choice(NoticeKind.REQUEST_EXPIRED, MailChannel.NAME));
        wanted.remove(new Choice(NoticeKind.EXPIRED, NoticeWriter.PORTAL));
        prefers(new Preferences(now.language(), now.daily(), now.quiet(), now.channels(), wanted));
        assertThat(preferences.of(account(requester)).wanted()).isEqualTo(wanted);
        try (var server = MailServer.start()) {
            tell(requester, NoticeKind.APPROVED, null);
            tell(requester, NoticeKind.REQUEST_EXPIRED, null);
            tell(requester, NoticeKind.EXPIRED, null);
            send();
            assertThat(mails(server))
                    .extracting(Mail::subject)
                    .containsExactlyInAnyOrder("预约未及审批已过期 · 平凉科研共享", "预约已过期 · 平凉科研共享");
        }
        assertThat(database.strings(
                        "select kind from notice where account_id = ? and in_app order by 1",
                        database.account(requester)))
                .containsExactly("APPROVED", "REQUEST_EXPIRED");
    }

    @Test
    void in_quiet_hours_mails_wait_for_their_end_except_what_cannot_wait() {
        prefers(change(Locale.SIMPLIFIED_CHINESE, false, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))));
        clock.set(moment("2026-09-15T23:30:00+08:00"));
        try (var server = MailServer.start()) {
            tell(requester, NoticeKind.APPROVED, null);
            tell(requester, NoticeKind.WAITING_OFFER, null);
            send();
            assertThat(mails(server)).extracting(Mail::subject).containsExactly("候补轮到您了 · 平凉科研共享");
            clock.set(moment("2026-09-16T06:59:00+08:00"));
            send();
            assertThat(mails(server)).hasSize(1);
            clock.set(moment("2026-09-16T07:00:00+08:00"));
            send();
            assertThat(mails(server)).hasSize(2);
        }
    }

    /** 2026: 1 to 7 October is a holiday, and Saturday the 10th is worked in exchange. */
    @Test
    void who_wants_one_mail_a_day_gets_it_on_the_morning_of_a_working_day() {
        prefers(change(Locale.SIMPLIFIED_CHINESE, true, null));
        try (var server = MailServer.start()) {
            clock.set(moment("2026-09-30T15:00:00+08:00"));
            tell(requester, NoticeKind.APPROVED, null);
            tell(requester, NoticeKind.EXPIRED, null);
            for (var tooEarly :
                    List.of("2026-09-30T18:00:00+08:00", "2026-10-01T09:00:00+08:00", "2026-10-08T08:29:00+08:00")) {
                clock.set(moment(tooEarly));
                gatherAndSend();
                assertThat(mails(server)).as(tooEarly).isEmpty();
            }
            clock.set(moment("2026-10-08T08:30:00+08:00"));
            gatherAndSend();
            gatherAndSend();
            assertThat(mails(server)).extracting(Mail::subject).containsExactly("您有 2 条通知 · 平凉科研共享");
            assertThat(mails(server).getFirst().plain()).contains("预约已批准", "预约已过期");

            clock.set(moment("2026-10-09T12:00:00+08:00"));
            tell(requester, NoticeKind.REJECTED, null);
            clock.set(moment("2026-10-10T08:31:00+08:00"));
            gatherAndSend();
            assertThat(mails(server)).as("a Saturday that is worked").hasSize(2);
        }
    }

    private void gatherAndSend() {
        jobs.run("notices-of-the-day");
        jobs.run("notices-leave");
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    // Calendars

    @Test
    void the_calendars_entry_is_one_however_often_the_booking_moves_until_it_is_cancelled() throws Exception {
        try (var server = MailServer.start()) {
            var booking = approved();
            Api.as(requester)
                    .post(booking + "/change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to()))
                    .is(200);
            institution.post(booking + "/accept-change").is(200);
            Api.as(requester).post(booking + "/cancel", Bookings.because("不用了")).is(200);
            send();
            var invitations = mails(server).stream()
                    .flatMap(mail -> mail.calendar().stream())
                    .toList();
            assertThat(invitations)
                    .extracting(part -> part.type().replaceAll("(?s).*method=(\\w+).*", "$1"))
                    .containsExactly("REQUEST", "REQUEST", "CANCEL");
            var uid = new BookingId(UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1))) + "@localhost";
            var sequences = new java.util.ArrayList<Integer>();
            for (var invitation : invitations) {
                var event = strictly(invitation.text()).<VEvent>getComponents().getFirst();
                assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(uid);
                sequences.add(event.getSequence().getSequenceNo());
            }
            assertThat(sequences).isSorted().doesNotHaveDuplicates();
            var moved = strictly(invitations.get(1).text());
            assertThat(moved.getMethod().getValue()).isEqualTo("REQUEST");
            var event = moved.<VEvent>getComponents().getFirst();
            assertThat(Instant.from(event.<Temporal>getDateTimeStart().getDate()))
                    .isEqualTo(AFTERNOON.asTimeSlot().start());
            assertThat(Instant.from(event.<Temporal>getDateTimeEnd().getDate()))
                    .isEqualTo(AFTERNOON.asTimeSlot().end());
            assertThat(invitations.getLast().text()).contains("STATUS:CANCELLED");
        }
    }

    private static Calendar strictly(String text) throws Exception {
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75));
        var again = new CalendarBuilder().build(new StringReader(calendar.toString()));
        assertThat(again).isEqualTo(calendar);
        assertThat(calendar.<Property>getProperties()).isNotEmpty();
        return calendar;
    }

    @Test
    void what_was_never_approved_is_in_no_calendar() {
        try (var server = MailServer.start()) {
            var booking = Bookings.request(requester, instrument, MORNING);
            institution.post(booking + "/cancel", Bookings.because("待修")).is(200);
            send();
            assertThat(mails(server))
                    .hasSize(1)
                    .allSatisfy(mail -> assertThat(mail.calendar()).isEmpty());
        }
    }
}
