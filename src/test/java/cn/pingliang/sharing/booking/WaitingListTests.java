package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.booking.WaitingList.WaitingEntry;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever waits gets the slot in their turn, kept for a while. */
@PortalTest
class WaitingListTests {

    private static final Slot MORNING = Slot.inDays(8, "09:00", "11:00");

    @Autowired
    private WaitingList waiting;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = UUID.randomUUID();
    private String booking = "";

    @BeforeEach
    void somebody_has_it() {
        instrument = instruments.create();
        booking = Bookings.request(Demo.AGRICULTURAL_ACADEMY, instrument, MORNING);
    }

    @AfterEach
    void nobody_waits() {
        database.update("delete from occupancy where kind = 'OFFER'");
        database.update("delete from waiting_entry");
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    private WaitingAnswer join(String who) {
        return waiting.join(new ResourceId(instrument), MORNING.asTimeSlot(), account(who));
    }

    private WaitingEntry entryOf(String who) {
        return waiting.of(account(who)).getFirst();
    }

    private void free() {
        Api.as(Demo.AGRICULTURAL_ACADEMY)
                .post(booking + "/cancel", Bookings.because("改期"))
                .is(200);
    }

    private int book(String who) {
        return Api.as(who).post("/bookings", Bookings.body(instrument, MORNING)).status();
    }

    @Test
    void the_one_who_waits_longest_is_offered_the_slot_the_moment_it_is_free_and_nobody_else_gets_it() {
        assertThat(join(Demo.ENTREPRENEUR)).isEqualTo(new WaitingAnswer.Waiting(0));
        clock.forward(Duration.ofSeconds(1));
        assertThat(join(Demo.OTHER_ENTREPRENEUR)).isEqualTo(new WaitingAnswer.Waiting(1));
        free();
        assertThat(entryOf(Demo.ENTREPRENEUR).offeredUntil()).isNotNull();
        assertThat(entryOf(Demo.OTHER_ENTREPRENEUR).offeredUntil()).isNull();
        assertThat(book(Demo.OTHER_ENTREPRENEUR)).isEqualTo(409);
        assertThat(book(Demo.ENTREPRENEUR)).isEqualTo(201);
        assertThat(waiting.of(account(Demo.ENTREPRENEUR))).isEmpty();
    }

    @Test
    void an_offer_that_nobody_takes_goes_to_the_next() {
        join(Demo.ENTREPRENEUR);
        clock.forward(Duration.ofSeconds(1));
        join(Demo.OTHER_ENTREPRENEUR);
        free();
        clock.forward(WaitingOffers.LENGTH);
        waiting.turn();
        assertThat(waiting.of(account(Demo.ENTREPRENEUR))).isEmpty();
        assertThat(entryOf(Demo.OTHER_ENTREPRENEUR).offeredUntil()).isNotNull();
        assertThat(book(Demo.ENTREPRENEUR)).isEqualTo(409);
        assertThat(book(Demo.OTHER_ENTREPRENEUR)).isEqualTo(201);
    }

    @Test
    void who_leaves_lets_the_next_one_have_it() {
        join(Demo.ENTREPRENEUR);
        clock.forward(Duration.ofSeconds(1));
        join(Demo.OTHER_ENTREPRENEUR);
        free();
        var entry = entryOf(Demo.ENTREPRENEUR).id();
        Assertions.assertThatThrownBy(() -> waiting.leave(entry, account(Demo.OTHER_ENTREPRENEUR)))
                .isInstanceOf(NotFoundException.class);
        waiting.leave(entry, account(Demo.ENTREPRENEUR));
        assertThat(entryOf(Demo.OTHER_ENTREPRENEUR).offeredUntil()).isNotNull();
    }

    @Test
    void what_is_free_needs_no_waiting_and_what_the_rules_refuse_cannot_be_waited_for() {
        free();
        assertThat(join(Demo.ENTREPRENEUR)).isInstanceOf(WaitingAnswer.FreeNow.class);
        assertThat(waiting.join(
                        new ResourceId(instrument),
                        Slot.inDays(8, "00:00", "23:00").asTimeSlot(),
                        account(Demo.ENTREPRENEUR)))
                .isInstanceOf(WaitingAnswer.Refused.class);
    }

    @Test
    void nobody_waits_twice_for_the_same() {
        join(Demo.ENTREPRENEUR);
        join(Demo.ENTREPRENEUR);
        assertThat(waiting.of(account(Demo.ENTREPRENEUR))).hasSize(1);
    }

    @Test
    void once_the_time_has_come_nobody_waits_any_more() {
        join(Demo.ENTREPRENEUR);
        clock.set(MORNING.start().toInstant());
        waiting.turn();
        assertThat(database.strings("select status from waiting_entry")).containsExactly("OVER");
    }

    @Test
    void what_becomes_free_otherwise_is_offered_when_the_job_comes_by() {
        join(Demo.ENTREPRENEUR);
        Api.as(Demo.AGRICULTURAL_ACADEMY)
                .post(
                        booking + "/change",
                        java.util.Map.of(
                                "start", Slot.inDays(9, "09:00", "11:00").from(),
                                "end", Slot.inDays(9, "09:00", "11:00").to()))
                .is(200);
        waiting.turn();
        assertThat(entryOf(Demo.ENTREPRENEUR).offeredUntil()).isNotNull();
        waiting.turn();
        assertThat(database.count(
                        "select count(*) from occupancy where instrument_id = ? and kind = 'OFFER'", instrument))
                .isEqualTo(1);
    }

    @RepeatedTest(5)
    void a_slot_that_is_freed_while_others_book_goes_to_exactly_one() {
        join(Demo.ENTREPRENEUR);
        var answers = Clients.atOnce(List.<Callable<Integer>>of(
                () -> Api.as(Demo.AGRICULTURAL_ACADEMY)
                        .post(booking + "/cancel", Bookings.because("改期"))
                        .status(),
                () -> book(Demo.OTHER_ENTREPRENEUR),
                () -> book(Demo.VOCATIONAL_COLLEGE),
                () -> book(Demo.MEDICAL_COLLEGE)));
        assertThat(answers.getFirst()).isEqualTo(200);
        assertThat(answers.subList(1, 4)).containsOnly(409);
        assertThat(database.strings("select kind from occupancy where instrument_id = ?", instrument))
                .containsExactly("OFFER");
    }
}
