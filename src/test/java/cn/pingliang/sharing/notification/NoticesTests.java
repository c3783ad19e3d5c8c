package cn.pingliang.sharing.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingEvent;
import cn.pingliang.sharing.booking.BookingEvent.BookingRequested;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BundleDesk;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is told what, once. */
@PortalTest
class NoticesTests {

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
    private BundleDesk bundles;

    @Autowired
    private TestClock clock;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private UUID instrument = UUID.randomUUID();

    @BeforeEach
    void a_manager_is_in_charge() {
        instrument = instruments.create();
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument);
    }

    @AfterEach
    void nobody_waits() {
        database.update("delete from occupancy where kind = 'OFFER'");
        database.update("delete from waiting_entry");
    }

    private List<String> told() {
        return told(instrument);
    }

    /** Who was told what of the instrument's requests, in the order of the alphabet. */
    private List<String> told(UUID of) {
        return database.strings("""
                select a.username || ' ' || n.kind || ' ' || n.occurrence from notice n join account a on a.id = n.account_id
                where n.instrument_id = ? order by 1""", of);
    }

    private void soon(String... told) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(told()).containsExactly(told));
    }

    private void settled() {
        Events.awaitHeard(database);
    }

    /** Events of the instrument's requests that their listener has not done. */
    private long undone(UUID of) {
        return database.count("select count(*) from event_publication where serialized_event like ?", "%" + of + "%");
    }

    @Test
    void those_who_may_decide_are_told_of_a_request_and_who_asked_of_the_decision() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        soon("yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
        institution.post(booking + "/reject", Bookings.because("仪器待修")).is(200);
        soon("chuangye REJECTED 2", "yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
        assertThat(database.strings(
                        "select reason from notice where instrument_id = ? and reason is not null", instrument))
                .containsExactly("仪器待修");
    }

    @Test
    void a_request_writes_what_is_to_be_heard_once_and_its_notices_delete_it() {
        settled();
        var statements = Statements.ofAllThreads(() -> {
            Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
            soon("yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
            settled();
        });
        assertThat(statements.stream()
                        .filter(statement -> statement.contains("EVENT_PUBLICATION"))
                        .map(statement -> statement.strip().substring(0, 6)))
                .containsExactly("INSERT", "DELETE");
    }

    @Test
    void what_one_has_decided_is_done_with_for_the_others_who_were_asked() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        soon("yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
        institution.post(booking + "/approve").is(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(database.strings(
                                "select a.username from notice n join account a on a.id = n.account_id"
                                        + " where n.instrument_id = ? and n.read_at is null",
                                instrument))
                        .containsExactly("chuangye"));
    }

    @Test
    void the_whole_way_of_a_request_is_told_to_the_other_side_of_each_step() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        institution.post(booking + "/approve").is(200);
        requester.post(booking + "/change", times(AFTERNOON)).is(200);
        institution.post(booking + "/accept-change").is(200);
        requester.post(booking + "/change", times(MORNING)).is(200);
        institution.post(booking + "/decline-change", Bookings.because("已有安排")).is(200);
        requester.post(booking + "/change", times(MORNING)).is(200);
        requester.post(booking + "/withdraw-change").is(200);
        institution
                .post(booking + "/change", times(Slot.inDays(6, "15:00", "17:00")))
                .is(200);
        requester.post(booking + "/cancel", Bookings.because("改用别的办法")).is(200);
        settled();
        assertThat(told())
                .containsExactly(
                        "chuangye APPROVED 2",
                        "chuangye CHANGED 9",
                        "chuangye CHANGE_ACCEPTED 4",
                        "chuangye CHANGE_DECLINED 6",
                        "chuangye OWN_CANCELLATION 10",
                        "yiqi CHANGE_WANTED 3",
                        "yiqi CHANGE_WANTED 5",
                        "yiqi CHANGE_WANTED 7",
                        "yiqi CHANGE_WITHDRAWN 8",
                        "yiqi DECISION_WANTED 1",
                        "yiqi REQUEST_CANCELLED 10",
                        "yiqi REQUEST_CHANGED 9",
                        "yixueyuan CHANGE_WANTED 3",
                        "yixueyuan CHANGE_WANTED 5",
                        "yixueyuan CHANGE_WANTED 7",
                        "yixueyuan CHANGE_WITHDRAWN 8",
                        "yixueyuan DECISION_WANTED 1",
                        "yixueyuan REQUEST_CANCELLED 10");
    }

    private static Map<String, Object> times(Slot slot) {
        return Map.of("start", slot.from(), "end", slot.to());
    }

    @Test
    void a_use_that_ended_waits_for_its_confirmation_and_the_confirmation_is_told() {
        var soonest = Slot.inDays(1, "09:00", "11:00");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, soonest);
        institution.post(booking + "/approve").is(200);
        clock.set(soonest.start().toInstant());
        requester.post(booking + "/check-in").is(200);
        clock.forward(Duration.ofHours(1));
        requester.post(booking + "/check-out").is(200);
        institution.post(booking + "/confirm", Map.of()).is(200);
        settled();
        assertThat(told())
                .contains("yiqi HOURS_TO_CONFIRM 4", "yixueyuan HOURS_TO_CONFIRM 4", "chuangye USE_CONFIRMED 5");
    }

    @Test
    void a_request_that_needs_no_approval_waits_for_nobody_and_only_who_asked_is_told() {
        var free = instruments.make().withoutApproval().create();
        Bookings.request(Demo.ENTREPRENEUR, free, MORNING);
        Awaitility.await().untilAsserted(() -> assertThat(told(free)).containsExactly("chuangye APPROVED 2"));
    }

    @Test
    void nobody_is_asked_to_decide_on_their_own_request() {
        Bookings.request(Demo.MEDICAL_COLLEGE, instrument, MORNING);
        soon("yiqi DECISION_WANTED 1");
    }

    @Test
    void who_is_booked_for_is_told_and_who_did_it_is_not_asked_to_decide() {
        institution
                .post(
                        "/bookings",
                        Bookings.body(instrument, MORNING, "onBehalfOf", database.account(Demo.ENTREPRENEUR)))
                .is(201);
        soon("chuangye BOOKED_FOR_YOU 1", "yiqi DECISION_WANTED 1");
    }

    @Test
    void whoever_waited_is_told_that_it_is_their_turn() {
        var booking = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        database.update(
                """
                insert into waiting_entry (id, account_id, instrument_id, starts_at, ends_at, since, status)
                values (?, ?, ?, ?, ?, now(), 'WAITING')""",
                UUID.randomUUID(),
                database.account(Demo.ENTREPRENEUR),
                instrument,
                MORNING.start().toInstant(),
                MORNING.end().toInstant());
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("不用了"))
                .is(200);
        settled();
        assertThat(told()).contains("chuangye WAITING_OFFER 1");
    }

    @Test
    void both_sides_are_told_that_somebody_did_not_come_and_that_they_had_after_all() {
        database.update("update booking_terms set no_show_minutes = 30 where instrument_id = ?", instrument);
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        institution.post(booking + "/approve").is(200);
        clock.set(MORNING.start().toInstant().plus(Duration.ofMinutes(31)));
        jobs.run("no-shows");
        institution.post(booking + "/excuse", Bookings.because("来过，忘了签到")).is(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(told())
                        .contains(
                                "chuangye NO_SHOW 3",
                                "yiqi REQUEST_NO_SHOW 3",
                                "yixueyuan REQUEST_NO_SHOW 3",
                                "chuangye NO_SHOW_EXCUSED 4",
                                "yiqi HOURS_TO_CONFIRM 4"));
    }

    /** As after a crash between what happened and what is told of it. */
    @Test
    void what_could_not_be_told_is_told_later_and_only_once() {
        database.update("alter table notice add constraint notice_cannot_be check (kind <> 'APPROVED') not valid");
        var free = instruments.make().withoutApproval().create();
        try {
            Bookings.request(Demo.ENTREPRENEUR, free, MORNING);
            Awaitility.await()
                    .until(() -> database.count(
                                    "select count(*) from event_publication where status = 'FAILED' and serialized_event like ?",
                                    "%" + free + "%")
                            == 1);
            assertThat(told(free)).isEmpty();
        } finally {
            database.update("alter table notice drop constraint notice_cannot_be");
        }
        jobs.run("events-again");
        assertThat(told(free)).as("not yet").isEmpty();
        clock.forward(Duration.ofMinutes(2));
        jobs.run("events-again");
        Awaitility.await().until(() -> undone(free) == 0);
        assertThat(told(free)).containsExactly("chuangye APPROVED 2");
    }

    @Test
    void a_node_that_died_with_an_event_in_hand_leaves_it_to_the_others_who_tell_it_once() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        soon("yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
        settled();
        // Its notices were written, and then the node died before it said so.
        database.update(
                """
                insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,
                    completion_attempts)
                values (?, ?, ?, ?, ?, 'PROCESSING', 1)""",
                UUID.randomUUID(),
                BookingNotices.class.getName() + ".on(" + BookingEvent.class.getName() + ")",
                BookingRequested.class.getName(),
                """
                {"id":{"value":"%s"},"step":1,"by":{"value":"%s"},"instrument":{"value":"%s"},
                 "slot":{"start":"%s","end":"%s"},"decisionNeeded":true,"onBehalf":false,"bundle":null}""".formatted(
                                booking.substring(booking.lastIndexOf('/') + 1),
                                database.account(Demo.ENTREPRENEUR),
                                instrument,
                                MORNING.start().toInstant(),
                                MORNING.end().toInstant()),
                clock.instant());
        jobs.run("events-again");
        assertThat(undone(instrument)).as("somebody may still do it").isEqualTo(1);
        clock.forward(Duration.ofMinutes(11));
        jobs.run("events-again");
        Awaitility.await().until(() -> undone(instrument) == 0);
        assertThat(told()).containsExactly("yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
    }

    @Test
    void a_series_asks_those_who_decide_once() {
        var requests = Stream.of(6, 13, 20)
                .map(day -> new BookingRequest(
                        new ResourceId(instrument),
                        Slot.inDays(day, "09:00", "11:00").asTimeSlot(),
                        "连续测定",
                        ServiceMode.SELF_OPERATED,
                        null,
                        true))
                .toList();
        assertThat(bundles.request(requests, "FREQ=WEEKLY;COUNT=3", new AccountId(database.account(Demo.ENTREPRENEUR))))
                .isInstanceOf(BundleAnswer.Accepted.class);
        settled();
        assertThat(told()).containsExactly("yiqi DECISION_WANTED 0", "yixueyuan DECISION_WANTED 0");
    }

    @Test
    void a_proposed_time_and_its_answer_are_told_to_the_other_side() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        institution.post(booking + "/propose", proposal(AFTERNOON)).is(200);
        soon("chuangye TIME_PROPOSED 2", "yiqi DECISION_WANTED 1", "yixueyuan DECISION_WANTED 1");
        assertThat(database.count(
                        "select count(*) from notice where instrument_id = ? and valid_until is not null"
                                + " and other_starts_at is not null",
                        instrument))
                .isEqualTo(1);
        requester.post(booking + "/accept-proposal").is(200);
        soon(
                "chuangye OWN_ACCEPTANCE 3",
                "chuangye TIME_PROPOSED 2",
                "yiqi DECISION_WANTED 1",
                "yiqi PROPOSAL_ACCEPTED 3",
                "yixueyuan DECISION_WANTED 1",
                "yixueyuan PROPOSAL_ACCEPTED 3");
    }

    @Test
    void a_proposal_that_nobody_answers_is_told_to_both_sides() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var proposed = institution
                .post(booking + "/propose", proposal(AFTERNOON))
                .is(200)
                .text("/proposal/until");
        clock.set(OffsetDateTime.parse(proposed).toInstant().plusSeconds(1));
        jobs.run("proposals-lapse");
        soon(
                "chuangye PROPOSAL_LAPSED 3",
                "chuangye TIME_PROPOSED 2",
                "yiqi DECISION_WANTED 1",
                "yiqi PROPOSAL_UNANSWERED 3",
                "yixueyuan DECISION_WANTED 1",
                "yixueyuan PROPOSAL_UNANSWERED 3");
    }

    @Test
    void a_message_is_told_to_the_other_side() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        requester.post(booking + "/messages", Map.of("text", "几点开门？")).is(200);
        institution.post(booking + "/messages", Map.of("text", "八点。")).is(200);
        soon(
                "chuangye MESSAGE 3",
                "yiqi DECISION_WANTED 1",
                "yiqi REQUEST_MESSAGE 2",
                "yixueyuan DECISION_WANTED 1",
                "yixueyuan REQUEST_MESSAGE 2");
    }

    private static Map<String, Object> proposal(Slot to) {
        return Map.of("start", to.from(), "end", to.to(), "reason", "上午有课");
    }
}
