package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The main job from end to end, through the API: found, booked, approved, used, confirmed, seen in the review, rated. */
@PortalTest
class MainJobTests {

    @Autowired
    private Instruments instruments;

    @Autowired
    private TestClock clock;

    private final Api entrepreneur = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private final Api bureau = Api.as(Demo.SCIENCE_BUREAU);

    @Test
    void an_entrepreneurs_use_becomes_external_hours_of_the_review() {
        var instrument = instruments.create();
        var slot = Slot.inDays(3, "09:00", "12:00");

        // 1 found, and free
        assertThat(Api.visitor().get("/resources/" + instrument).is(200).text("/institution/name"))
                .isEqualTo("甘肃医学院");
        assertThat(Api.visitor()
                        .get("/instruments/" + instrument + "/availability", "from", slot.from(), "to", slot.to())
                        .is(200)
                        .text("/slots/0/state"))
                .isEqualTo("FREE");

        // 2 booked
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, slot);
        assertThat(Api.visitor()
                        .get("/instruments/" + instrument + "/availability", "from", slot.from(), "to", slot.to())
                        .text("/slots/0/state"))
                .isEqualTo("BUSY");

        // 3 in the institution's queue, and approved
        var queue = institution.get("/bookings", "role", "decider", "status", "PENDING", "instrument", instrument);
        assertThat(queue.is(200).at("/total").asInt()).isEqualTo(1);
        institution
                .post(
                        booking + "/approve",
                        Map.of("version", queue.at("/items/0/version").asInt()))
                .is(200);

        // 4 used
        clock.set(slot.start().plusMinutes(5).toInstant());
        var before = figures(instrument, slot);
        var institutionBefore = externalHours(Demo.MEDICAL_COLLEGE_ID, slot);
        entrepreneur.post(booking + "/check-in").is(200);
        clock.set(slot.end().minusMinutes(20).toInstant());
        entrepreneur.post(booking + "/check-out").is(200);
        assertThat(figures(instrument, slot)).as("not before it is confirmed").isEqualTo(before);

        // 5 confirmed: two hours of measurement and half an hour of post-processing
        institution.post(booking + "/confirm", Map.of("hours", 2.5)).is(200);

        // 6 seen in the review at once, for the instrument and its institution, with the record behind it
        var after = figures(instrument, slot);
        assertThat(after.path("externalHours").decimalValue())
                .isEqualByComparingTo(
                        before.path("externalHours").decimalValue().add(new BigDecimal("2.5")));
        assertThat(after.path("effectiveHours").decimalValue())
                .isEqualByComparingTo(
                        before.path("effectiveHours").decimalValue().add(new BigDecimal("2.5")));
        assertThat(after.path("sharingRate").decimalValue()).isEqualByComparingTo("1");
        assertThat(externalHours(Demo.MEDICAL_COLLEGE_ID, slot).subtract(institutionBefore))
                .isEqualByComparingTo("2.5");
        var day = slot.start().atZoneSameInstant(PortalTime.ZONE).toLocalDate();
        var records = bureau.get("/reports/sharing/" + instrument + "/records", "from", day, "to", day)
                .is(200);
        assertThat(records.at("/total").asInt()).isEqualTo(1);
        assertThat(records.text("/items/0/bookingId")).isEqualTo(booking.substring("/bookings/".length()));
        assertThat(records.text("/items/0/unit")).isEqualTo("平凉绿源农业科技有限公司");
        assertThat(records.at("/items/0/external").asBoolean()).isTrue();
        assertThat(records.at("/items/0/hours").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(records.at("/items/0/amount").decimalValue()).isEqualByComparingTo("125");

        // 7 rated
        var rated = entrepreneur
                .post(booking + "/rate", Map.of("rating", "VERY_SATISFIED", "text", "数据可靠"))
                .is(200);
        assertThat(rated.texts("/history", "action"))
                .containsExactly("REQUEST", "APPROVE", "CHECK_IN", "CHECK_OUT", "CONFIRM", "RATE");
        assertThat(rated.texts("/history", "status"))
                .containsExactly("PENDING", "APPROVED", "IN_USE", "AWAITING_CONFIRMATION", "COMPLETED", "RATED");
    }

    @Test
    void internal_use_raises_the_effective_hours_and_not_the_external_ones() {
        var instrument = instruments.create();
        var slot = Slot.inDays(4, "09:00", "11:00");
        var booking = Bookings.request(Demo.INSTRUMENT_MANAGER, instrument, slot);
        institution.post(booking + "/approve").is(200);
        clock.set(slot.start().toInstant());
        institution.post(booking + "/check-in").is(200);
        clock.set(slot.end().toInstant());
        institution.post(booking + "/check-out").is(200);
        institution.post(booking + "/confirm").is(200);
        var figures = figures(instrument, slot);
        assertThat(figures.path("effectiveHours").decimalValue()).isEqualByComparingTo("2");
        assertThat(figures.path("externalHours").decimalValue()).isEqualByComparingTo("0");
        assertThat(figures.path("sharingRate").decimalValue()).isEqualByComparingTo("0");
    }

    private JsonNode figures(UUID instrument, Slot slot) {
        return row(instrument, slot, "instrument");
    }

    private BigDecimal externalHours(UUID institutionId, Slot slot) {
        return row(institutionId, slot, "institution").path("externalHours").decimalValue();
    }

    private JsonNode row(UUID key, Slot slot, String groupBy) {
        var day = slot.start().atZoneSameInstant(PortalTime.ZONE).toLocalDate();
        return bureau.get("/reports/sharing", "from", day, "to", day, "groupBy", groupBy)
                .is(200)
                .at("/rows")
                .valueStream()
                .filter(row -> row.path("key").asString().equals(key.toString()))
                .findFirst()
                .orElseThrow();
    }
}
