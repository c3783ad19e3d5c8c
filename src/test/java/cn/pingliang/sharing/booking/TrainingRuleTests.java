package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An instrument that is operated by those who are trained on it: wherever a time is asked for. */
@PortalTest
class TrainingRuleTests {

    private static final Slot SLOT = Slot.inDays(10, "09:00", "11:00");

    @Autowired
    private BookingAttempts attempts;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private SlotHolds holds;

    @Autowired
    private BookingPreview preview;

    @Autowired
    private BookableInstruments bookable;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = new UUID(0, 0);

    @BeforeEach
    void an_instrument_that_needs_training() {
        instrument = instruments.make().terms("training_needed", true).create();
    }

    private void trained(String who, int untilInDays) {
        database.update(
                """
                insert into training (id, instrument_id, account_id, from_day, until_day, recorded_by_id, recorded_at)
                values (gen_random_uuid(), ?, ?, current_date - 30, ?, ?, now())""",
                instrument,
                database.account(who),
                PortalTime.dayOf(clock.instant()).plusDays(untilInDays),
                database.account(Demo.MEDICAL_COLLEGE));
    }

    private static AccountId account(Database database, String who) {
        return new AccountId(database.account(who));
    }

    private BookingRequest wish(Slot slot) {
        return new BookingRequest(
                new ResourceId(instrument), slot.asTimeSlot(), "测定", ServiceMode.SELF_OPERATED, null, true);
    }

    @Test
    void whoever_is_not_trained_is_refused_with_the_way_to_become_so() {
        var refused = Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, SLOT))
                .isRefused("training");
        assertThat(refused.text("/refusals/0/message")).contains("还没有培训记录");
        assertThat(refused.text("/refusals/0/remedy")).contains("请申请培训", "送样");
    }

    @Test
    void a_training_through_the_day_of_the_slot_lets_it_pass_and_one_to_the_day_before_does_not() {
        trained(Demo.ENTREPRENEUR, 9);
        var refused = Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, SLOT))
                .isRefused("training");
        assertThat(refused.text("/refusals/0/message")).contains("有效到");
        trained(Demo.OTHER_ENTREPRENEUR, 10);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, SLOT);
    }

    @Test
    void what_the_institution_measures_needs_none() {
        var body = Bookings.body(instrument, SLOT, "serviceMode", "ENTRUSTED");
        body.put("samples", 3);
        Api.as(Demo.ENTREPRENEUR).post("/bookings", body).is(201);
    }

    @Test
    void holds_and_previews_say_the_same() {
        var me = account(database, Demo.ENTREPRENEUR);
        var slots = List.of(SLOT.asTimeSlot(), Slot.inDays(20, "09:00", "11:00").asTimeSlot());
        assertThat(holds.hold(wish(SLOT), me))
                .isInstanceOfSatisfying(
                        SlotHolds.HoldAnswer.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::rule)
                                .containsExactly("training"));
        assertThat(preview.of(wish(SLOT), slots, me)).allMatch(Occurrence.Refused.class::isInstance);
        trained(Demo.ENTREPRENEUR, 15);
        assertThat(holds.hold(wish(SLOT), me)).isInstanceOf(SlotHolds.HoldAnswer.Held.class);
        assertThat(preview.of(wish(SLOT), slots, me))
                .extracting(Object::getClass)
                .containsExactly(Occurrence.Fits.class, Occurrence.Refused.class);
    }

    @Test
    void another_time_after_the_training_ends_is_refused_and_what_was_booked_stays() {
        trained(Demo.ENTREPRENEUR, 10);
        var path = Bookings.request(Demo.ENTREPRENEUR, instrument, SLOT);
        var later = Slot.inDays(11, "09:00", "11:00");
        Api.as(Demo.ENTREPRENEUR)
                .post(path + "/change", Map.of("start", later.from(), "end", later.to()))
                .isRefused("training");
        assertThat(Api.as(Demo.ENTREPRENEUR).get(path).is(200).text("/status")).isEqualTo("PENDING");
    }

    @Test
    void staff_set_it_aside_with_a_reason() {
        var body = Bookings.body(instrument, SLOT, "overrideReason", "由本单位人员陪同操作");
        Api.as(Demo.MEDICAL_COLLEGE).post("/bookings", body).is(201);
    }

    @Test
    void it_costs_one_statement_where_the_terms_ask_for_it_and_none_elsewhere() {
        var me = account(database, Demo.ENTREPRENEUR);
        assertThat(statements(instrument, me))
                .hasSize(statements(instruments.create(), me).size() + 1);
        var other = instruments.create();
        assertThat(Statements.of(() -> desk.conditions(bookable.get(new ResourceId(other)), me)))
                .noneMatch(statement -> statement.contains("training_spell"));
    }

    private List<String> statements(UUID of, AccountId me) {
        var on = bookable.get(new ResourceId(of));
        return Statements.of(() -> attempts.conditions(on, me));
    }
}
