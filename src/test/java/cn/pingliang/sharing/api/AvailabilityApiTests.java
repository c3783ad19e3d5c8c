package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code GET /instruments/{id}/availability}. */
@PortalTest
class AvailabilityApiTests {

    private static final Slot DAY = Slot.inDays(3, "00:00", "24:00");
    private static final Slot MORNING = Slot.inDays(3, "09:00", "11:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private Database database;

    private static Answer availability(UUID instrument, String from, String to) {
        return Api.visitor().get("/instruments/" + instrument + "/availability", "from", from, "to", to);
    }

    private static List<String> slots(Answer answer) {
        return answer.is(200)
                .at("/slots")
                .valueStream()
                .map(slot -> "%s %s %s"
                        .formatted(
                                slot.path("start").asString().substring(11),
                                slot.path("end").asString().substring(11),
                                slot.path("state").asString()))
                .toList();
    }

    @Test
    void a_visitor_sees_when_it_is_free_busy_closed_or_under_maintenance_and_nobodys_name() {
        var instrument = instruments
                .make()
                .open(7, "08:00", "18:00")
                .buffers(Duration.ofMinutes(15), Duration.ofMinutes(30))
                .create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var maintenance = Slot.inDays(3, "14:00", "15:00");
        closures.close(
                new ResourceId(instrument),
                maintenance.asTimeSlot(),
                OccupancyKind.MAINTENANCE,
                "年度保养",
                new AccountId(database.account(Demo.MEDICAL_COLLEGE)));

        var answer = availability(instrument, DAY.from(), DAY.to());
        assertThat(slots(answer))
                .containsExactly(
                        "00:00:00+08:00 08:00:00+08:00 CLOSED",
                        "08:00:00+08:00 08:45:00+08:00 FREE",
                        "08:45:00+08:00 11:30:00+08:00 BUSY",
                        "11:30:00+08:00 14:00:00+08:00 FREE",
                        "14:00:00+08:00 15:00:00+08:00 MAINTENANCE",
                        "15:00:00+08:00 18:00:00+08:00 FREE",
                        "18:00:00+08:00 00:00:00+08:00 CLOSED");
        assertThat(answer.text("/instrumentId")).isEqualTo(instrument.toString());
        assertThat(answer.text("/timeZone")).isEqualTo("Asia/Shanghai");
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("instrumentId", "timeZone", "slots");
        assertThat(answer.at("/slots/2").propertyNames()).containsExactlyInAnyOrder("start", "end", "state");
        assertThat(answer.body()).doesNotContain("马晓峰", "绿源", "保养");
    }

    @Test
    void any_offset_is_understood_and_the_answer_is_the_same() {
        var instrument = instruments.make().open(7, "08:00", "18:00").create();
        var here =
                availability(instrument, MORNING.from(), MORNING.to()).is(200).body();
        var greenwich = MORNING.at(ZoneOffset.UTC);
        assertThat(greenwich.from()).endsWith("Z");
        assertThat(availability(instrument, greenwich.from(), greenwich.to()).body())
                .isEqualTo(here);
        assertThat(availability(
                                instrument,
                                greenwich.from().replace("Z", "+00:00"),
                                greenwich.to().replace("Z", "-00:00".replace('-', '+')))
                        .body())
                .isEqualTo(here);
        var newYork = MORNING.at(ZoneOffset.ofHours(-5));
        assertThat(availability(instrument, newYork.from(), newYork.to()).body())
                .isEqualTo(here);
        // a plus sign that nobody escaped
        assertThat(Api.visitor()
                        .get("/instruments/" + instrument + "/availability?from=" + MORNING.from() + "&to="
                                + MORNING.to())
                        .body())
                .isEqualTo(here);
    }

    @Test
    void thirty_five_days_may_be_asked_for_and_no_minute_more() {
        var instrument = instruments.create();
        var start = MORNING.start();
        availability(instrument, start.toString(), start.plusDays(35).toString())
                .is(200);
        availability(
                        instrument,
                        start.toString(),
                        start.plusDays(35).plusMinutes(1).toString())
                .isInvalid("to");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T09:00:00+08:00, 2026-12-01T09:00:00+08:00, to",
        "2026-12-01T09:00:00+08:00, 2026-12-01T08:00:00+08:00, to",
        "2026-12-01T09:00:00, 2026-12-01T10:00:00+08:00, from",
        "tomorrow, 2026-12-01T10:00:00+08:00, from",
        "2026-12-01T09:00:00+08:00, 2026-12-32T10:00:00+08:00, to",
        "+292278995-01-01T00:00:00Z, +292278995-01-02T00:00:00Z, from",
        "-200000-01-01T00:00:00Z, -200000-01-02T00:00:00Z, from",
        "+300000-01-01T00:00:00Z, +300000-01-02T00:00:00Z, from",
    })
    void a_window_that_cannot_be_is_refused_and_the_parameter_named(String from, String to, String field) {
        var answer = availability(instruments.create(), from, to).isProblem(400, "invalid");
        assertThat(answer.texts("/violations", "field")).first().isEqualTo(field);
    }

    @Test
    void a_missing_parameter_is_named() {
        Api.visitor()
                .get("/instruments/" + instruments.create() + "/availability", "from", MORNING.from())
                .isInvalid("to");
    }

    @Test
    void what_is_past_is_closed() {
        var yesterday = Slot.inDays(-1, "09:00", "11:00");
        assertThat(slots(availability(instruments.create(), yesterday.from(), yesterday.to())))
                .containsExactly("09:00:00+08:00 11:00:00+08:00 CLOSED");
    }

    @Test
    void several_units_are_free_until_all_are_taken() {
        var instrument = instruments.make().units(2).create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        assertThat(slots(availability(instrument, MORNING.from(), MORNING.to())))
                .containsExactly("09:00:00+08:00 11:00:00+08:00 FREE");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        assertThat(slots(availability(instrument, MORNING.from(), MORNING.to())))
                .containsExactly("09:00:00+08:00 11:00:00+08:00 BUSY");
    }

    @Test
    void what_is_no_published_instrument_is_not_found() {
        for (var id : List.of(UUID.randomUUID(), Demo.id(401), Demo.id(501), Demo.id(334))) {
            availability(id, MORNING.from(), MORNING.to()).isProblem(404, "not-found");
        }
        Api.visitor()
                .get("/instruments/7/availability", "from", MORNING.from(), "to", MORNING.to())
                .isProblem(404, "not-found");
    }
}
