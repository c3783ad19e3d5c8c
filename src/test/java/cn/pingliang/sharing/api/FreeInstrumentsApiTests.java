package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code GET /availability}. The instruments of these tests are of classes that no others are of. */
@PortalTest
class FreeInstrumentsApiTests {

    private static final Slot DAY = Slot.inDays(9, "00:00", "24:00");
    private static final Slot MORNING = Slot.inDays(9, "09:00", "11:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private Database database;

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private Availability availability;

    private static Answer free(String classCode, Slot window, int minutes) {
        return Api.visitor()
                .get("/availability", "class", classCode, "from", window.from(), "to", window.to(), "minutes", minutes)
                .is(200);
    }

    private static List<String> soonest(Answer answer) {
        return answer.at("/items")
                .valueStream()
                .map(item -> item.path("id").asString() + " "
                        + item.path("start").asString().substring(11, 16) + "–"
                        + item.path("end").asString().substring(11, 16))
                .toList();
    }

    private UUID open(String classCode, String from, String to) {
        return instruments.make().classCode(classCode).open(7, from, to).create();
    }

    @Test
    void a_visitor_finds_what_is_free_for_so_long_soonest_first() {
        var late = open("0308", "13:00", "18:00");
        var early = open("0308", "08:00", "18:00");
        var taken = open("0308", "08:00", "18:00");
        Bookings.request(Demo.ENTREPRENEUR, taken, MORNING);
        var brief = open("0308", "07:00", "07:30");
        assertThat(soonest(free("0308", DAY, 60)))
                .containsExactlyInAnyOrder(early + " 08:00–09:00", taken + " 08:00–09:00", late + " 13:00–14:00")
                .endsWith(late + " 13:00–14:00");
        assertThat(soonest(free("0308", DAY, 90)))
                .containsExactly(early + " 08:00–09:30", taken + " 11:00–12:30", late + " 13:00–14:30");
        assertThat(soonest(free("0308", DAY, 30))).first().isEqualTo(brief + " 07:00–07:30");
        assertThat(soonest(free("0308", DAY, 700))).isEmpty();
    }

    @Test
    void an_hour_is_looked_for_where_nothing_is_said_and_the_answer_comes_in_pages() {
        var first = open("0302", "08:00", "18:00");
        var second = open("0302", "09:00", "18:00");
        var answer = Api.visitor()
                .get("/availability", "class", "0302", "from", DAY.from(), "to", DAY.to(), "size", 1)
                .is(200);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("items", "page", "size", "total");
        assertThat(answer.at("/total").asInt()).isEqualTo(2);
        assertThat(soonest(answer)).containsExactly(first + " 08:00–09:00");
        var item = answer.at("/items/0");
        assertThat(item.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "institution", "classCode", "start", "end");
        assertThat(item.path("institution").path("name").asString()).isEqualTo("甘肃医学院");
        assertThat(item.path("start").asString()).endsWith("+08:00");
        assertThat(soonest(Api.visitor()
                        .get(
                                "/availability",
                                "class",
                                "0302",
                                "from",
                                DAY.from(),
                                "to",
                                DAY.to(),
                                "size",
                                1,
                                "page",
                                1)))
                .containsExactly(second + " 09:00–10:00");
        assertThat(soonest(Api.visitor()
                        .get("/availability", "class", "0302", "from", DAY.from(), "to", DAY.to(), "page", 7)))
                .isEmpty();
    }

    @Test
    void one_single_unit_is_free_for_the_whole_of_it() {
        var instrument = instruments
                .make()
                .classCode("0303")
                .units(2)
                .open(7, "09:00", "12:00")
                .create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(9, "10:00", "12:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(9, "10:00", "11:00"));
        // Some unit is free at any time but from ten to eleven; never one for more than an hour.
        assertThat(soonest(free("0303", DAY, 60))).containsExactly(instrument + " 09:00–10:00");
        assertThat(soonest(free("0303", Slot.inDays(9, "09:30", "24:00"), 60)))
                .containsExactly(instrument + " 11:00–12:00");
        assertThat(soonest(free("0303", DAY, 90))).isEmpty();
    }

    @Test
    void maintenance_counts_as_taken() {
        var instrument = open("0304", "08:00", "18:00");
        closures.close(
                new ResourceId(instrument),
                MORNING.asTimeSlot(),
                OccupancyKind.MAINTENANCE,
                "保养",
                new AccountId(database.account(Demo.MEDICAL_COLLEGE)));
        assertThat(soonest(free("0304", Slot.inDays(9, "08:30", "24:00"), 60)))
                .containsExactly(instrument + " 11:00–12:00");
    }

    @Test
    void only_what_others_can_have_is_offered() {
        instruments.make().classCode("0305").fact("sharing_mode", "INTERNAL").create();
        instruments.make().classCode("0305").fact("open_to_booking", false).create();
        instruments
                .make()
                .classCode("0305")
                .fact("condition", "AWAITING_REPAIR")
                .create();
        instruments.make().classCode("0305").status("DRAFT").create();
        var offered = instruments
                .make()
                .classCode("0305")
                .fact("condition", "OCCASIONAL_FAULTS")
                .create();
        assertThat(free("0305", DAY, 60).texts("/items", "id")).containsExactly(offered.toString());
    }

    @Test
    void two_digits_find_all_classes_under_them_and_words_find_as_in_the_catalogue() {
        var instrument = open("0306", "08:00", "18:00");
        assertThat(Api.visitor()
                        .get("/availability", "class", "03", "from", DAY.from(), "to", DAY.to(), "size", 200)
                        .texts("/items", "id"))
                .contains(instrument.toString());
        var day = Slot.inDays(14, "00:00", "24:00");
        assertThat(Api.visitor()
                        .get(
                                "/availability",
                                "q",
                                "质谱",
                                "from",
                                day.from(),
                                "to",
                                Slot.inDays(21, "00:00", "24:00").to())
                        .texts("/items", "name"))
                .contains("液相色谱-串联质谱联用仪")
                .allSatisfy(name -> assertThat(name).containsAnyOf("质谱"));
    }

    @Test
    void what_is_past_is_not_free() {
        open("0307", "00:00", "24:00");
        assertThat(soonest(free("0307", Slot.inDays(-1, "00:00", "24:00"), 60))).isEmpty();
        var now = OffsetDateTime.now(PortalTime.ZONE);
        var answer = free("0307", new Slot(now.minusHours(5), now.plusHours(5)), 60);
        assertThat(OffsetDateTime.parse(answer.text("/items/0/start"))).isAfterOrEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({
        "minutes, 0, minutes",
        "minutes, -60, minutes",
        "minutes, 10081, minutes",
        "minutes, long, minutes",
        "class, 1, classCode",
        "class, 01%, classCode",
        "page, -1, page",
        "size, 201, size",
        "to, 2026-12-01T00:00:00+08:00, to",
        "to, 2027-01-05T00:00:01+08:00, to",
        "to, tomorrow, to",
        "from, 2026-12-32T00:00:00+08:00, from",
    })
    void what_cannot_be_is_refused_and_named(String parameter, String value, String field) {
        var from = parameter.equals("from") ? value : "2026-12-01T00:00:00+08:00";
        var to = parameter.equals("to") ? value : "2026-12-02T00:00:00+08:00";
        var parameters = parameter.equals("from") || parameter.equals("to")
                ? new Object[] {"from", from, "to", to}
                : new Object[] {"from", from, "to", to, parameter, value};
        Api.visitor().get("/availability", parameters).isInvalid(field);
    }

    @Test
    void the_window_has_to_be_said_and_may_be_thirty_five_days() {
        Api.visitor().get("/availability", "from", DAY.from()).isInvalid("to");
        Api.visitor().get("/availability", "to", DAY.to()).isInvalid("from");
        Api.visitor()
                .get("/availability", "from", "2026-12-01T00:00:00+08:00", "to", "2027-01-05T00:00:00+08:00")
                .is(200);
    }

    private void close(UUID instrument, int fromDays, String from, int toDays, String to) {
        closures.close(
                new ResourceId(instrument),
                new TimeSlot(
                        Slot.inDays(fromDays, from, "24:00").asTimeSlot().start(),
                        Slot.inDays(toDays, to, "24:00").asTimeSlot().start()),
                OccupancyKind.CLOSURE,
                "检修",
                new AccountId(database.account(Demo.MEDICAL_COLLEGE)));
    }

    /** What is free within the first two days is found there; the rest is looked for to the end, over the night between as well. */
    @Test
    void whatever_is_not_free_in_the_first_days_is_found_later_and_in_its_place() {
        var soon = open("0706", "08:00", "18:00");
        var always = open("0706", "00:00", "24:00");
        close(always, 9, "00:00", 10, "23:00");
        var later = open("0706", "08:00", "18:00");
        close(later, 9, "00:00", 12, "00:00");
        var from = Slot.inDays(9, "00:00", "24:00").from();
        var to = Slot.inDays(14, "00:00", "24:00").to();
        var answer = Api.visitor()
                .get("/availability", "class", "0706", "from", from, "to", to, "minutes", 120)
                .is(200);
        assertThat(answer.at("/items").valueStream().map(item -> item.path("id").asString()))
                .containsExactly(soon.toString(), always.toString(), later.toString());
        assertThat(answer.at("/items/1/start").asString())
                .isEqualTo(Slot.inDays(10, "23:00", "24:00").from().toString());
    }

    @Test
    void it_takes_three_statements_however_many_instruments_there_are_and_two_more_where_some_are_not_free_soon() {
        var instruments = search.instruments(CatalogueQuery.EVERYTHING);
        var week = new TimeSlot(
                DAY.asTimeSlot().start(),
                Slot.inDays(15, "00:00", "24:00").asTimeSlot().end());
        assertThat(Statements.of(() -> availability.soonestFree(instruments, DAY.asTimeSlot(), Duration.ofHours(1))))
                .hasSize(3);
        assertThat(Statements.of(() -> availability.soonestFree(instruments, week, Duration.ofHours(25))))
                .hasSize(5);
    }
}
