package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the terms say that pending requests do not hold the slot, they compete until one is approved. */
@PortalTest
class RivalRequestsApiTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");
    private static final Slot LATER = Slot.inDays(6, "10:00", "12:00");
    private static final Slot NOON = Slot.inDays(6, "11:00", "12:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);

    private UUID contested() {
        return instruments.make().terms("pending_holds", false).create();
    }

    @Test
    void those_who_lose_the_slot_wait_for_it_where_the_terms_say_so_and_get_it_when_the_winner_cancels() {
        var instrument = instruments
                .make()
                .terms("pending_holds", false)
                .terms("rivals_wait", true)
                .create();
        var mine = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var theirs = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, LATER);
        institution.post(mine + "/approve").is(200);
        var closed = Api.as(Demo.OTHER_ENTREPRENEUR).get(theirs);
        assertThat(closed.text("/status")).isEqualTo("REJECTED");
        assertThat(closed.texts("/history", "action")).containsExactly("REQUEST", "QUEUE");
        var waits = "select status from waiting_entry where instrument_id = ?";
        assertThat(database.strings(waits, instrument)).containsExactly("WAITING");
        institution.post(mine + "/cancel", Bookings.because("仪器借出")).is(200);
        assertThat(database.strings(waits, instrument)).containsExactly("OFFERED");
        assertThat(Api.as(Demo.ENTREPRENEUR)
                        .post("/bookings", Bookings.body(instrument, LATER))
                        .status())
                .isEqualTo(409);
        var again = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, LATER);
        assertThat(status(Demo.OTHER_ENTREPRENEUR, again)).isEqualTo("PENDING");
        assertThat(database.strings(waits, instrument)).containsExactly("TAKEN");
    }

    @Test
    void whoever_asked_first_is_first_in_the_queue() {
        var instrument = instruments
                .make()
                .terms("pending_holds", false)
                .terms("rivals_wait", true)
                .create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        Bookings.request(Demo.MEDICAL_COLLEGE, instrument, MORNING);
        var winner = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        institution.post(winner + "/approve").is(200);
        institution.post(winner + "/cancel", Bookings.because("仪器借出")).is(200);
        assertThat(database.strings("""
                        select a.username || ' ' || w.status from waiting_entry w join account a on a.id = w.account_id
                        where w.instrument_id = ? order by w.since""", instrument)).containsExactly("chuangye2 OFFERED", "yixueyuan WAITING");
    }

    private static String status(String who, String booking) {
        return Api.as(who).get(booking).is(200).text("/status");
    }

    @Test
    void requests_wait_beside_each_other_and_the_approved_one_takes_the_slot() {
        var instrument = contested();
        var mine = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var theirs = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, LATER);
        var apart = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NOON);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isZero();
        institution.post(mine + "/approve").is(200);
        assertThat(status(Demo.ENTREPRENEUR, mine)).isEqualTo("APPROVED");
        var declined = Api.as(Demo.OTHER_ENTREPRENEUR).get(theirs);
        assertThat(declined.text("/status")).isEqualTo("REJECTED");
        assertThat(declined.texts("/history", "action")).containsExactly("REQUEST", "DECLINE");
        assertThat(status(Demo.OTHER_ENTREPRENEUR, apart)).isEqualTo("PENDING");
    }

    @Test
    void with_several_units_rivals_wait_on_as_long_as_one_is_left() {
        var instrument =
                instruments.make().units(2).terms("pending_holds", false).create();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var second = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        var third = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, LATER);
        institution.post(first + "/approve").is(200);
        assertThat(status(Demo.OTHER_ENTREPRENEUR, second)).isEqualTo("PENDING");
        institution.post(third + "/approve").is(200);
        assertThat(status(Demo.OTHER_ENTREPRENEUR, second)).isEqualTo("REJECTED");
    }

    @Test
    void a_slot_that_was_given_away_cannot_be_asked_for() {
        var instrument = contested();
        institution
                .post(Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING) + "/approve")
                .is(200);
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, LATER))
                .isProblem(409, "slot-taken");
    }

    @Test
    void a_request_whose_slot_was_closed_meanwhile_cannot_be_approved() {
        var instrument = contested();
        var mine = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        database.update("update booking_terms set pending_holds = true where instrument_id = ?", instrument);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, LATER);
        institution.post(mine + "/approve").isRefused("slot-gone");
        assertThat(status(Demo.ENTREPRENEUR, mine)).isEqualTo("PENDING");
    }

    @Test
    void a_rivals_time_is_changed_without_taking_any() {
        var instrument = contested();
        var mine = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Api.as(Demo.ENTREPRENEUR)
                .post(mine + "/change", Map.of("start", NOON.from(), "end", NOON.to()))
                .is(200);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isZero();
        institution.post(mine + "/approve").is(200);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void of_many_rivals_approved_at_once_one_wins_and_every_other_is_told() {
        var instrument = contested();
        var bookings = new ArrayList<String>();
        for (var i = 0; i < 12; i++) {
            bookings.add(
                    Bookings.request(i % 2 == 0 ? Demo.ENTREPRENEUR : Demo.OTHER_ENTREPRENEUR, instrument, MORNING));
        }
        var deadlocks = deadlocks();
        var answers = Clients.atOnce(
                bookings.size(), number -> Api.as(Demo.MEDICAL_COLLEGE).post(bookings.get(number) + "/approve"));
        assertThat(answers.stream().map(Answer::status))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 409);
        assertThat(database.count(
                        "select count(*) from booking where instrument_id = ? and status = 'REJECTED'", instrument))
                .isEqualTo(11);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(1);
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private long deadlocks() {
        return database.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
