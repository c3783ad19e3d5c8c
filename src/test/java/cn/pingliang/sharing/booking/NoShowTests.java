package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever does not come in time gives up the rest of their slot, where the terms say so. */
@PortalTest
class NoShowTests {

    private static final Slot MORNING = Slot.inDays(5, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(5, "14:00", "16:00");

    @Autowired
    private Jobs jobs;

    @Autowired
    private Instruments instruments;

    @Autowired
    private InstrumentCompanions companions;

    @Autowired
    private WaitingList waiting;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);

    private UUID minding(int minutes) {
        return instruments
                .make()
                .withoutApproval()
                .terms("no_show_minutes", minutes)
                .create();
    }

    private String book(UUID instrument, Slot slot) {
        return Bookings.request(Demo.ENTREPRENEUR, instrument, slot);
    }

    private void runAt(Slot slot, int minutesAfterItBegins) {
        clock.set(slot.start().toInstant().plus(Duration.ofMinutes(minutesAfterItBegins)));
        jobs.run("no-shows");
    }

    private String status(String booking) {
        return requester.get(booking).text("/status");
    }

    private static UUID id(String booking) {
        return UUID.fromString(booking.substring("/bookings/".length()));
    }

    private List<String> taken(UUID instrument) {
        return database.strings(
                "select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') || '-' ||"
                        + " to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI') from occupancy"
                        + " where instrument_id = ? order by starts_at",
                instrument);
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    @Test
    void somebody_who_is_later_than_the_terms_allow_does_not_come_any_more_and_the_rest_of_the_slot_is_free() {
        var instrument = minding(30);
        var booking = book(instrument, MORNING);
        runAt(MORNING, 29);
        assertThat(status(booking)).isEqualTo("APPROVED");
        runAt(MORNING, 31);
        assertThat(status(booking)).isEqualTo("NO_SHOW");
        assertThat(taken(instrument)).containsExactly("09:00-09:31");
        requester.post(booking + "/check-in").isProblem(409, "illegal-transition");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "10:00", "11:00"));
    }

    @Test
    void the_history_and_the_audit_trail_say_by_which_rule_it_was_marked_however_often_one_looks() {
        var booking = book(minding(30), MORNING);
        runAt(MORNING, 31);
        jobs.run("no-shows");
        var marked = requester.get(booking);
        assertThat(marked.texts("/history", "action")).containsExactly("REQUEST", "APPROVE", "MARK_NO_SHOW");
        assertThat(marked.at("/history/2/by").isNull()).isTrue();
        assertThat(marked.at("/history/2/noShowAfterMinutes").asInt()).isEqualTo(30);
        assertThat(database.strings(
                        "select details->>'afterMinutes' from audit_entry where on_id = ? and action = 'MARK_NO_SHOW'",
                        id(booking)))
                .containsExactly("30");
    }

    @Test
    void nobody_is_marked_where_the_terms_do_not_mind_and_nobody_looks_again() {
        var booking = book(instruments.make().withoutApproval().create(), MORNING);
        var seen = requester.get(booking).text("/version");
        runAt(MORNING, 119);
        assertThat(status(booking)).isEqualTo("APPROVED");
        assertThat(database.count("select count(*) from booking where id = ? and awaited", id(booking)))
                .isZero();
        requester.post(booking + "/check-in", Map.of("version", seen)).is(200);
    }

    @Test
    void who_checked_in_in_time_is_not_marked() {
        var booking = book(minding(30), MORNING);
        clock.set(MORNING.start().toInstant().plus(Duration.ofMinutes(29)));
        requester.post(booking + "/check-in").is(200);
        runAt(MORNING, 90);
        assertThat(status(booking)).isEqualTo("IN_USE");
    }

    @Test
    void of_what_is_entrusted_to_the_institution_nobody_is_expected() {
        var body = Bookings.body(minding(30), MORNING, "serviceMode", "ENTRUSTED");
        var booking = "/bookings/" + requester.post("/bookings", body).is(201).text("/id");
        runAt(MORNING, 31);
        assertThat(status(booking)).isEqualTo("APPROVED");
    }

    @Test
    void across_midnight_the_terms_of_the_day_it_began_hold() {
        var night = new Slot(
                Slot.inDays(5, "23:30", "24:00").start(),
                Slot.inDays(6, "00:00", "01:30").end());
        var instrument = minding(45);
        database.update("""
                insert into booking_terms (id, institution_id, instrument_id, holds_from, no_show_minutes)
                values (gen_random_uuid(), ?, ?, ?, 0)""", Demo.MEDICAL_COLLEGE_ID, instrument, LocalDate.from(night.end()));
        var booking = book(instrument, night);
        runAt(night, 44);
        assertThat(status(booking)).isEqualTo("APPROVED");
        runAt(night, 46);
        assertThat(status(booking)).isEqualTo("NO_SHOW");
        assertThat(taken(instrument)).containsExactly("23:30-00:16");
    }

    @ParameterizedTest(name = "{0} min after the start")
    @ValueSource(ints = {91, 60 * 24 * 9})
    void one_that_has_ended_by_then_is_marked_all_the_same_once(int minutes) {
        var half = Slot.inDays(5, "09:00", "09:30");
        var booking = book(minding(90), half);
        runAt(half, 89);
        assertThat(status(booking)).isEqualTo("APPROVED");
        runAt(half, minutes);
        jobs.run("no-shows");
        assertThat(requester.get(booking).texts("/history", "action"))
                .containsExactly("REQUEST", "APPROVE", "MARK_NO_SHOW");
    }

    @Test
    void who_asked_for_another_time_and_was_not_answered_is_not_marked() {
        var instrument = instruments
                .make()
                .terms("no_show_minutes", 30)
                .terms("change_notice_minutes", 0)
                .create();
        var booking = book(instrument, MORNING);
        institution.post(booking + "/approve").is(200);
        requester
                .post(booking + "/change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to()))
                .is(200);
        runAt(MORNING, 31);
        assertThat(status(booking)).isEqualTo("APPROVED");
    }

    @Test
    void whoever_waits_for_what_is_freed_is_offered_it() {
        var instrument = minding(30);
        book(instrument, MORNING);
        var rest = Slot.inDays(5, "10:00", "11:00");
        waiting.join(new ResourceId(instrument), rest.asTimeSlot(), account(Demo.OTHER_ENTREPRENEUR));
        try {
            runAt(MORNING, 31);
            var entry = waiting.of(account(Demo.OTHER_ENTREPRENEUR)).getFirst();
            assertThat(entry.offeredUntil()).isEqualTo(rest.start().toInstant());
            assertThat(taken(instrument)).containsExactly("09:00-09:31", "10:00-11:00");
        } finally {
            database.update("delete from occupancy where kind = 'OFFER'");
            database.update("delete from waiting_entry");
        }
    }

    @Test
    void what_goes_with_it_follows() {
        var microscope = minding(30);
        var bench = instruments.create();
        companions.set(new ResourceId(microscope), Set.of(new ResourceId(bench)), account(Demo.MEDICAL_COLLEGE));
        book(microscope, MORNING);
        runAt(MORNING, 31);
        assertThat(database.strings("select status from booking where instrument_id in (?, ?)", microscope, bench))
                .containsExactly("NO_SHOW", "NO_SHOW");
        assertThat(taken(bench)).containsExactly("09:00-09:31");
    }

    @Test
    void one_that_cannot_be_marked_does_not_keep_the_others() {
        var instrument = minding(30);
        var first = book(instrument, MORNING);
        var second = book(instrument, Slot.inDays(5, "11:00", "12:00"));
        database.update("alter table booking add constraint no_show_cannot_be check (status <> 'NO_SHOW' or id <> '"
                + id(first) + "') not valid");
        try {
            clock.set(AFTERNOON.start().toInstant());
            assertThatThrownBy(() -> jobs.run("no-shows")).hasMessageContaining("no_show_cannot_be");
            assertThat(List.of(status(first), status(second))).containsExactly("APPROVED", "NO_SHOW");
        } finally {
            database.update("alter table booking drop constraint no_show_cannot_be");
        }
        jobs.run("no-shows");
        assertThat(status(first)).isEqualTo("NO_SHOW");
    }

    @Test
    void it_counts_as_no_use_until_staff_say_that_it_was_one_and_confirm_its_hours() {
        var booking = book(minding(30), MORNING);
        runAt(MORNING, 31);
        assertThat(records(booking)).isEmpty();
        institution.post(booking + "/excuse").is(400);
        clock.set(AFTERNOON.start().toInstant());
        var excused = institution
                .post(booking + "/excuse", Bookings.because("来过，忘了签到"))
                .is(200);
        assertThat(excused.text("/status")).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(excused.texts("/history", "reason")).last().isEqualTo("来过，忘了签到");
        assertThat(records(booking)).isEmpty();
        institution.post(booking + "/confirm").is(200);
        assertThat(requester.get(booking).at("/hours").decimalValue()).isEqualByComparingTo("2.0");
    }

    @Test
    void time_that_somebody_else_has_by_then_stays_theirs() {
        var instrument = minding(30);
        var booking = book(instrument, MORNING);
        runAt(MORNING, 31);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "10:00", "11:00"));
        institution.post(booking + "/excuse", Bookings.because("来过，忘了签到")).is(200);
        assertThat(taken(instrument)).containsExactly("09:00-09:31", "10:00-11:00");
    }

    private List<String> records(String booking) {
        return database.strings("select id::text from usage_record where booking_id = ?", id(booking));
    }
}
