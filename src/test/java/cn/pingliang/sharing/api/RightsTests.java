package cn.pingliang.sharing.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.calendar.CalendarFeeds;
import cn.pingliang.sharing.calendar.FeedSubject;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what, as one table: every address the API serves, for everybody there is. An address that is not in the table
 * fails the test, so nothing is served that nobody thought about.
 */
@PortalTest
class RightsTests {

    private static final String VISITOR = "visitor";

    private static final Set<String> ALL = everybody();

    /** Verified entrepreneurs and staff of institutions. */
    private static final Set<String> BOOK = Set.of(
            Demo.ENTREPRENEUR,
            Demo.OTHER_ENTREPRENEUR,
            Demo.MEDICAL_COLLEGE,
            Demo.AGRICULTURAL_ACADEMY,
            Demo.VOCATIONAL_COLLEGE,
            Demo.INSTRUMENT_MANAGER);

    private static final Set<String> REVIEW = Set.of(
            Demo.SCIENCE_BUREAU,
            Demo.EDUCATION_BUREAU,
            Demo.AGRICULTURE_BUREAU,
            Demo.MEDICAL_COLLEGE,
            Demo.AGRICULTURAL_ACADEMY,
            Demo.VOCATIONAL_COLLEGE);

    /** Whom a request of {@code chuangye} for an instrument of 甘肃医学院 concerns. To all others it does not exist. */
    private static final Set<String> CONCERNED =
            Set.of(Demo.ENTREPRENEUR, Demo.MEDICAL_COLLEGE, Demo.SCIENCE_BUREAU, Demo.EDUCATION_BUREAU);

    private static final Set<String> DECIDE = Set.of(Demo.MEDICAL_COLLEGE);
    private static final Set<String> TAKE_PART = Set.of(Demo.ENTREPRENEUR, Demo.MEDICAL_COLLEGE);
    private static final Set<String> ASKED = Set.of(Demo.ENTREPRENEUR);

    private static Set<String> everybody() {
        var all = new LinkedHashSet<>(Demo.EVERYBODY);
        all.add(VISITOR);
        return Set.copyOf(all);
    }

    /**
     * @param may who gets an answer
     * @param know who is told that they may not; the others are told that there is no such thing
     * @param steps what happened to the request before
     */
    private record Row(
            int answer,
            Set<String> may,
            Set<String> know,
            List<String> steps,
            @Nullable Object body) {

        static Row of(int answer, Set<String> may, Set<String> know) {
            return new Row(answer, may, know, List.of(), null);
        }

        Row after(String... taken) {
            return new Row(answer, may, know, List.of(taken), body);
        }

        Row saying(Object what) {
            return new Row(answer, may, know, steps, what);
        }

        int expected(String who) {
            if (may.contains(who)) {
                return answer;
            }
            if (who.equals(VISITOR)) {
                return 401;
            }
            return know.contains(who) ? 403 : 404;
        }
    }

