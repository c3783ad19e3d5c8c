package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.SlotHolds.HoldAnswer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Five minutes for somebody who fills in the form. */
@PortalTest
class SlotHoldsTests {

    private static final Slot MORNING = Slot.inDays(7, "09:00", "11:00");
    private static final Slot NOON = Slot.inDays(7, "11:00", "12:00");

    @Autowired
    private SlotHolds holds;

    @Autowired
    private BookingChanges changes;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    @AfterEach
    void nobody_holds_anything() {
        database.update("delete from occupancy where kind = 'HOLD'");
    }

    private HoldAnswer hold(String who, UUID instrument, Slot slot) {
        var wish = new BookingRequest(
                new ResourceId(instrument), slot.asTimeSlot(), "-", ServiceMode.SELF_OPERATED, null, false);
        return holds.hold(wish, account(who));
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    private int book(String who, UUID instrument, Slot slot) {
        return Api.as(who).post("/bookings", Bookings.body(instrument, slot)).status();
    }

    private String state(UUID instrument) {
        return Api.visitor()
                .get("/instruments/" + instrument + "/availability", "from", MORNING.from(), "to", MORNING.to())
                .is(200)
                .text("/slots/0/state");
    }

    @Test
    void what_is_held_nobody_else_gets_and_the_holder_books() {
        var instrument = instruments.create();
        assertThat(hold(Demo.ENTREPRENEUR, instrument, MORNING)).isInstanceOf(HoldAnswer.Held.class);
        assertThat(state(instrument)).isEqualTo("BUSY");
        assertThat(hold(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isInstanceOf(HoldAnswer.SlotTaken.class);
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(409);
        assertThat(book(Demo.ENTREPRENEUR, instrument, MORNING)).isEqualTo(201);
        assertThat(database.strings("select kind from occupancy where instrument_id = ?", instrument))
                .containsExactly("BOOKING");
    }

    @Test
    void after_five_minutes_it_is_in_nobodys_way() {
        var instrument = instruments.create();
        hold(Demo.ENTREPRENEUR, instrument, MORNING);
        clock.forward(SlotHolds.LENGTH.minusSeconds(5));
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(409);
        // availability is told by the second
        clock.forward(Duration.ofSeconds(6));
        assertThat(state(instrument)).isEqualTo("FREE");
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(201);
        assertThat(holds.renew(new ResourceId(instrument), account(Demo.ENTREPRENEUR)))
                .isEmpty();
        assertThat(book(Demo.ENTREPRENEUR, instrument, MORNING)).isEqualTo(409);
    }

    @Test
    void it_is_renewed_while_somebody_is_at_it_and_released_when_they_leave() {
        var instrument = instruments.create();
        hold(Demo.ENTREPRENEUR, instrument, MORNING);
        clock.forward(Duration.ofMinutes(4));
        assertThat(holds.renew(new ResourceId(instrument), account(Demo.ENTREPRENEUR)))
                .isPresent();
        clock.forward(Duration.ofMinutes(4));
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(409);
        holds.release(new ResourceId(instrument), account(Demo.ENTREPRENEUR));
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(201);
    }

    @Test
    void another_choice_on_the_instrument_gives_the_first_one_back_and_a_taken_one_keeps_it() {
        var instrument = instruments.create();
        hold(Demo.ENTREPRENEUR, instrument, MORNING);
        assertThat(hold(Demo.ENTREPRENEUR, instrument, NOON)).isInstanceOf(HoldAnswer.Held.class);
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(201);
        assertThat(hold(Demo.ENTREPRENEUR, instrument, MORNING)).isInstanceOf(HoldAnswer.SlotTaken.class);
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, NOON)).isEqualTo(409);
    }

    @Test
    void nobody_holds_more_than_a_few_instruments_nor_what_the_rules_refuse() {
        for (var i = 0; i < SlotHolds.INSTRUMENTS_AT_ONCE; i++) {
            assertThat(hold(Demo.OTHER_ENTREPRENEUR, instruments.create(), MORNING))
                    .isInstanceOf(HoldAnswer.Held.class);
        }
        assertThat(hold(Demo.OTHER_ENTREPRENEUR, instruments.create(), MORNING)).isInstanceOf(HoldAnswer.Refused.class);
        assertThat(hold(Demo.ENTREPRENEUR, instruments.create(), Slot.inDays(7, "09:00", "20:00")))
                .isInstanceOf(HoldAnswer.Refused.class);
        Assertions.assertThatThrownBy(() -> hold(Demo.SCIENCE_BUREAU, instruments.create(), MORNING))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void where_requests_compete_nothing_is_held() {
        var instrument = instruments.make().terms("pending_holds", false).create();
        assertThat(hold(Demo.ENTREPRENEUR, instrument, MORNING)).isInstanceOf(HoldAnswer.NotNeeded.class);
        assertThat(state(instrument)).isEqualTo("FREE");
    }

    @RepeatedTest(5)
    void of_two_who_hold_and_two_who_book_at_once_one_gets_the_slot() {
        var instrument = instruments.create();
        var work = new ArrayList<Callable<Boolean>>();
        for (var who : new String[] {Demo.ENTREPRENEUR, Demo.OTHER_ENTREPRENEUR}) {
            work.add(() -> hold(who, instrument, MORNING) instanceof HoldAnswer.Held);
        }
        for (var who : new String[] {Demo.AGRICULTURAL_ACADEMY, Demo.VOCATIONAL_COLLEGE}) {
            work.add(() -> book(who, instrument, MORNING) == 201);
        }
        assertThat(Clients.atOnce(work)).containsOnlyOnce(true);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(1);
    }

    @RepeatedTest(3)
    void an_expired_hold_is_given_to_one_of_many() {
        var instrument = instruments.create();
        hold(Demo.ENTREPRENEUR, instrument, MORNING);
        clock.forward(SlotHolds.LENGTH);
        var statuses = Clients.atOnce(
                20, number -> book(number % 2 == 0 ? Demo.ENTREPRENEUR : Demo.OTHER_ENTREPRENEUR, instrument, MORNING));
        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @Test
    void while_somebody_chooses_another_time_what_the_booking_lacks_of_it_is_held_and_given_back_on_leaving() {
        var instrument = instruments.create();
        var booking = BookingId.of(
                Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING).substring("/bookings/".length()));
        var me = new AccountId(database.account(Demo.ENTREPRENEUR));
        var overlapping = Slot.inDays(7, "10:00", "12:00").asTimeSlot();
        assertThat(holds.holdForChange(booking, overlapping, null, me)).isInstanceOf(HoldAnswer.Held.class);
        assertThat(times(instrument, "HOLD")).containsExactly("11:00");
        assertThat(Api.as(Demo.OTHER_ENTREPRENEUR)
                        .post("/bookings", Bookings.body(instrument, Slot.inDays(7, "11:00", "12:00")))
                        .status())
                .isEqualTo(409);
        holds.release(new ResourceId(instrument), me);
        assertThat(times(instrument, "HOLD")).isEmpty();
        holds.holdForChange(booking, overlapping, null, me);
        assertThat(changes.change(booking, null, me, overlapping, null)).isInstanceOf(StepAnswer.Done.class);
        assertThat(times(instrument, "HOLD")).isEmpty();
        assertThat(times(instrument, "BOOKING")).containsExactly("10:00");
        var within = Slot.inDays(7, "10:00", "11:00").asTimeSlot();
        assertThat(holds.holdForChange(booking, within, null, me)).isInstanceOf(HoldAnswer.Had.class);
    }

    @Test
    void nobody_holds_time_for_a_booking_whose_time_they_may_not_change() {
        var instrument = instruments.create();
        var booking = BookingId.of(
                Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING).substring("/bookings/".length()));
        var bureau = new AccountId(database.account(Demo.SCIENCE_BUREAU));
        assertThatThrownBy(() -> holds.holdForChange(
                        booking, Slot.inDays(7, "10:00", "12:00").asTimeSlot(), null, bureau))
                .isInstanceOf(ForbiddenException.class);
    }

    private List<String> times(UUID instrument, String kind) {
        return database.strings(
                "select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') from occupancy"
                        + " where instrument_id = ? and kind = ? order by starts_at",
                instrument,
                kind);
    }

    @Test
    void staff_who_ask_for_another_hold_what_that_person_may_have() {
        var instrument = instruments.create();
        var staff = account(Demo.MEDICAL_COLLEGE);
        var wish = new BookingRequest(
                new ResourceId(instrument),
                MORNING.asTimeSlot(),
                "-",
                ServiceMode.SELF_OPERATED,
                null,
                true,
                null,
                account(Demo.ENTREPRENEUR));
        assertThat(holds.hold(wish, staff)).isInstanceOf(HoldAnswer.Held.class);
        assertThat(book(Demo.OTHER_ENTREPRENEUR, instrument, MORNING)).isEqualTo(409);
        assertThatThrownBy(() -> holds.hold(wish, account(Demo.OTHER_ENTREPRENEUR)))
                .isInstanceOf(ForbiddenException.class);
    }
}
