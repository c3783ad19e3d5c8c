package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /bookings/{id}/…}: the steps of a request, each by whom it belongs to. */
@PortalTest
class BookingStepsApiTests {

    private static final Slot MORNING = Slot.inDays(3, "09:00", "11:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

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

    private Answer step(Api who, String step) {
        return step(who, step, null);
    }

    private Answer step(Api who, String step, @Nullable Object body) {
        return who.post(booking + "/" + step, body);
    }

    private long occupied() {
        return database.count("select count(*) from occupancy where instrument_id = ?", instrument);
    }

    private void beginUse() {
        step(institution, "approve").is(200);
        clock.set(MORNING.start().toInstant());
        step(requester, "check-in").is(200);
    }

    private void endUse() {
        beginUse();
        clock.set(MORNING.end().toInstant());
        step(requester, "check-out").is(200);
    }

    @Test
    void the_institution_approves_and_the_history_tells_who_and_when() {
        var approved = step(institution, "approve", Map.of("version", 0)).is(200);
        assertThat(approved.text("/status")).isEqualTo("APPROVED");
        assertThat(approved.at("/version").asInt()).isEqualTo(1);
        assertThat(approved.text("/history/1/by")).isEqualTo("王雅琴");
        assertThat(approved.text("/history/1/at")).endsWith("+08:00");
        assertThat(occupied()).isEqualTo(1);
    }

    @Test
    void the_institution_rejects_with_a_reason_and_the_slot_is_free_again() {
        var rejected = step(institution, "reject", Bookings.because("首次使用须先培训")).is(200);
        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
        assertThat(requester.get(booking).text("/history/1/reason")).isEqualTo("首次使用须先培训");
        assertThat(occupied()).isZero();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
    }

    @Test
    void a_request_that_is_returned_holds_its_slot_until_it_is_given_up() {
        step(institution, "return", Bookings.because("请补充样品清单")).is(200);
        assertThat(requester.get(booking).text("/status")).isEqualTo("RETURNED");
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, MORNING))
                .isProblem(409, "slot-taken");
        step(requester, "cancel", Bookings.because("下次再来")).is(200);
        assertThat(occupied()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "return", "cancel"})
    void who_says_no_says_why(String step) {
        step(institution, step).isInvalid("reason");
        step(institution, step, Map.of()).isInvalid("reason");
        step(institution, step, Bookings.because("  ")).isInvalid("reason");
        step(institution, step, Bookings.because("长".repeat(601))).isInvalid("reason");
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
    }

    @Test
    void a_step_on_a_version_that_has_passed_is_told_to_look_again() {
        step(institution, "approve", Map.of("version", 7)).isProblem(409, "stale");
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
        step(institution, "approve", Map.of("version", 0)).is(200);
        step(institution, "cancel", Map.of("version", 0, "reason", "停电")).isProblem(409, "stale");
        step(institution, "cancel", Map.of("version", 1, "reason", "停电")).is(200);
    }

    @Test
    void a_step_that_does_not_follow_is_refused_and_tells_where_the_request_stands() {
        step(institution, "approve").is(200);
        var refused = step(institution, "approve").isProblem(409, "illegal-transition");
        assertThat(refused.text("/from")).isEqualTo("APPROVED");
        assertThat(refused.text("/action")).isEqualTo("approve");
        assertThat(refused.text("/detail")).contains("已批准", "批准");
        assertThat(step(institution.in("en"), "check-out").text("/action")).isEqualTo("check-out");
    }

    @ParameterizedTest
    @CsvSource({
        "check-out, PENDING",
        "confirm, PENDING",
        "check-in, PENDING",
    })
    void nothing_is_skipped(String step, String from) {
        assertThat(step(institution, step).isProblem(409, "illegal-transition").text("/from"))
                .isEqualTo(from);
        step(requester, "rate", Map.of("rating", "SATISFIED")).isProblem(409, "illegal-transition");
    }

    // ---------------------------------------------------------------------------------------------- four eyes

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "return"})
    void nobody_decides_their_own_request(String step) {
        booking = Bookings.request(Demo.MEDICAL_COLLEGE, instrument, Slot.inDays(4, "09:00", "10:00"));
        step(institution, step, Bookings.because("自己")).isProblem(403, "forbidden");
        step(requester, step, Bookings.because("别人")).isProblem(404, "not-found");
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument);
        step(Api.as(Demo.INSTRUMENT_MANAGER), step, Bookings.because("同事")).is(200);
    }

    @Test
    void an_entrepreneur_does_not_decide_about_their_own_request_either() {
        for (var step : List.of("approve", "reject", "return", "confirm")) {
            step(requester, step, Bookings.because("x")).isProblem(403, "forbidden");
        }
    }

    @Test
    void nobody_decides_for_the_enterprise_they_belong_to_as_well() {
        var both = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTITUTION_ADMIN");
        database.update(
                "insert into membership (id, account_id, organisation_id, role, since) values (?, ?, ?, 'ENTREPRENEUR', now())",
                UUID.randomUUID(),
                database.account(both),
                Demo.id(111));
        step(Api.as(both), "approve").isProblem(403, "forbidden");
        step(institution, "approve").is(200);
    }

    @Test
    void an_instrument_manager_decides_for_their_own_instruments_only() {
        step(Api.as(Demo.INSTRUMENT_MANAGER), "approve").isProblem(404, "not-found");
        people.putInCharge(Demo.INSTRUMENT_MANAGER, instrument);
        step(Api.as(Demo.INSTRUMENT_MANAGER), "approve").is(200);
    }

    @Test
    void being_put_in_charge_of_another_institutions_instrument_gives_no_right() {
        var foreign = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        people.putInCharge(Demo.INSTRUMENT_MANAGER, foreign);
        booking = Bookings.request(Demo.ENTREPRENEUR, foreign, MORNING);
        step(Api.as(Demo.INSTRUMENT_MANAGER), "approve").isProblem(404, "not-found");
    }

    @Test
    void a_colleague_sees_a_request_and_does_not_take_its_steps() {
        var colleague = Api.as(people.create(Demo.id(111), "ENTREPRENEUR"));
        colleague.get(booking).is(200);
        step(colleague, "cancel", Bookings.because("x")).isProblem(403, "forbidden");
        step(colleague, "check-in").isProblem(403, "forbidden");
        step(colleague, "rate", Map.of("rating", "SATISFIED")).isProblem(403, "forbidden");
    }

    // ------------------------------------------------------------------------------------------------- cancel

    @Test
    void what_is_not_decided_may_be_withdrawn_at_any_time() {
        clock.set(MORNING.start().minusMinutes(1).toInstant());
        step(requester, "cancel", Bookings.because("来不了")).is(200);
        assertThat(occupied()).isZero();
    }

    @Test
    void what_is_approved_may_be_cancelled_until_the_notice_and_by_the_institution_after_it() {
        step(institution, "approve").is(200);
        clock.set(MORNING.start().minusHours(24).plusSeconds(1).toInstant());
        var refused = step(requester, "cancel", Bookings.because("来不了")).isRefused("cancel-notice");
        assertThat(refused.text("/refusals/0/message")).contains("24");
        step(institution, "cancel", Bookings.because("停电")).is(200);
        assertThat(requester.get(booking).text("/history/2/by")).isEqualTo("王雅琴");
    }

    @Test
    void up_to_the_notice_the_requester_cancels() {
        step(institution, "approve").is(200);
        clock.set(MORNING.start().minusHours(24).minusSeconds(5).toInstant());
        step(requester, "cancel", Bookings.because("来不了")).is(200);
    }

    // ---------------------------------------------------------------------------------------------------- use

    @Test
    void use_begins_within_the_minutes_before_the_start_and_before_the_end() {
        step(institution, "approve").is(200);
        clock.set(MORNING.start().minusMinutes(31).toInstant());
        step(requester, "check-in").isRefused("early-check-in");
        clock.set(MORNING.end().toInstant());
        step(requester, "check-in").isRefused("late-check-in");
        clock.set(MORNING.start().minusMinutes(29).toInstant());
        assertThat(step(requester, "check-in").is(200).text("/status")).isEqualTo("IN_USE");
    }

    @Test
    void use_begins_early_only_where_nobody_else_has_the_unit() {
        var before = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "08:00", "09:00"));
        step(institution, "approve").is(200);
        clock.set(MORNING.start().minusMinutes(10).toInstant());
        step(requester, "check-in").isRefused("in-use-by-another");
        institution.post(before + "/reject", Bookings.because("x")).is(200);
        step(requester, "check-in").is(200);
    }

    @Test
    void what_is_left_of_a_slot_after_check_out_can_be_had_by_others() {
        beginUse();
        clock.set(MORNING.start().plusMinutes(45).toInstant());
        var out = step(requester, "check-out").is(200);
        assertThat(out.text("/status")).isEqualTo("AWAITING_CONFIRMATION");
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, Slot.inDays(3, "10:00", "11:00")))
                .is(201);
    }

    @Test
    void the_institution_confirms_the_time_in_use_and_the_published_price_unless_it_says_otherwise() {
        endUse();
        var confirmed = step(institution, "confirm").is(200);
        assertThat(confirmed.text("/status")).isEqualTo("COMPLETED");
        assertThat(confirmed.at("/hours").decimalValue()).isEqualByComparingTo("2.0");
        assertThat(confirmed.at("/amount").decimalValue()).isEqualByComparingTo("100.00");
    }

    @Test
    void confirmed_hours_and_amount_may_be_corrected_within_reason() {
        endUse();
        step(institution, "confirm", Map.of("hours", 4.1)).isRefused("hours-implausible");
        step(institution, "confirm", Map.of("hours", 0)).isInvalid("hours");
        step(institution, "confirm", Map.of("hours", 1.25)).isInvalid("hours");
        step(institution, "confirm", Map.of("amount", -1)).isInvalid("amount");
        step(institution, "confirm", Map.of("amount", 1.001)).isInvalid("amount");
        step(institution, "confirm", Map.of("hours", "two")).isInvalid("hours");
        var confirmed = step(institution, "confirm", Map.of("hours", 4.0, "amount", 88.8))
                .is(200);
        assertThat(confirmed.at("/hours").decimalValue()).isEqualByComparingTo("4.0");
        assertThat(confirmed.at("/amount").decimalValue()).isEqualByComparingTo("88.80");
    }

    @Test
    void a_confirmed_use_is_one_usage_record_in_the_same_moment() {
        endUse();
        step(institution, "confirm", Map.of("hours", 1.5, "amount", 60)).is(200);
        var id = UUID.fromString(booking.substring("/bookings/".length()));
        assertThat(database.count("""
                        select count(*) from usage_record where booking_id = ? and external and amount = 6000
                        and ends_at - starts_at = interval '90 minutes' and not demo""", id)).isEqualTo(1);
        step(institution, "confirm").isProblem(409, "illegal-transition");
        assertThat(database.count("select count(*) from usage_record where booking_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void the_requester_rates_once() {
        endUse();
        step(institution, "confirm").is(200);
        step(requester, "rate", Map.of()).isInvalid("rating");
        step(requester, "rate").isProblem(400, "malformed");
        step(requester, "rate", Map.of("rating", "FIVE_STARS")).isInvalid("rating");
        step(institution, "rate", Map.of("rating", "SATISFIED")).isProblem(403, "forbidden");
        var rated = step(requester, "rate", Map.of("rating", "VERY_SATISFIED", "text", "老师讲得细"))
                .is(200);
        assertThat(rated.text("/status")).isEqualTo("RATED");
        assertThat(rated.text("/rating")).isEqualTo("VERY_SATISFIED");
        assertThat(rated.text("/ratingText")).isEqualTo("老师讲得细");
        step(requester, "rate", Map.of("rating", "NEUTRAL")).isProblem(409, "illegal-transition");
    }

    @Test
    void the_institution_checks_people_in_and_out_too() {
        step(institution, "approve").is(200);
        clock.set(MORNING.start().toInstant());
        step(institution, "check-in").is(200);
        clock.forward(Duration.ofMinutes(61));
        assertThat(step(institution, "check-out").is(200).text("/checkedOutAt")).endsWith("+08:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "return", "cancel", "check-in", "check-out", "confirm"})
    void a_field_that_is_not_known_is_refused(String step) {
        step(institution, step, Map.of("raeson", "x")).isProblem(400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "return", "cancel", "check-in", "check-out", "confirm", "rate"})
    void an_unknown_booking_is_not_found(String step) {
        var body = step.equals("rate")
                ? Map.of("rating", "NEUTRAL")
                : step.equals("confirm") ? null : Bookings.because("x");
        institution.post("/bookings/" + UUID.randomUUID() + "/" + step, body).isProblem(404, "not-found");
        institution.post("/bookings/7/" + step, body).isProblem(404, "not-found");
    }

    @Test
    void a_step_that_is_none_is_not_found() {
        institution.post(booking + "/praise").isProblem(404, "not-found");
    }
}
