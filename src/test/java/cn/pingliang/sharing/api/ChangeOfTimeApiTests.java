package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /bookings/{id}/change} and what follows: another time is a new request with a difference. */
@PortalTest
class ChangeOfTimeApiTests {

    private static final Slot MORNING = Slot.inDays(4, "09:00", "11:00");
    private static final Slot AN_HOUR_LATER = Slot.inDays(4, "10:00", "12:00");
    private static final Slot AFTERNOON = Slot.inDays(4, "14:00", "16:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

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

    private Answer change(Api who, Slot to) {
        return who.post(booking + "/change", Map.of("start", to.from(), "end", to.to()));
    }

    private Answer approved() {
        return institution.post(booking + "/approve").is(200);
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
    void what_nobody_has_decided_on_is_changed_at_once() {
        var answer = change(requester, AN_HOUR_LATER).is(200);
        assertThat(answer.text("/status")).isEqualTo("PENDING");
        assertThat(answer.text("/start")).isEqualTo(AN_HOUR_LATER.from());
        assertThat(steps()).containsExactly("REQUEST", "CHANGE");
        othersCannotHave(AN_HOUR_LATER);
        othersCanHave(Slot.inDays(4, "09:00", "10:00"));
    }

    @Test
    void the_history_tells_each_time_that_was_set() {
        change(requester, AN_HOUR_LATER).is(200);
        var answer = requester.get(booking);
        assertThat(answer.text("/history/0/time/start")).isEqualTo(MORNING.from());
        assertThat(answer.text("/history/1/time/start")).isEqualTo(AN_HOUR_LATER.from());
        assertThat(answer.text("/history/1/time/end")).isEqualTo(AN_HOUR_LATER.to());
    }

    @Test
    void what_was_approved_stays_while_the_change_waits_and_both_times_are_kept() {
        approved();
        var answer = change(requester, AN_HOUR_LATER).is(200);
        assertThat(answer.text("/status")).isEqualTo("APPROVED");
        assertThat(answer.text("/start")).isEqualTo(MORNING.from());
        assertThat(answer.text("/changeAsked/start")).isEqualTo(AN_HOUR_LATER.from());
        othersCannotHave(MORNING);
        othersCannotHave(Slot.inDays(4, "11:00", "12:00"));
    }

    @Test
    void an_accepted_change_moves_the_booking_and_frees_what_it_leaves() {
        approved();
        change(requester, AN_HOUR_LATER).is(200);
        var answer = institution.post(booking + "/accept-change").is(200);
        assertThat(answer.text("/start")).isEqualTo(AN_HOUR_LATER.from());
        assertThat(answer.at("/changeAsked").isObject()).isFalse();
        assertThat(steps()).containsExactly("REQUEST", "APPROVE", "ASK_CHANGE", "ACCEPT_CHANGE");
        othersCannotHave(Slot.inDays(4, "11:00", "12:00"));
        othersCanHave(Slot.inDays(4, "09:00", "10:00"));
    }

    @Test
    void a_declined_change_leaves_the_booking_as_it_was_and_frees_the_other_time() {
        approved();
        change(requester, AFTERNOON).is(200);
        institution.post(booking + "/decline-change").isProblem(400, "invalid");
        var answer = institution
                .post(booking + "/decline-change", Bookings.because("下午要保养"))
                .is(200);
        assertThat(answer.text("/start")).isEqualTo(MORNING.from());
        assertThat(answer.text("/status")).isEqualTo("APPROVED");
        othersCannotHave(MORNING);
        othersCanHave(AFTERNOON);
    }

    @Test
    void a_withdrawn_change_leaves_the_booking_as_it_was() {
        approved();
        change(requester, AN_HOUR_LATER).is(200);
        requester.post(booking + "/withdraw-change").is(200);
        othersCannotHave(MORNING);
        othersCanHave(Slot.inDays(4, "11:00", "12:00"));
        requester.post(booking + "/withdraw-change").isProblem(409, "illegal-transition");
    }

    @Test
    void one_change_waits_at_a_time() {
        approved();
        change(requester, AN_HOUR_LATER).is(200);
        change(requester, AFTERNOON).isProblem(409, "illegal-transition");
        othersCanHave(AFTERNOON);
    }

    @Test
    void where_nobody_needs_to_approve_the_change_is_made_at_once_and_can_be_undone() {
        instrument = instruments.make().withoutApproval().create();
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        assertThat(change(requester, AN_HOUR_LATER).is(200).text("/start")).isEqualTo(AN_HOUR_LATER.from());
        assertThat(change(requester, MORNING).is(200).text("/start")).isEqualTo(MORNING.from());
        assertThat(steps()).containsExactly("REQUEST", "APPROVE", "CHANGE", "CHANGE");
        othersCannotHave(MORNING);
        othersCanHave(Slot.inDays(4, "11:00", "12:00"));
    }

    @Test
    void the_institution_changes_what_it_approved_at_once() {
        approved();
        assertThat(change(institution, AFTERNOON).is(200).text("/start")).isEqualTo(AFTERNOON.from());
        othersCanHave(MORNING);
        othersCannotHave(AFTERNOON);
    }

    @Test
    void a_time_that_somebody_has_is_refused_with_alternatives_and_nothing_changes() {
        approved();
        othersCanHave(AFTERNOON);
        for (var who : List.of(requester, institution)) {
            var answer = change(who, Slot.inDays(4, "13:00", "15:00")).isProblem(409, "slot-taken");
            assertThat(answer.at("/alternatives/0").isObject()).isTrue();
        }
        assertThat(requester.get(booking).text("/start")).isEqualTo(MORNING.from());
        othersCannotHave(MORNING);
        othersCanHave(Slot.inDays(4, "13:00", "14:00"));
    }

    @Test
    void the_rules_look_at_the_new_time_as_at_a_new_request() {
        approved();
        change(requester, Slot.inDays(4, "09:10", "11:00")).isRefused("aligned");
        change(requester, MORNING).isRefused("same-time");
        othersCanHave(AFTERNOON);
    }

    @Test
    void the_booking_does_not_stand_in_the_way_of_its_own_change() {
        database.update("update booking_terms set gap_minutes = 60 where instrument_id = ?", instrument);
        change(requester, AN_HOUR_LATER).is(200);
    }

    @Test
    void until_the_notice_the_requester_changes_and_then_only_the_institution() {
        approved();
        clock.set(MORNING.start().toInstant().minus(Duration.ofHours(24)).minusSeconds(30));
        change(requester, AN_HOUR_LATER).is(200);
        requester.post(booking + "/withdraw-change").is(200);
        clock.set(MORNING.start().toInstant().minus(Duration.ofHours(24)).plusSeconds(1));
        change(requester, AN_HOUR_LATER).isRefused("change-notice");
        change(institution, AN_HOUR_LATER).is(200);
    }

    @Test
    void who_checks_in_gives_up_the_change_that_waits() {
        approved();
        change(requester, AFTERNOON).is(200);
        clock.set(MORNING.start().toInstant());
        assertThat(requester
                        .post(booking + "/check-in")
                        .is(200)
                        .at("/changeAsked")
                        .isObject())
                .isFalse();
        othersCanHave(AFTERNOON);
    }

    @Test
    void who_cancels_gives_up_both_times() {
        approved();
        change(requester, AFTERNOON).is(200);
        institution.post(booking + "/cancel", Bookings.because("停电")).is(200);
        othersCanHave(MORNING);
        othersCanHave(AFTERNOON);
    }

    @Test
    void buffers_move_along() {
        instrument = instruments
                .make()
                .buffers(Duration.ofMinutes(30), Duration.ofMinutes(30))
                .create();
        booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        approved();
        change(requester, AN_HOUR_LATER).is(200);
        othersCannotHave(Slot.inDays(4, "12:30", "13:00"));
        othersCannotHave(Slot.inDays(4, "08:00", "08:30"));
        institution.post(booking + "/accept-change").is(200);
        othersCanHave(Slot.inDays(4, "08:00", "09:00"));
        othersCannotHave(Slot.inDays(4, "12:30", "13:00"));
    }

    @Test
    void changes_that_wait_are_in_the_deciders_queue_of_what_is_pending() {
        approved();
        change(requester, AFTERNOON).is(200);
        assertThat(institution
                        .get("/bookings", "role", "decider", "status", "PENDING", "instrument", instrument.toString())
                        .is(200)
                        .text("/total"))
                .isEqualTo("1");
    }
}
