package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Short bookings that the terms approve by themselves, where somebody decides on longer ones. */
@PortalTest
class ApprovalByRuleTests {

    private static final Slot HOUR = Slot.onWeekday(8, "09:00", "10:00");
    private static final Slot LONGER = Slot.onWeekday(8, "09:00", "10:30");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Screens screens;

    private static Answer request(String who, UUID instrument, Slot slot) {
        return Api.as(who).post("/bookings", Bookings.body(instrument, slot));
    }

    @ParameterizedTest(name = "up to {0} min, {1} min: {2}")
    @CsvSource({"60, 60, APPROVED", "60, 90, PENDING", "90, 90, APPROVED", "0, 60, PENDING"})
    void a_booking_is_approved_by_rule_up_to_the_length_that_the_terms_say(int upTo, int minutes, String status) {
        var instrument = instruments.make().terms("auto_approval_minutes", upTo).create();
        assertThat(request(Demo.ENTREPRENEUR, instrument, minutes == 60 ? HOUR : LONGER)
                        .is(201)
                        .text("/status"))
                .isEqualTo(status);
    }

    @Test
    void the_history_says_by_which_rule_and_the_audit_trail_too() {
        var instrument = instruments.make().terms("auto_approval_minutes", 60).create();
        var booking = request(Demo.ENTREPRENEUR, instrument, HOUR).is(201);
        assertThat(booking.text("/history/1/action")).isEqualTo("APPROVE");
        assertThat(booking.at("/history/1/by").isNull()).isTrue();
        assertThat(booking.at("/history/1/approvedUpToMinutes").asInt()).isEqualTo(60);
        assertThat(booking.at("/decideBy").isNull()).isTrue();
        assertThat(database.strings(
                        "select details->>'upToMinutes' from audit_entry where on_id = ? and action = 'APPROVE'",
                        UUID.fromString(booking.text("/id"))))
                .containsExactly("60");
    }

    @Test
    void it_can_be_for_those_only_who_are_trained_and_the_history_says_so() {
        var instrument = instruments
                .make()
                .terms("auto_approval_minutes", 120)
                .terms("auto_approval_trained", true)
                .create();
        database.update("""
                insert into training (id, instrument_id, account_id, from_day, recorded_by_id, recorded_at)
                values (gen_random_uuid(), ?, ?, current_date - 1, ?, now())""", instrument, database.account(Demo.ENTREPRENEUR), database.account(Demo.MEDICAL_COLLEGE));
        assertThat(request(Demo.OTHER_ENTREPRENEUR, instrument, HOUR).is(201).text("/status"))
                .isEqualTo("PENDING");
        var afternoon = Slot.onWeekday(8, "14:00", "15:00");
        var booking = request(Demo.ENTREPRENEUR, instrument, afternoon).is(201);
        assertThat(booking.text("/status")).isEqualTo("APPROVED");
        assertThat(request(Demo.ENTREPRENEUR, instrument, Slot.onWeekday(8, "16:00", "18:30"))
                        .is(201)
                        .text("/status"))
                .as("too long for the rule")
                .isEqualTo("PENDING");
        assertThat(database.strings(
                        "select details->>'trained' from audit_entry where on_id = ? and action = 'APPROVE'",
                        UUID.fromString(booking.text("/id"))))
                .containsExactly("true");
        screens.as(Demo.ENTREPRENEUR).open("bookings/" + booking.text("/id")).sees("自动批准", "依据：已培训者不超过 2 小时的预约自动批准");
    }

    @Test
    void where_nobody_has_to_approve_there_is_no_rule_to_name() {
        var instrument = instruments
                .make()
                .withoutApproval()
                .terms("auto_approval_minutes", 60)
                .create();
        assertThat(request(Demo.ENTREPRENEUR, instrument, HOUR)
                        .is(201)
                        .at("/history/1/approvedUpToMinutes")
                        .isNull())
                .isTrue();
    }

    @Test
    void it_can_be_for_some_users_only() {
        var instrument = instruments.create();
        database.update("""
                insert into booking_terms (id, institution_id, instrument_id, user_group, auto_approval_minutes)
                values (gen_random_uuid(), ?, ?, 'OWN_STAFF', 60)""", Demo.MEDICAL_COLLEGE_ID, instrument);
        assertThat(request(Demo.INSTRUMENT_MANAGER, instrument, HOUR).is(201).text("/status"))
                .isEqualTo("APPROVED");
        var afternoon = Slot.onWeekday(8, "14:00", "15:00");
        assertThat(request(Demo.ENTREPRENEUR, instrument, afternoon).is(201).text("/status"))
                .isEqualTo("PENDING");
        request(Demo.UNVERIFIED_ENTREPRENEUR, instrument, Slot.onWeekday(8, "16:00", "17:00"))
                .isProblem(403, "forbidden");
    }

    @Test
    void a_short_one_takes_its_slot_at_once_where_longer_ones_compete() {
        var instrument = instruments
                .make()
                .terms("pending_holds", false)
                .terms("auto_approval_minutes", 60)
                .create();
        var longer = request(Demo.OTHER_ENTREPRENEUR, instrument, LONGER).is(201);
        assertThat(longer.text("/status")).isEqualTo("PENDING");
        assertThat(request(Demo.ENTREPRENEUR, instrument, HOUR).is(201).text("/status"))
                .isEqualTo("APPROVED");
        request(Demo.ENTREPRENEUR, instrument, LONGER).isProblem(409, "slot-taken");
    }

    @Test
    void another_time_that_is_too_long_for_the_rule_waits_for_a_decision() {
        var instrument = instruments
                .make()
                .terms("auto_approval_minutes", 60)
                .terms("change_notice_minutes", 0)
                .create();
        var path = "/bookings/"
                + request(Demo.ENTREPRENEUR, instrument, HOUR).is(201).text("/id");
        var applicant = Api.as(Demo.ENTREPRENEUR);
        var short_ = Slot.onWeekday(8, "14:00", "15:00");
        assertThat(applicant
                        .post(path + "/change", Map.of("start", short_.from(), "end", short_.to()))
                        .is(200)
                        .at("/changeAsked")
                        .isNull())
                .isTrue();
        assertThat(applicant
                        .post(path + "/change", Map.of("start", LONGER.from(), "end", LONGER.to()))
                        .is(200)
                        .at("/changeAsked")
                        .isNull())
                .isFalse();
    }
}
