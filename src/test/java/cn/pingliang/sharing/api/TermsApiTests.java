package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Terms by place, audience and day, as requests meet them. */
@PortalTest
class TermsApiTests {

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private Answer ask(String who, UUID instrument, Slot slot) {
        return Api.as(who).post("/bookings", Bookings.body(instrument, slot));
    }

    private void quota(UUID instrument, String holder, String measure, String span, int most) {
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, ?, ?, ?, ? from booking_terms where instrument_id = ?""", holder, measure, span, most, instrument);
    }

    /** @param group a user group, or nothing where the terms are for everybody */
    private void terms(UUID instrument, String group, LocalDate from, int longest) {
        database.update("""
                insert into booking_terms (id, institution_id, instrument_id, user_group, holds_from, max_minutes)
                values (gen_random_uuid(), ?, ?, nullif(?, ''), ?, ?)""", Demo.MEDICAL_COLLEGE_ID, instrument, group, from, longest);
    }

    @Test
    void each_group_meets_its_own_terms() {
        var instrument = instruments.create();
        terms(instrument, "ENTERPRISE", LocalDate.of(2018, 1, 1), 60);
        terms(instrument, "OTHER_INSTITUTION", LocalDate.of(2018, 1, 1), 120);
        var slot = Slot.inDays(3, "09:00", "12:00");
        ask(Demo.ENTREPRENEUR, instrument, slot).isRefused("longest");
        ask(Demo.AGRICULTURAL_ACADEMY, instrument, slot).isRefused("longest");
        ask(Demo.AGRICULTURAL_ACADEMY, instrument, Slot.inDays(3, "09:00", "11:00"))
                .is(201);
        ask(Demo.MEDICAL_COLLEGE, instrument, Slot.inDays(4, "09:00", "12:00")).is(201);
    }

    @Test
    void a_named_organisation_meets_its_own_terms() {
        var instrument = instruments.create();
        terms(instrument, "ENTERPRISE", LocalDate.of(2018, 1, 1), 60);
        database.update("""
                insert into booking_terms (id, institution_id, instrument_id, organisation_id, max_minutes)
                select gen_random_uuid(), ?, ?, m.organisation_id, 240
                from membership m join account a on a.id = m.account_id where a.username = ?""", Demo.MEDICAL_COLLEGE_ID, instrument, Demo.OTHER_ENTREPRENEUR);
        var slot = Slot.inDays(3, "09:00", "12:00");
        ask(Demo.ENTREPRENEUR, instrument, slot).isProblem(422, "rule-refused");
        ask(Demo.OTHER_ENTREPRENEUR, instrument, slot).is(201);
    }

    /** Judged by the day on which the slot starts, whenever it is asked for. */
    @Test
    void on_the_day_that_terms_change_the_new_ones_hold_from_midnight_on() {
        var instrument = instruments.create();
        var change = Slot.inDays(5, "00:00", "01:00").start().toLocalDate();
        terms(instrument, "ENTERPRISE", change, 60);
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(4, "22:00", "24:00")).is(201);
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(5, "00:00", "02:00")).isRefused("longest");
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(5, "00:00", "01:00")).is(201);
    }

    @Test
    void across_midnight_a_slot_is_judged_by_the_day_it_starts() {
        var instrument = instruments.create();
        terms(instrument, "ENTERPRISE", Slot.inDays(5, "00:00", "01:00").start().toLocalDate(), 60);
        var across = new Slot(
                Slot.inDays(4, "23:00", "24:00").start(),
                Slot.inDays(5, "00:00", "02:00").end());
        ask(Demo.ENTREPRENEUR, instrument, across).is(201);
    }

    @Test
    void thirty_days_can_be_booked_where_the_terms_let_them() {
        var instrument = instruments.make().terms("max_minutes", 30 * 1440).create();
        var thirty = new Slot(
                Slot.inDays(3, "09:00", "10:00").start(),
                Slot.inDays(33, "09:00", "10:00").start());
        ask(Demo.ENTREPRENEUR, instrument, thirty).is(201);
        ask(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(20, "03:00", "04:00"))
                .isProblem(409, "slot-taken");
    }

    @Test
    void at_the_horizons_last_minute_a_slot_can_still_be_asked_for() {
        var instrument = instruments.make().terms("max_notice_days", 14).create();
        var slot = Slot.inDays(20, "09:00", "10:00");
        clock.set(slot.start().toInstant().minus(Duration.ofDays(14)).minusSeconds(60));
        ask(Demo.ENTREPRENEUR, instrument, slot).isRefused("max-notice");
        clock.set(slot.start().toInstant().minus(Duration.ofDays(14)));
        ask(Demo.ENTREPRENEUR, instrument, slot).is(201);
    }

    /** Saturday 10 October 2026 is worked for the National Day, and 1 October is a holiday. */
    @Test
    void a_weekend_worked_in_exchange_is_no_day_off_and_a_holiday_is() {
        var instrument = instruments.make().terms("days_off", false).create();
        clock.set(java.time.Instant.parse("2026-09-15T01:00:00Z"));
        ask(Demo.ENTREPRENEUR, instrument, day("2026-10-10")).is(201);
        ask(Demo.ENTREPRENEUR, instrument, day("2026-10-01")).isRefused("days-off");
        ask(Demo.ENTREPRENEUR, instrument, day("2026-10-11")).isRefused("days-off");
        ask(Demo.ENTREPRENEUR, instrument, day("2026-10-12")).is(201);
    }

    private static Slot day(String date) {
        return new Slot(
                java.time.OffsetDateTime.parse(date + "T09:00:00+08:00"),
                java.time.OffsetDateTime.parse(date + "T11:00:00+08:00"));
    }

    @Test
    void a_quota_counts_what_is_booked_and_not_what_was_cancelled() {
        var instrument = instruments.create();
        quota(instrument, "PERSON", "HOURS", "DAY", 3);
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "08:00", "10:00"));
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "14:00", "16:00")).isRefused("quota-person-hours-day");
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "14:00", "15:00")).is(201);
        Api.as(Demo.ENTREPRENEUR)
                .post(first + "/cancel", Bookings.because("改期"))
                .is(200);
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "18:00", "20:00")).is(201);
    }

    @Test
    void an_organisations_quota_counts_its_people_together() {
        var instrument = instruments.create();
        quota(instrument, "ORGANISATION", "BOOKINGS", "FUTURE", 1);
        var colleague = people.create(enterprise(), "ENTREPRENEUR");
        ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "09:00", "10:00")).is(201);
        ask(colleague, instrument, Slot.inDays(30, "09:00", "10:00")).isRefused("quota-organisation-bookings-future");
        ask(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(30, "09:00", "10:00"))
                .is(201);
    }

    private UUID enterprise() {
        return UUID.fromString(database.strings(
                        "select m.organisation_id::text from membership m join account a on a.id = m.account_id"
                                + " where a.username = ?",
                        Demo.ENTREPRENEUR)
                .getFirst());
    }

    /** Each alone would fit; together they would not. */
    @RepeatedTest(3)
    void a_quota_holds_when_one_person_asks_many_times_at_once() {
        var instrument = instruments.make().units(20).create();
        quota(instrument, "PERSON", "BOOKINGS", "DAY", 3);
        var answers =
                Clients.atOnce(16, number -> ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "09:00", "10:00")));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(13);
    }

    @Test
    void staff_set_rules_aside_with_a_reason_that_is_kept() {
        var instrument = instruments.create();
        var slot = Slot.inDays(3, "08:00", "20:00");
        var body = Bookings.body(instrument, slot, "overrideReason", "省里抽检，当天必须完成");
        ask(Demo.MEDICAL_COLLEGE, instrument, slot).isProblem(422, "rule-refused");
        Api.as(Demo.ENTREPRENEUR).post("/bookings", body).isProblem(403, "forbidden");
        Api.as(Demo.AGRICULTURAL_ACADEMY).post("/bookings", body).isProblem(403, "forbidden");
        var booking = Api.as(Demo.MEDICAL_COLLEGE).post("/bookings", body).is(201);
        assertThat(booking.text("/overrideReason")).isEqualTo("省里抽检，当天必须完成");
        assertThat(booking.text("/history/0/reason")).isEqualTo("省里抽检，当天必须完成");
    }

    @Test
    void staff_book_on_behalf_and_the_booking_is_the_other_persons() {
        var instrument = instruments.create();
        var body = Bookings.body(
                instrument,
                Slot.inDays(3, "09:00", "10:00"),
                "onBehalfOf",
                database.account(Demo.ENTREPRENEUR).toString());
        Api.as(Demo.OTHER_ENTREPRENEUR).post("/bookings", body).isProblem(403, "forbidden");
        var booking = Api.as(Demo.MEDICAL_COLLEGE).post("/bookings", body).is(201);
        assertThat(booking.text("/requester/id"))
                .isEqualTo(database.account(Demo.ENTREPRENEUR).toString());
        assertThat(booking.at("/external").asBoolean()).isTrue();
        assertThat(booking.text("/askedBy")).isNotBlank();
        // four eyes: who asked does not decide
        Api.as(Demo.MEDICAL_COLLEGE)
                .post("/bookings/" + booking.text("/id") + "/approve")
                .isProblem(403, "forbidden");
        Api.as(Demo.ENTREPRENEUR)
                .post("/bookings/" + booking.text("/id") + "/cancel", Bookings.because("不需要"))
                .is(200);
    }
}
