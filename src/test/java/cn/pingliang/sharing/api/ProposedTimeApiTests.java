package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /bookings/{id}/propose} and what follows: another time that needs nobody's decision any more. */
@PortalTest
class ProposedTimeApiTests {

    private static final Slot MORNING = Slot.inDays(4, "09:00", "11:00");
    private static final Slot AN_HOUR_LATER = Slot.inDays(4, "10:00", "12:00");
    private static final Slot AFTERNOON = Slot.inDays(4, "14:00", "16:00");

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

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private UUID instrument = UUID.randomUUID();
    private String booking = "";

    @BeforeEach
    void ask() {
        instrument = instruments.create();
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
    }

    private Answer propose(Slot to) {
        return institution.post(booking + "/propose", proposal(to));
    }

    private static Map<String, Object> proposal(Slot to) {
        return Map.of("start", to.from(), "end", to.to(), "reason", "上午要给学生上课");
    }

    private void othersCannotHave(Slot slot) {
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, slot))
                .isProblem(409, "slot-taken");
    }

    private void othersCanHave(Slot slot) {
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, slot))
                .is(201);
    }

    private List<String> steps() {
        return requester.get(booking).is(200).texts("/history", "action");
    }

    @Test
    void a_proposed_time_is_kept_beside_the_requested_one_and_the_applicant_is_up_next() {
        var answer = propose(AFTERNOON).is(200);
        assertThat(answer.text("/status")).isEqualTo("RETURNED");
        assertThat(answer.text("/start")).isEqualTo(MORNING.from());
        assertThat(answer.text("/proposal/start")).isEqualTo(AFTERNOON.from());
        assertThat(answer.text("/history/1/reason")).isEqualTo("上午要给学生上课");
        assertThat(answer.text("/history/1/time/end")).isEqualTo(AFTERNOON.to());
        assertThat(answer.at("/decideBy").isNull()).isTrue();
        assertThat(answer.at("/actions").toString())
                .contains("WITHDRAW_PROPOSAL")
                .doesNotContain("PROPOSE\"");
        assertThat(requester.get(booking).at("/actions").toString())
                .contains("ACCEPT_PROPOSAL", "DECLINE_PROPOSAL", "CANCEL")
                .doesNotContain("\"CHANGE\"", "ANSWER");
        othersCannotHave(MORNING);
        othersCannotHave(AFTERNOON);
    }

    @Test
    void whoever_accepts_has_the_proposed_time_and_is_approved() {
        propose(AN_HOUR_LATER).is(200);
        var answer = requester.post(booking + "/accept-proposal").is(200);
        assertThat(answer.text("/status")).isEqualTo("APPROVED");
        assertThat(answer.text("/start")).isEqualTo(AN_HOUR_LATER.from());
        assertThat(answer.at("/proposal").isObject()).isFalse();
        assertThat(steps()).containsExactly("REQUEST", "PROPOSE", "ACCEPT_PROPOSAL");
        assertThat(answer.text("/history/2/time/start")).isEqualTo(AN_HOUR_LATER.from());
        othersCannotHave(Slot.inDays(4, "11:00", "12:00"));
        othersCanHave(Slot.inDays(4, "09:00", "10:00"));
    }

    @Test
    void whoever_declines_keeps_the_request_and_frees_the_proposed_time() {
        propose(AN_HOUR_LATER).is(200);
        var answer = requester
                .post(booking + "/decline-proposal", Bookings.because("中午要赶车"))
                .is(200);
        assertThat(answer.text("/status")).isEqualTo("PENDING");
        assertThat(answer.text("/start")).isEqualTo(MORNING.from());
        assertThat(answer.text("/history/2/reason")).isEqualTo("中午要赶车");
        assertThat(answer.at("/decideBy").isNull()).isFalse();
        othersCannotHave(MORNING);
        othersCanHave(Slot.inDays(4, "11:00", "12:00"));
        institution.post(booking + "/approve").is(200);
    }

    @Test
    void a_proposal_that_is_taken_back_leaves_the_request_to_be_decided_on() {
        propose(AFTERNOON).is(200);
        assertThat(institution.post(booking + "/withdraw-proposal").is(200).text("/status"))
                .isEqualTo("PENDING");
        requester.post(booking + "/accept-proposal").isProblem(409, "illegal-transition");
        othersCanHave(AFTERNOON);
        propose(AN_HOUR_LATER).is(200);
    }

    @Test
    void a_proposal_is_answered_before_anything_else_about_the_time_is_said() {
        propose(AFTERNOON).is(200);
        propose(AN_HOUR_LATER).isProblem(409, "illegal-transition");
        institution.post(booking + "/approve").isProblem(409, "illegal-transition");
        requester.post(booking + "/answer", Bookings.because("没人问过")).isProblem(409, "illegal-transition");
        requester
                .post(booking + "/change", Map.of("start", AN_HOUR_LATER.from(), "end", AN_HOUR_LATER.to()))
                .isProblem(409, "illegal-transition");
    }

    @Test
    void what_was_asked_back_can_become_a_proposal() {
        institution.post(booking + "/return", Bookings.because("请说明样品")).is(200);
        propose(AFTERNOON).is(200);
        requester.post(booking + "/accept-proposal").is(200);
        assertThat(steps()).containsExactly("REQUEST", "RETURN", "PROPOSE", "ACCEPT_PROPOSAL");
    }

    @Test
    void a_time_that_somebody_has_is_refused_with_alternatives_and_nothing_changes() {
        othersCanHave(AFTERNOON);
        var answer = propose(Slot.inDays(4, "13:00", "15:00")).isProblem(409, "slot-taken");
        assertThat(answer.at("/alternatives/0").isObject()).isTrue();
        propose(MORNING).isRefused("same-time");
        propose(Slot.inDays(4, "12:10", "13:00")).isRefused("aligned");
        institution
                .post(booking + "/propose", Map.of("start", AN_HOUR_LATER.from(), "end", AN_HOUR_LATER.to()))
                .isProblem(400, "invalid");
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
        othersCanHave(Slot.inDays(4, "13:00", "14:00"));
    }

    @Test
    void nobody_proposes_to_themselves() {
        var colleague = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTITUTION_ADMIN");
        var own = Bookings.request(colleague, instruments.create(), MORNING);
        Api.as(colleague).post(own + "/propose", proposal(AFTERNOON)).isProblem(403, "forbidden");
        institution.post(own + "/propose", proposal(AFTERNOON)).is(200);
        institution.post(own + "/accept-proposal").isProblem(403, "forbidden");
        Api.as(colleague).post(own + "/accept-proposal").is(200);
    }

    @Test
    void the_time_to_decide_stands_still_and_goes_on_when_it_is_declined() {
        instrument = instruments.make().terms("max_notice_days", 400).create();
        at("2026-12-07T09:00");
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, on("2026-12-21T09:00"));
        at("2026-12-07T15:00");
        // Sixteen working hours from three in the afternoon.
        assertMoment(propose(on("2026-12-21T14:00")).is(200), "/proposal/until", "2026-12-09T15:00");
        at("2026-12-09T14:00");
        var declined = requester.post(booking + "/decline-proposal").is(200);
        // Six of sixteen hours were used; ten are left.
        assertMoment(declined, "/decideBy", "2026-12-10T16:00");
    }

    @Test
    void what_nobody_answers_ends_and_frees_the_time_and_both_sides_are_told_once() {
        propose(AFTERNOON).is(200);
        var until = OffsetDateTime.parse(requester.get(booking).text("/proposal/until"));
        clock.set(until.toInstant().plusSeconds(1));
        requester.post(booking + "/accept-proposal").isRefused("proposal-over");
        jobs.run("proposals-lapse");
        jobs.run("proposals-lapse");
        assertThat(steps()).containsExactly("REQUEST", "PROPOSE", "LAPSE");
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
        assertThat(database.count(
                        "select count(*) from occupancy where booking_id = ?", UUID.fromString(booking.substring(10))))
                .isEqualTo(1);
    }

    @Test
    void a_request_that_competes_gets_the_proposed_time_for_itself() {
        instrument = instruments.make().terms("pending_holds", false).create();
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var rival = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        propose(AFTERNOON).is(200);
        institution.post(rival + "/approve").is(200);
        assertThat(requester.get(booking).text("/status")).isEqualTo("RETURNED");
        assertThat(requester.post(booking + "/accept-proposal").is(200).text("/status"))
                .isEqualTo("APPROVED");
        assertThat(requester.get(booking).text("/start")).isEqualTo(AFTERNOON.from());
    }

    @Test
    void who_is_rejected_or_gives_up_frees_both_times() {
        propose(AFTERNOON).is(200);
        institution.post(booking + "/reject", Bookings.because("停电")).is(200);
        othersCanHave(AFTERNOON);
        othersCanHave(MORNING);
    }

    @Test
    void buffers_that_grew_meanwhile_do_not_take_the_time_away() {
        propose(AFTERNOON).is(200);
        othersCanHave(Slot.inDays(4, "16:00", "17:00"));
        database.update("update booking_terms set buffer_after_minutes = 30 where instrument_id = ?", instrument);
        assertThat(requester.post(booking + "/accept-proposal").is(200).text("/start"))
                .isEqualTo(AFTERNOON.from());
        othersCanHave(MORNING);
    }

    @Test
    void the_database_keeps_a_proposal_to_requests_that_wait_for_the_applicant() {
        propose(AFTERNOON).is(200);
        var id = UUID.fromString(booking.substring(10));
        assertThatThrownBy(() -> database.update("update booking set status = 'PENDING' where id = ?", id))
                .hasMessageContaining("booking_proposal_waits_for_the_applicant");
        assertThatThrownBy(() -> database.update("update booking set proposed_until = null where id = ?", id))
                .hasMessageContaining("booking_proposal_is_whole");
    }

    @Test
    void of_acceptance_and_withdrawal_at_once_one_comes_first_and_the_other_is_told() throws Exception {
        for (var round = 0; round < 5; round++) {
            var at = Slot.inDays(5 + round, "09:00", "11:00");
            booking = Bookings.request(Demo.ENTREPRENEUR, instrument, at);
            propose(Slot.inDays(5 + round, "13:00", "15:00")).is(200);
            try (var both = Executors.newFixedThreadPool(2)) {
                var answers = both.invokeAll(List.<Callable<Integer>>of(
                        () -> requester.post(booking + "/accept-proposal").status(),
                        () -> institution.post(booking + "/withdraw-proposal").status()));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
            }
            assertThat(database.count(
                            "select count(*) from occupancy where booking_id = ?",
                            UUID.fromString(booking.substring(10))))
                    .isEqualTo(1);
        }
    }

    private void at(String local) {
        clock.set(LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8)));
    }

    private static Slot on(String local) {
        var start = LocalDateTime.parse(local).atOffset(ZoneOffset.ofHours(8));
        return new Slot(start, start.plus(Duration.ofHours(2)));
    }

    /** The clock goes on while the test runs. */
    private static void assertMoment(Answer answer, String pointer, String local) {
        assertThat(OffsetDateTime.parse(answer.text(pointer)).toLocalDateTime())
                .isCloseTo(LocalDateTime.parse(local), within(1, ChronoUnit.MINUTES));
    }
}
