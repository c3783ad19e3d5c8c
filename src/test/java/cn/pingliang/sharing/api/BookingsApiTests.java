package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Translations;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code POST /bookings} and the lists of them. */
@PortalTest
class BookingsApiTests {

    private static final Slot MORNING = Slot.inDays(3, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(3, "14:00", "16:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    private final Api entrepreneur = Api.as(Demo.ENTREPRENEUR);

    @Test
    void a_verified_entrepreneur_asks_for_a_slot_and_holds_it_at_once() {
        var instrument = instruments
                .make()
                .buffers(Duration.ofMinutes(15), Duration.ofMinutes(30))
                .create();
        var body = Bookings.body(instrument, MORNING, "samples", 6);
        body.put("serviceMode", "ENTRUSTED");
        var booking = entrepreneur.post("/bookings", body).is(201);
        assertThat(booking.header("Location")).isEqualTo("/api/v1/bookings/" + booking.text("/id"));
        assertThat(booking.at("/version").asInt()).isZero();
        assertThat(booking.text("/status")).isEqualTo("PENDING");
        assertThat(booking.text("/instrument/id")).isEqualTo(instrument.toString());
        assertThat(booking.text("/institution/name")).isEqualTo("甘肃医学院");
        assertThat(booking.text("/start")).isEqualTo(MORNING.from());
        assertThat(booking.text("/end")).isEqualTo(MORNING.to());
        assertThat(booking.text("/requester/name")).isEqualTo("马晓峰");
        assertThat(booking.text("/requester/organisation/name")).isEqualTo("平凉绿源农业科技有限公司");
        assertThat(booking.at("/external").asBoolean()).isTrue();
        assertThat(booking.at("/samples").asInt()).isEqualTo(6);
        assertThat(booking.text("/purpose")).isEqualTo("果园土壤重金属测定");
        assertThat(booking.texts("/history", "action")).containsExactly("REQUEST");
        assertThat(booking.texts("/history", "by")).containsExactly("马晓峰");
        assertThat(booking.text("/requestedAt")).endsWith("+08:00");

        assertThat(entrepreneur.get("/bookings/" + booking.text("/id")).is(200).json())
                .isEqualTo(booking.json());
        assertThat(database.count(
                        "select count(*) from occupancy where owner_id = ? and unit = 1 and starts_at = ? and ends_at = ?",
                        UUID.fromString(booking.text("/id")),
                        MORNING.start().minusMinutes(15).toInstant(),
                        MORNING.end().plusMinutes(30).toInstant()))
                .isEqualTo(1);
    }

    @Test
    void where_the_terms_need_no_approval_the_portal_grants_it_itself() {
        var booking = entrepreneur
                .post(
                        "/bookings",
                        Bookings.body(instruments.make().withoutApproval().create(), MORNING))
                .is(201);
        assertThat(booking.text("/status")).isEqualTo("APPROVED");
        assertThat(booking.texts("/history", "action")).containsExactly("REQUEST", "APPROVE");
        assertThat(booking.at("/history/1/by").isNull()).isTrue();
    }

    @Test
    void staff_of_the_owner_book_internally_and_staff_of_another_institution_externally() {
        var instrument = instruments.create();
        assertThat(Api.as(Demo.INSTRUMENT_MANAGER)
                        .post("/bookings", Bookings.body(instrument, MORNING))
                        .is(201)
                        .at("/external")
                        .asBoolean())
                .isFalse();
        assertThat(Api.as(Demo.AGRICULTURAL_ACADEMY)
                        .post("/bookings", Bookings.body(instrument, AFTERNOON))
                        .is(201)
                        .at("/external")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Demo.UNVERIFIED_ENTREPRENEUR, Demo.SCIENCE_BUREAU, Demo.EDUCATION_BUREAU, Demo.OPERATOR})
    void who_books_for_nobody_or_for_an_enterprise_nobody_verified_may_not(String username) {
        var instrument = instruments.create();
        Api.as(username).post("/bookings", Bookings.body(instrument, MORNING)).isProblem(403, "forbidden");
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isZero();
    }

    @Test
    void any_offset_is_understood_and_answers_show_that_of_pingliang() {
        var instrument = instruments.create();
        var booking = entrepreneur
                .post("/bookings", Bookings.body(instrument, MORNING.at(ZoneOffset.UTC)))
                .is(201);
        assertThat(booking.text("/start")).isEqualTo(MORNING.from()).endsWith("+08:00");
        var body = Bookings.body(instrument, AFTERNOON.at(ZoneOffset.UTC));
        body.replaceAll((member, value) -> value instanceof String text ? text.replace("Z", "+00:00") : value);
        assertThat(entrepreneur.post("/bookings", body).is(201).text("/end")).isEqualTo(AFTERNOON.to());
    }

    @Test
    void a_taken_slot_is_refused_with_free_ones_nearby_that_can_really_be_had() {
        var instrument = instruments
                .make()
                .buffers(Duration.ZERO, Duration.ofMinutes(30))
                .create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        var overlapping = Slot.inDays(3, "10:30", "12:00");
        var refused = entrepreneur
                .post("/bookings", Bookings.body(instrument, overlapping))
                .isProblem(409, "slot-taken");
        var alternatives = refused.at("/alternatives").valueStream().toList();
        assertThat(alternatives).isNotEmpty().allSatisfy(alternative -> {
            assertThat(alternative.propertyNames()).containsExactlyInAnyOrder("instrumentId", "start", "end");
            assertThat(alternative.path("instrumentId").asString()).isEqualTo(instrument.toString());
            assertThat(alternative.path("start").asString()).endsWith("+08:00");
        });
        var first = Bookings.body(instrument, overlapping);
        first.put("start", alternatives.getFirst().path("start").asString());
        first.put("end", alternatives.getFirst().path("end").asString());
        entrepreneur.post("/bookings", first).is(201);
        assertThat(refused.body()).doesNotContain("李婉婷", "康泽");
    }

    @Test
    void slots_that_touch_are_both_to_be_had() {
        var instrument = instruments.create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "11:00", "12:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "08:00", "09:00"));
    }

    @Test
    void every_rule_that_is_broken_is_told_with_its_remedy_in_the_callers_language() {
        var instrument = instruments
                .make()
                .open(7, "08:00", "18:00")
                .terms("max_minutes", 60)
                .terms("max_notice_days", 2)
                .create();
        var body = Bookings.body(instrument, Slot.inDays(3, "06:10", "07:20"), "acceptAgreement", false);
        var chinese = entrepreneur.post("/bookings", body).isRefused("longest", "aligned", "max-notice", "agreement");
        assertThat(chinese.text("/refusals/0/message")).isEqualTo(Translations.chinese("refusal.longest.reason", 60));
        var english = entrepreneur
                .in("en")
                .post("/bookings", body)
                .isRefused("longest", "aligned", "max-notice", "agreement");
        assertThat(english.text("/refusals/0/message")).isEqualTo(Translations.english("refusal.longest.reason", 60));
        assertThat(english.text("/title")).matches("[\\x20-\\x7e]+");
        assertThat(database.count("select count(*) from booking where instrument_id = ?", instrument))
                .isZero();
    }

    @Test
    void outside_its_hours_an_instrument_is_not_to_be_had() {
        var instrument = instruments.make().open(7, "08:00", "18:00").create();
        for (var slot : List.of(
                Slot.inDays(3, "07:30", "08:30"), Slot.inDays(3, "17:30", "18:30"), Slot.inDays(3, "20:00", "21:00"))) {
            entrepreneur.post("/bookings", Bookings.body(instrument, slot)).isRefused("open");
        }
        entrepreneur
                .post("/bookings", Bookings.body(instrument, Slot.inDays(3, "17:00", "18:00")))
                .is(201);
    }

    @Test
    void what_is_no_published_instrument_is_not_found() {
        var draft = instruments.make().status("DRAFT").create();
        for (var id : List.of(UUID.randomUUID(), draft, Demo.id(401), Demo.id(501))) {
            entrepreneur.post("/bookings", Bookings.body(id, MORNING)).isProblem(404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"instrumentId", "start", "end", "purpose", "serviceMode"})
    void what_is_missing_is_named(String member) {
        var body = Bookings.body(instruments.create(), MORNING);
        body.remove(member);
        entrepreneur.post("/bookings", body).isInvalid(member);
    }

    @ParameterizedTest
    @CsvSource({
        "instrumentId, 7",
        "start, tomorrow",
        "start, 2026-12-01T09:00:00",
        "start, +300000-01-01T09:00:00+08:00",
        "start, -9999-01-01T09:00:00+08:00",
        "end, +999999999-01-01T09:00:00Z",
        "purpose, '   '",
        "serviceMode, BY_MAGIC",
        "serviceMode, self_operated",
        "samples, 0",
        "samples, 100001",
        "samples, some",
        "acceptAgreement, perhaps",
    })
    void what_is_wrong_is_named(String member, String value) {
        entrepreneur
                .post("/bookings", Bookings.body(instruments.create(), MORNING, member, value))
                .isInvalid(member);
    }

    @Test
    void several_things_wrong_are_named_at_once() {
        var body = Bookings.body(instruments.create(), MORNING, "purpose", "长".repeat(601));
        body.put("samples", -1);
        body.remove("serviceMode");
        entrepreneur.post("/bookings", body).isInvalid("purpose", "samples", "serviceMode");
    }

    @Test
    void what_is_wrong_is_told_in_the_callers_language() {
        var body = Bookings.body(instruments.create(), MORNING, "purpose", "");
        assertThat(entrepreneur.post("/bookings", body).isInvalid("purpose").text("/violations/0/message"))
                .containsPattern("\\p{IsHan}");
        assertThat(entrepreneur
                        .in("en-GB,en;q=0.8")
                        .post("/bookings", body)
                        .isInvalid("purpose")
                        .text("/violations/0/message"))
                .matches("[\\x20-\\x7e]+");
    }

    @Test
    void a_slot_ends_after_it_starts() {
        var instrument = instruments.create();
        entrepreneur
                .post("/bookings", Bookings.body(instrument, new Slot(MORNING.end(), MORNING.start())))
                .isInvalid("end");
        entrepreneur
                .post("/bookings", Bookings.body(instrument, new Slot(MORNING.start(), MORNING.start())))
                .isInvalid("end");
    }

    @Test
    void a_slot_of_a_thousand_years_is_refused_as_quickly_as_any() {
        var answer = entrepreneur
                .post(
                        "/bookings",
                        Bookings.body(
                                instruments.create(),
                                new Slot(MORNING.start(), MORNING.end().plusYears(7000))))
                .isRefused("longest");
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void a_field_that_is_not_known_is_refused_so_that_no_typo_is_ignored() {
        var refused = entrepreneur
                .post("/bookings", Bookings.body(instruments.create(), MORNING, "sampels", 3))
                .isProblem(400, "malformed");
        assertThat(refused.text("/detail")).contains("sampels");
    }

    // ------------------------------------------------------------------------------------------------ lists

    private static List<String> ids(Answer answer) {
        return answer.is(200).texts("/items", "id");
    }

    private static Answer of(String username, UUID instrument, Object... more) {
        var parameters = new java.util.ArrayList<Object>(List.of("instrument", instrument));
        parameters.addAll(List.of(more));
        return Api.as(username).get("/bookings", parameters.toArray());
    }

    @Test
    void everybody_concerned_sees_a_request_and_to_nobody_else_it_exists() {
        var instrument = instruments.create();
        var colleague = people.create(Demo.id(111), "ENTREPRENEUR");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var id = booking.substring("/bookings/".length());
        for (var username : List.of(
                Demo.ENTREPRENEUR, colleague, Demo.MEDICAL_COLLEGE, Demo.SCIENCE_BUREAU, Demo.EDUCATION_BUREAU)) {
            Api.as(username).get(booking).is(200);
            assertThat(ids(of(username, instrument))).containsExactly(id);
        }
        for (var username : List.of(
                Demo.OTHER_ENTREPRENEUR,
                Demo.UNVERIFIED_ENTREPRENEUR,
                Demo.AGRICULTURAL_ACADEMY,
                Demo.VOCATIONAL_COLLEGE,
                Demo.INSTRUMENT_MANAGER,
                Demo.AGRICULTURE_BUREAU,
                Demo.OPERATOR,
                people.create())) {
            Api.as(username).get(booking).isProblem(404, "not-found");
            assertThat(ids(of(username, instrument))).isEmpty();
        }
        Api.visitor().get(booking).isProblem(401, "unauthenticated");
        Api.visitor().get("/bookings").isProblem(401, "unauthenticated");
    }

    @Test
    void an_instrument_manager_sees_the_requests_for_their_own_instruments_only() {
        var theirs = instruments.create();
        var others = instruments.create();
        people.putInCharge(Demo.INSTRUMENT_MANAGER, theirs);
        var seen = Bookings.request(Demo.ENTREPRENEUR, theirs, MORNING);
        var hidden = Bookings.request(Demo.ENTREPRENEUR, others, MORNING);
        Api.as(Demo.INSTRUMENT_MANAGER).get(seen).is(200);
        Api.as(Demo.INSTRUMENT_MANAGER).get(hidden).isProblem(404, "not-found");
        assertThat(ids(of(Demo.INSTRUMENT_MANAGER, theirs, "role", "decider"))).hasSize(1);
        assertThat(ids(of(Demo.INSTRUMENT_MANAGER, others, "role", "decider"))).isEmpty();
    }

    @Test
    void the_queue_of_an_institution_has_only_its_own() {
        Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        for (var username : List.of(Demo.MEDICAL_COLLEGE, Demo.AGRICULTURAL_ACADEMY, Demo.VOCATIONAL_COLLEGE)) {
            var own = Api.as(username).get("/me").text("/organisation/id");
            var queue = Api.as(username)
                    .get("/bookings", "role", "decider", "size", 200)
                    .is(200);
            assertThat(queue.at("/items")
                            .valueStream()
                            .map(item -> item.path("institution").path("id").asString()))
                    .isNotEmpty()
                    .containsOnly(own);
        }
    }

    @Test
    void requests_are_narrowed_by_status_time_and_side() {
        var instrument = instruments.create();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var second = Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
        Api.as(Demo.MEDICAL_COLLEGE).post(first + "/approve").is(200);
        var firstId = first.substring("/bookings/".length());
        var secondId = second.substring("/bookings/".length());
        var me = Demo.ENTREPRENEUR;
        assertThat(ids(of(me, instrument, "status", "PENDING"))).containsExactly(secondId);
        assertThat(ids(of(me, instrument, "status", "PENDING,APPROVED"))).containsExactly(firstId, secondId);
        assertThat(ids(of(me, instrument, "status", "PENDING", "status", "APPROVED")))
                .containsExactly(firstId, secondId);
        assertThat(ids(of(me, instrument, "from", MORNING.to()))).containsExactly(secondId);
        assertThat(ids(of(me, instrument, "to", AFTERNOON.from()))).containsExactly(firstId);
        assertThat(ids(of(me, instrument, "role", "requester"))).hasSize(2);
        assertThat(ids(of(me, instrument, "role", "decider"))).isEmpty();
        assertThat(ids(of(Demo.MEDICAL_COLLEGE, instrument, "role", "decider"))).hasSize(2);
        assertThat(ids(of(Demo.MEDICAL_COLLEGE, instrument, "role", "requester")))
                .isEmpty();
    }

    @Test
    void lists_come_in_pages_and_a_page_beyond_the_end_still_tells_the_total() {
        var instrument = instruments.create();
        for (var hour = 9; hour < 14; hour++) {
            Bookings.request(
                    Demo.ENTREPRENEUR,
                    instrument,
                    Slot.inDays(4, "%02d:00".formatted(hour), "%02d:30".formatted(hour)));
        }
        var pages = List.of(
                of(Demo.ENTREPRENEUR, instrument, "size", 2),
                of(Demo.ENTREPRENEUR, instrument, "size", 2, "page", 1),
                of(Demo.ENTREPRENEUR, instrument, "size", 2, "page", 2));
        assertThat(pages.stream().flatMap(page -> ids(page).stream()))
                .hasSize(5)
                .doesNotHaveDuplicates();
        var beyond = of(Demo.ENTREPRENEUR, instrument, "size", 2, "page", 3);
        assertThat(ids(beyond)).isEmpty();
        assertThat(beyond.at("/total").asInt()).isEqualTo(5);
        assertThat(beyond.at("/page").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "status, WAITING, status",
        "instrument, 7, instrument",
        "from, yesterday, from",
        "to, +300000-01-01T00:00:00Z, to",
        "role, boss, role",
        "page, -1, page",
        "size, 201, size",
        "size, 0, size",
    })
    void a_parameter_that_cannot_be_is_named(String parameter, String value, String field) {
        entrepreneur.get("/bookings", parameter, value).isInvalid(field);
    }

    @Test
    void a_booking_tells_what_the_viewer_may_do_with_it() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        assertThat(actions(Demo.ENTREPRENEUR, booking)).containsExactlyInAnyOrder("CANCEL", "CHANGE", "MESSAGE");
        assertThat(actions(Demo.MEDICAL_COLLEGE, booking))
                .containsExactlyInAnyOrder(
                        "APPROVE", "REJECT", "RETURN", "PROPOSE", "REASSIGN", "CANCEL", "CHANGE", "MESSAGE");
        assertThat(actions(Demo.SCIENCE_BUREAU, booking)).isEmpty();
    }

    private static List<String> actions(String username, String booking) {
        return Api.as(username)
                .get(booking)
                .is(200)
                .at("/actions")
                .valueStream()
                .map(node -> node.asString())
                .toList();
    }

    @Test
    void an_instrument_that_is_not_shared_refuses_outsiders_and_serves_its_own() {
        var instrument = instruments.make().fact("sharing_mode", "INTERNAL").create();
        entrepreneur.post("/bookings", Bookings.body(instrument, MORNING)).isRefused("shared");
        Api.as(Demo.INSTRUMENT_MANAGER)
                .post("/bookings", Bookings.body(instrument, MORNING))
                .is(201);
        var repair = instruments.make().fact("condition", "AWAITING_REPAIR").create();
        entrepreneur.post("/bookings", Bookings.body(repair, MORNING)).isRefused("in-service");
        var samplesOnly = instruments.make().fact("open_to_booking", false).create();
        entrepreneur.post("/bookings", Bookings.body(samplesOnly, MORNING)).isRefused("service-offered");
        entrepreneur
                .post("/bookings", Bookings.body(samplesOnly, MORNING, "serviceMode", "ENTRUSTED"))
                .is(201);
    }

    @Test
    void notice_is_counted_from_the_moment_of_the_request() {
        var instrument =
                instruments.make().terms("min_notice_minutes", 7 * 24 * 60).create();
        entrepreneur.post("/bookings", Bookings.body(instrument, MORNING)).isRefused("min-notice");
        entrepreneur
                .post("/bookings", Bookings.body(instrument, Slot.inDays(-1, "09:00", "10:00")))
                .isRefused("not-past");
        entrepreneur
                .post("/bookings", Bookings.body(instrument, Slot.inDays(9, "09:00", "10:00")))
                .is(201);
    }

    @Test
    void the_most_specific_terms_hold() {
        // the site asks for an agreement, whatever the instrument's own row leaves open
        var body = new LinkedHashMap<>(Bookings.body(instruments.create(), MORNING));
        body.remove("acceptAgreement");
        entrepreneur.post("/bookings", body).isRefused("agreement");
        var free = instruments.make().terms("agreement_needed", false).create();
        var without = new LinkedHashMap<>(Bookings.body(free, MORNING));
        without.remove("acceptAgreement");
        entrepreneur.post("/bookings", Map.copyOf(without)).is(201);
    }
}
