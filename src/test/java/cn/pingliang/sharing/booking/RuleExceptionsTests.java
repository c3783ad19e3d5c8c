package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 例外申请. */
@PortalTest
class RuleExceptionsTests {

    private static final String WHY = "样品只能在夜间连续培养";
    private static final Slot TOO_LONG = Slot.inDays(5, "08:00", "20:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private static Answer ask(String who, UUID instrument, Slot slot) {
        return Api.as(who).post("/bookings", Bookings.body(instrument, slot, "exceptionReason", WHY));
    }

    private static Answer approve(String booking) {
        return Api.as(Demo.MEDICAL_COLLEGE).post("/bookings/" + booking + "/approve", Bookings.because("同意"));
    }

    private boolean isTaken(UUID instrument) {
        return database.count("select count(*) from occupancy where instrument_id = ?", instrument) > 0;
    }

    @Test
    void whoever_cannot_keep_to_the_rules_asks_and_says_why_and_somebody_always_decides() {
        var instrument = instruments.make().withoutApproval().create();
        Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, TOO_LONG))
                .isProblem(422, "rule-refused");
        var asked = ask(Demo.ENTREPRENEUR, instrument, TOO_LONG).is(201);
        assertThat(asked.text("/status")).isEqualTo("PENDING");
        assertThat(asked.text("/history/0/reason")).isEqualTo(WHY);
        assertThat(database.strings("select array_to_string(rules, ' ') from booking_exception where booking_id = '"
                        + asked.text("/id") + "'"))
                .containsExactly("longest");
        approve(asked.text("/id")).is(200);
        assertThat(isTaken(instrument)).isTrue();
    }

    @Test
    void until_somebody_decides_the_slot_is_everybodys_and_whoever_keeps_the_rules_has_it() {
        var instrument = instruments.make().create();
        var asked = ask(Demo.ENTREPRENEUR, instrument, TOO_LONG).is(201).text("/id");
        assertThat(isTaken(instrument)).isFalse();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "10:00", "11:00"));
        approve(asked).isProblem(422, "rule-refused");
        assertThat(Api.as(Demo.ENTREPRENEUR).get("/bookings/" + asked).text("/status"))
                .isEqualTo("PENDING");
    }

    @Test
    void what_is_taken_already_is_refused_with_free_times_like_any_other() {
        var instrument = instruments.make().create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "10:00", "11:00"));
        ask(Demo.ENTREPRENEUR, instrument, TOO_LONG).isProblem(409, "slot-taken");
    }

    @Test
    void a_request_that_keeps_the_rules_is_any_other_whatever_it_says() {
        var instrument = instruments.make().withoutApproval().create();
        var asked = ask(Demo.ENTREPRENEUR, instrument, Slot.inDays(5, "09:00", "10:00"))
                .is(201);
        assertThat(asked.text("/status")).isEqualTo("APPROVED");
        assertThat(asked.json().path("overrideReason").isNull()).isTrue();
    }

    @Test
    void the_state_of_the_instrument_and_the_agreement_are_no_rules_to_be_let_off() {
        var broken = instruments.make().fact("condition", "AWAITING_REPAIR").create();
        ask(Demo.ENTREPRENEUR, broken, TOO_LONG).isProblem(422, "rule-refused");
        var agreed = instruments.make().terms("agreement_needed", true).create();
        var body = Bookings.body(agreed, TOO_LONG, "exceptionReason", WHY);
        body.put("acceptAgreement", false);
        Api.as(Demo.ENTREPRENEUR).post("/bookings", body).isProblem(422, "rule-refused");
    }

    @Test
    void nobody_waits_for_more_than_five() {
        var instrument = instruments.make().create();
        for (var day = 5; day < 5 + RuleExceptions.AT_ONCE; day++) {
            ask(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(day, "08:00", "20:00"))
                    .is(201);
        }
        ask(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(12, "08:00", "20:00"))
                .isProblem(422, "rule-refused");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(12, "09:00", "10:00"));
    }

    @Test
    void a_request_by_the_rules_pays_nothing_for_it() {
        var instrument = instruments.make().create();
        var statements = Statements.ofAllThreads(
                () -> Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(6, "09:00", "10:00")));
        assertThat(statements).noneMatch(statement -> statement.contains("booking_exception"));
    }

    @Test
    void every_rule_that_can_be_set_aside_has_a_name() {
        for (var rule : BookingRule.values()) {
            if (BookingRule.canBeSetAside(rule.key())) {
                assertThat(java.util.ResourceBundle.getBundle("vaadin-i18n.translations")
                                .containsKey("exception.rule." + rule.key()))
                        .as(rule.key())
                        .isTrue();
            }
        }
    }
}