    private static final Set<String> NOBODY = Set.of();
    private static final Set<String> SIGNED_IN = Set.copyOf(Demo.EVERYBODY);
    private static final Map<String, String> REASON = Bookings.because("表格测试").entrySet().stream()
            .collect(java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, it -> it.getValue().toString()));

    private static final Map<String, String> TO_ANOTHER_TIME = Map.of(
            "start", Slot.inDays(6, "09:00", "11:00").from(),
            "end", Slot.inDays(6, "09:00", "11:00").to());

    private static final Map<String, String> PROPOSAL = Map.of(
            "start", Slot.inDays(6, "09:00", "11:00").from(),
            "end", Slot.inDays(6, "09:00", "11:00").to(),
            "reason", "表格测试");

    private static final Map<String, Row> TABLE = Map.ofEntries(
            entry("GET /api/v1/resources", Row.of(200, ALL, ALL)),
            entry("GET /api/v1/resources/{id}", Row.of(200, ALL, ALL)),
            entry("GET /api/v1/instruments/{id}/availability", Row.of(200, ALL, ALL)),
            entry("GET /api/v1/availability", Row.of(200, ALL, ALL)),
            // whoever has the address, signed in or not
            entry("GET /api/v1/calendars/{secret}.ics", Row.of(200, ALL, ALL)),
            entry("GET /api/v1/me", Row.of(200, SIGNED_IN, ALL)),
            entry("GET /api/v1/tokens", Row.of(200, SIGNED_IN, ALL)),
            // with a token nobody gets another; with a password everybody does (TokensApiTests)
            entry(
                    "POST /api/v1/tokens",
                    Row.of(201, NOBODY, ALL)
                            .saying(Map.of("name", "n", "scopes", List.of("read"), "expiresInDays", 1))),
            // of somebody else
            entry("DELETE /api/v1/tokens/{id}", Row.of(204, NOBODY, NOBODY)),
            entry("GET /api/v1/bookings", Row.of(200, SIGNED_IN, ALL)),
            entry("POST /api/v1/bookings", Row.of(201, BOOK, ALL)),
            entry("GET /api/v1/bookings/{id}", Row.of(200, CONCERNED, CONCERNED)),
            entry("POST /api/v1/bookings/{id}/approve", Row.of(200, DECIDE, CONCERNED)),
            entry(
                    "POST /api/v1/bookings/{id}/reject",
                    Row.of(200, DECIDE, CONCERNED).saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/return",
                    Row.of(200, DECIDE, CONCERNED).saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/answer",
                    Row.of(200, ASKED, CONCERNED).after("return").saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/cancel",
                    Row.of(200, TAKE_PART, CONCERNED).saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/change",
                    Row.of(200, TAKE_PART, CONCERNED).after("approve").saying(TO_ANOTHER_TIME)),
            entry(
                    "POST /api/v1/bookings/{id}/accept-change",
                    Row.of(200, DECIDE, CONCERNED).after("approve", "change")),
            entry(
                    "POST /api/v1/bookings/{id}/decline-change",
                    Row.of(200, DECIDE, CONCERNED).after("approve", "change").saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/withdraw-change",
                    Row.of(200, ASKED, CONCERNED).after("approve", "change")),
            entry(
                    "POST /api/v1/bookings/{id}/propose",
                    Row.of(200, DECIDE, CONCERNED).saying(PROPOSAL)),
            entry(
                    "POST /api/v1/bookings/{id}/accept-proposal",
                    Row.of(200, ASKED, CONCERNED).after("propose")),
            entry(
                    "POST /api/v1/bookings/{id}/decline-proposal",
                    Row.of(200, ASKED, CONCERNED).after("propose")),
            entry(
                    "POST /api/v1/bookings/{id}/withdraw-proposal",
                    Row.of(200, DECIDE, CONCERNED).after("propose")),
            entry("GET /api/v1/bookings/{id}/deciders", Row.of(200, DECIDE, CONCERNED)),
            entry(
                    "POST /api/v1/bookings/{id}/reassign",
                    Row.of(200, DECIDE, CONCERNED).saying(Map.of("to", Demo.id(204), "reason", "表格测试"))),
            entry(
                    "POST /api/v1/bookings/{id}/messages",
                    Row.of(200, TAKE_PART, CONCERNED).saying(Map.of("text", "表格测试"))),
            entry("GET /api/v1/bookings/{id}/files", Row.of(200, CONCERNED, CONCERNED)),
            // there is no such file; of those there are BookingTalkApiTests
            entry("GET /api/v1/bookings/{id}/files/{fileId}", Row.of(200, NOBODY, NOBODY)),
            entry(
                    "POST /api/v1/bookings/{id}/check-in",
                    Row.of(200, TAKE_PART, CONCERNED).after("approve")),
            entry(
                    "POST /api/v1/bookings/{id}/check-out",
                    Row.of(200, TAKE_PART, CONCERNED).after("approve", "check-in")),
            entry(
                    "POST /api/v1/bookings/{id}/confirm",
                    Row.of(200, DECIDE, CONCERNED).after("approve", "check-in", "check-out")),
            entry(
                    "POST /api/v1/bookings/{id}/excuse",
                    Row.of(200, DECIDE, CONCERNED).after("approve", "no-show").saying(REASON)),
            entry(
                    "POST /api/v1/bookings/{id}/rate",
                    Row.of(200, ASKED, CONCERNED)
                            .after("approve", "check-in", "check-out", "confirm")
                            .saying(Map.of("rating", "SATISFIED"))),
            entry("GET /api/v1/reports/sharing", Row.of(200, REVIEW, ALL)),
            // of 甘肃医学院
            entry(
                    "GET /api/v1/reports/sharing/{key}/records",
                    Row.of(
                            200,
                            Set.of(Demo.SCIENCE_BUREAU, Demo.EDUCATION_BUREAU, Demo.MEDICAL_COLLEGE),
                            Set.of(
                                    Demo.ENTREPRENEUR,
                                    Demo.OTHER_ENTREPRENEUR,
                                    Demo.UNVERIFIED_ENTREPRENEUR,
                                    Demo.INSTRUMENT_MANAGER,
                                    Demo.OPERATOR))));

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Instruments instruments;

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private Database database;

    @Test
    void every_address_that_the_api_serves_is_in_the_table_and_no_other() {
        var served = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            var isOurs = method.getBeanType().getPackageName().startsWith("cn.pingliang");
            mapping.getPatternValues().stream()
                    .filter(pattern -> isOurs && pattern.startsWith("/api/v1/"))
                    .forEach(pattern -> mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(verb -> served.add(verb + " " + pattern)));
        });
        assertThat(served).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    static Stream<Arguments> every_address_and_everybody() {
        return TABLE.keySet().stream()
                .sorted()
                .flatMap(address -> ALL.stream().sorted().map(who -> Arguments.of(address, who)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("every_address_and_everybody")
    void the_answer_is_what_the_table_says(String address, String who) {
        var row = TABLE.get(address);
        assertThat(row).isNotNull();
        var client = who.equals(VISITOR) ? Api.visitor() : Api.as(who);
        var verb = address.substring(0, address.indexOf(' '));
        var path = address.substring(address.indexOf(' ') + 1).substring("/api/v1".length());
        var body = path.equals("/bookings") && verb.equals("POST")
                ? Bookings.body(instruments.create(), Slot.inDays(3, "09:00", "10:00"))
                : row.body();
        var answer = client.send(verb, place(path, row), verb.equals("GET") ? null : body);
        answer.is(row.expected(who));
        if (answer.status() >= 400) {
            assertThat(answer.text("/type")).startsWith("urn:pingliang-sharing:");
        }
    }

    /** The address with a real thing in it: a request of {@code chuangye} that the row's steps have led so far. */
    private String place(String path, Row row) {
        var day = LocalDate.now(PortalTime.ZONE).minusDays(20);
        var places = new HashMap<String, String>();
        places.put("/resources/{id}", "/resources/" + Demo.id(301));
        places.put(
                "/instruments/{id}/availability",
                "/instruments/" + Demo.id(301) + "/availability?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z");
        places.put("/availability", "/availability?from=2026-12-01T00:00:00Z&to=2026-12-02T00:00:00Z");
        places.put("/tokens/{id}", "/tokens/" + UUID.randomUUID());
        places.put("/reports/sharing", "/reports/sharing?from=" + day + "&to=" + day);
        places.put(
                "/reports/sharing/{key}/records",
                "/reports/sharing/" + Demo.MEDICAL_COLLEGE_ID + "/records?from=" + day + "&to=" + day);
        if (path.startsWith("/calendars/")) {
            var address = feeds.make(
                    new FeedSubject.Own(), Locale.ENGLISH, new AccountId(database.account(Demo.ENTREPRENEUR)));
            return address.substring(address.indexOf("/calendars/"));
        }
        if (path.startsWith("/bookings/{id}")) {
            return request(row.steps())
                    + path.substring("/bookings/{id}".length())
                            .replace("{fileId}", UUID.randomUUID().toString());
        }
        return places.getOrDefault(path, path);
    }

    private String request(List<String> steps) {
        var instrument =
                instruments.make().terms("early_check_in_minutes", 20160).create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(5, "09:00", "11:00"));
        for (var step : new ArrayList<>(steps)) {
            if (step.equals("no-show")) {
                database.update("""
                        with given_back as (delete from occupancy where instrument_id = ?)
                        update booking set status = 'NO_SHOW' where instrument_id = ?""", instrument, instrument);
            } else if (step.equals("change")) {
                Api.as(Demo.ENTREPRENEUR)
                        .post(booking + "/change", TO_ANOTHER_TIME)
                        .is(200);
            } else {
                Api.as(Demo.MEDICAL_COLLEGE)
                        .post(booking + "/" + step, bodyOf(step))
                        .is(200);
            }
        }
        return booking;
    }

    private static @Nullable Map<String, String> bodyOf(String step) {
        return switch (step) {
            case "return" -> REASON;
            case "propose" -> PROPOSAL;
            default -> null;
        };
    }
}
