package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** {@code /reports/sharing}: the figures of the review and the records behind them. */
@PortalTest
class ReportsApiTests {

    /** The last twelve months, which the demonstration fills. */
    private static final LocalDate TO =
            Slot.inDays(-1, "00:00", "24:00").start().toLocalDate();

    private static final LocalDate FROM = TO.minusYears(1).plusDays(1);

    @Autowired
    private Instruments instruments;

    @Autowired
    private Usage usage;

    private static Answer report(String username, Object... parameters) {
        var all = new java.util.ArrayList<Object>(List.of("from", FROM, "to", TO));
        all.addAll(List.of(parameters));
        return Api.as(username).get("/reports/sharing", all.toArray());
    }

    private static List<String> names(Answer report) {
        return report.is(200).texts("/rows", "name");
    }

    @Test
    void the_science_bureau_sees_every_institution_and_others_those_under_them() {
        assertThat(names(report(Demo.SCIENCE_BUREAU))).containsExactlyInAnyOrder("甘肃医学院", "平凉市农业科学院", "平凉职业技术学院");
        assertThat(names(report(Demo.EDUCATION_BUREAU))).containsExactlyInAnyOrder("甘肃医学院", "平凉职业技术学院");
        assertThat(names(report(Demo.AGRICULTURE_BUREAU))).containsExactly("平凉市农业科学院");
        assertThat(names(report(Demo.VOCATIONAL_COLLEGE))).containsExactly("平凉职业技术学院");
    }

    @ParameterizedTest
    @ValueSource(strings = {Demo.ENTREPRENEUR, Demo.UNVERIFIED_ENTREPRENEUR, Demo.INSTRUMENT_MANAGER, Demo.OPERATOR})
    void who_reviews_nothing_may_not_ask(String username) {
        report(username).isProblem(403, "forbidden");
        Api.as(username)
                .get("/reports/sharing/" + Demo.MEDICAL_COLLEGE_ID + "/records", "from", FROM, "to", TO)
                .isProblem(403, "forbidden");
    }

    @Test
    void a_visitor_signs_in_first() {
        Api.visitor().get("/reports/sharing", "from", FROM, "to", TO).isProblem(401, "unauthenticated");
    }

    @Test
    void a_report_has_what_the_contract_says() {
        var report = report(Demo.SCIENCE_BUREAU).is(200);
        assertThat(report.json().propertyNames()).containsExactly("from", "to", "groupBy", "asOf", "rows");
        assertThat(report.text("/from")).isEqualTo(FROM.toString());
        assertThat(report.text("/to")).isEqualTo(TO.toString());
        assertThat(report.text("/groupBy")).isEqualTo("institution");
        var asOf = OffsetDateTime.parse(report.text("/asOf"));
        assertThat(Duration.between(asOf, OffsetDateTime.now(PortalTime.ZONE)).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(report.text("/asOf")).endsWith("+08:00");
        assertThat(report.at("/rows/0").propertyNames())
                .containsExactly(
                        "key",
                        "name",
                        "instruments",
                        "effectiveHours",
                        "externalHours",
                        "ratedHours",
                        "utilisationRate",
                        "sharingRate",
                        "openingRate");
    }

    @Test
    void the_rates_of_every_row_follow_from_its_hours_and_the_demonstration_is_plausible() {
        report(Demo.SCIENCE_BUREAU).is(200).at("/rows").valueStream().forEach(row -> {
            var effective = row.path("effectiveHours").decimalValue();
            assertThat(row.path("sharingRate").decimalValue())
                    .isCloseTo(
                            row.path("externalHours").decimalValue().divide(effective, 4, RoundingMode.HALF_UP),
                            org.assertj.core.data.Offset.offset(new BigDecimal("0.0005")));
            assertThat(row.path("utilisationRate").decimalValue())
                    .isCloseTo(
                            effective.divide(row.path("ratedHours").decimalValue(), 4, RoundingMode.HALF_UP),
                            org.assertj.core.data.Offset.offset(new BigDecimal("0.0005")));
            assertThat(row.path("sharingRate").decimalValue()).isBetween(new BigDecimal("0.05"), new BigDecimal("0.4"));
            assertThat(row.path("openingRate").decimalValue()).isBetween(new BigDecimal("0.5"), BigDecimal.ONE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"instrument", "class"})
    void however_the_rows_are_grouped_they_add_up_to_the_same_hours(String groupBy) {
        for (var member : List.of("effectiveHours", "externalHours", "ratedHours")) {
            var byInstitution = sum(report(Demo.SCIENCE_BUREAU), member);
            // each row is rounded to a tenth
            assertThat(sum(report(Demo.SCIENCE_BUREAU, "groupBy", groupBy), member))
                    .isCloseTo(byInstitution, org.assertj.core.data.Offset.offset(new BigDecimal("4")));
        }
    }

    private static BigDecimal sum(Answer report, String member) {
        return report.is(200)
                .at("/rows")
                .valueStream()
                .map(row -> row.path(member).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void nothing_to_divide_by_is_null() {
        var never = instruments.create();
        var row = row(never, FROM, TO);
        assertThat(row.path("effectiveHours").decimalValue()).isEqualByComparingTo("0");
        assertThat(row.path("sharingRate").isNull()).isTrue();
        assertThat(row.path("utilisationRate").decimalValue()).isEqualByComparingTo("0");
    }

    private static JsonNode row(UUID instrument, LocalDate from, LocalDate to) {
        return Api.as(Demo.SCIENCE_BUREAU)
                .get("/reports/sharing", "from", from, "to", to, "groupBy", "instrument")
                .is(200)
                .at("/rows")
                .valueStream()
                .filter(row -> row.path("key").asString().equals(instrument.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_rows_come_as_csv_for_a_spreadsheet() {
        var json = report(Demo.SCIENCE_BUREAU, "groupBy", "class").is(200);
        var csv = Api.as(Demo.SCIENCE_BUREAU)
                .accepting("text/csv")
                .get("/reports/sharing", "from", FROM, "to", TO, "groupBy", "class")
                .is(200);
        assertThat(csv.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(csv.body())
                .startsWith("\uFEFFkey,name,instruments,effectiveHours,externalHours,ratedHours,"
                        + "utilisationRate,sharingRate,openingRate\r\n");
        var lines = csv.body().strip().split("\r\n");
        assertThat(lines).hasSize(json.at("/rows").size() + 1);
        var first = json.at("/rows/0");
        assertThat(lines[1])
                .startsWith("%s,%s,%s,%s,"
                        .formatted(
                                first.path("key").asString(),
                                first.path("name").asString(),
                                first.path("instruments").asInt(),
                                first.path("effectiveHours").decimalValue().toPlainString()));
    }

    @Test
    void who_asks_for_csv_is_refused_in_the_shape_of_every_refusal() {
        Api.as(Demo.ENTREPRENEUR)
                .accepting("text/csv")
                .get("/reports/sharing", "from", FROM, "to", TO)
                .isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01, institution, to",
        "2010-01-01, 2026-01-01, institution, to",
        "0001-01-01, 2026-01-01, institution, to",
        "2026-01-01, 2026-13-01, institution, to",
        "yesterday, 2026-01-01, institution, from",
        "2026-01-01, 2026-12-31, colour, groupBy",
    })
    void a_period_or_grouping_that_cannot_be_is_named(String from, String to, String groupBy, String field) {
        Api.as(Demo.SCIENCE_BUREAU)
                .get("/reports/sharing", "from", from, "to", to, "groupBy", groupBy)
                .isInvalid(field);
    }

    @Test
    void a_missing_day_is_named() {
        Api.as(Demo.SCIENCE_BUREAU).get("/reports/sharing", "from", FROM).isInvalid("to");
        Api.as(Demo.SCIENCE_BUREAU)
                .get("/reports/sharing/" + Demo.MEDICAL_COLLEGE_ID + "/records", "to", TO)
                .isInvalid("from");
    }

    // ----------------------------------------------------------------------------------------------- records

    private static Answer records(String username, Object key, Object... parameters) {
        var all = new java.util.ArrayList<Object>(List.of("from", FROM, "to", TO));
        all.addAll(List.of(parameters));
        return Api.as(username).get("/reports/sharing/" + key + "/records", all.toArray());
    }

    @Test
    void a_figure_opens_the_records_behind_it_clipped_to_the_period() {
        var instrument = instruments.create();
        var day = LocalDate.now(PortalTime.ZONE).minusDays(10);
        // over the midnight before the day: six hours, two of them on the day
        usage.record(instrument, 1, true, at(day, -4), at(day, 2));
        usage.record(instrument, 1, false, at(day, 10), at(day, 13));
        usage.record(instrument, 1, true, at(day, 26), at(day, 27));

        var row = row(instrument, day, day);
        assertThat(row.path("effectiveHours").decimalValue()).isEqualByComparingTo("5");
        assertThat(row.path("externalHours").decimalValue()).isEqualByComparingTo("2");

        var behind = Api.as(Demo.MEDICAL_COLLEGE)
                .get("/reports/sharing/" + instrument + "/records", "from", day, "to", day)
                .is(200);
        assertThat(behind.at("/total").asInt()).isEqualTo(2);
        assertThat(behind.at("/items")
                        .valueStream()
                        .map(item -> item.path("hours").decimalValue().intValue()))
                .containsExactly(3, 2);
        assertThat(behind.at("/items")
                        .valueStream()
                        .map(item -> item.path("external").asBoolean()))
                .containsExactly(false, true);
        var item = behind.at("/items/1");
        assertThat(item.path("start").asString()).startsWith(day.minusDays(1) + "T20:00:00+08:00");
        assertThat(item.propertyNames())
                .contains(
                        "id",
                        "instrument",
                        "start",
                        "end",
                        "hours",
                        "external",
                        "unit",
                        "purpose",
                        "serviceMode",
                        "amount");
    }

    private static OffsetDateTime at(LocalDate day, int hour) {
        return day.atStartOfDay(PortalTime.ZONE).plusHours(hour).toOffsetDateTime();
    }

    @Test
    void records_open_for_an_institution_an_instrument_and_a_class() {
        for (var key : List.of(Demo.MEDICAL_COLLEGE_ID, Demo.id(301), "0102")) {
            assertThat(records(Demo.SCIENCE_BUREAU, key).is(200).at("/total").asInt())
                    .isGreaterThan(50);
        }
        assertThat(records(Demo.MEDICAL_COLLEGE, "0102").at("/total").asInt())
                .as("a class, of one's own instruments only")
                .isLessThan(records(Demo.SCIENCE_BUREAU, "0102").at("/total").asInt());
    }

    @Test
    void records_come_in_pages_latest_first_and_each_once() {
        var total =
                records(Demo.SCIENCE_BUREAU, Demo.id(310)).is(200).at("/total").asInt();
        var ids = new HashSet<String>();
        var starts = new java.util.ArrayList<OffsetDateTime>();
        for (var page = 0; page * 100 < total; page++) {
            var answer = records(Demo.SCIENCE_BUREAU, Demo.id(310), "page", page, "size", 100)
                    .is(200);
            ids.addAll(answer.texts("/items", "id"));
            answer.texts("/items", "start").stream().map(OffsetDateTime::parse).forEach(starts::add);
        }
        assertThat(ids).hasSize(total);
        assertThat(starts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        var beyond = records(Demo.SCIENCE_BUREAU, Demo.id(310), "page", 5000).is(200);
        assertThat(beyond.at("/items").size()).isZero();
        assertThat(beyond.at("/total").asInt()).isEqualTo(total);
        records(Demo.SCIENCE_BUREAU, Demo.id(310), "size", 201).isInvalid("size");
        records(Demo.SCIENCE_BUREAU, Demo.id(310), "page", -1).isInvalid("page");
    }

    @Test
    void the_records_add_up_to_the_figure_where_none_contradict_each_other() {
        var instrument = instruments.create();
        var day = LocalDate.now(PortalTime.ZONE).minusDays(40);
        for (var i = 0; i < 30; i++) {
            usage.record(instrument, 1, i % 3 == 0, at(day.plusDays(i), 9), at(day.plusDays(i), 9 + 1 + i % 7));
        }
        var from = day.minusDays(1);
        var to = day.plusDays(31);
        var items = Api.as(Demo.SCIENCE_BUREAU)
                .get("/reports/sharing/" + instrument + "/records", "from", from, "to", to, "size", 200)
                .is(200)
                .at("/items");
        var hours = items.valueStream()
                .map(item -> item.path("hours").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(row(instrument, from, to).path("effectiveHours").decimalValue())
                .isEqualByComparingTo(hours);
    }

    @Test
    void what_one_does_not_review_does_not_exist() {
        records(Demo.MEDICAL_COLLEGE, Demo.AGRICULTURAL_ACADEMY_ID).isProblem(404, "not-found");
        records(Demo.MEDICAL_COLLEGE, Demo.id(321)).isProblem(404, "not-found");
        records(Demo.AGRICULTURE_BUREAU, Demo.MEDICAL_COLLEGE_ID).isProblem(404, "not-found");
        records(Demo.SCIENCE_BUREAU, UUID.randomUUID()).isProblem(404, "not-found");
        records(Demo.SCIENCE_BUREAU, "9999").isProblem(404, "not-found");
        records(Demo.SCIENCE_BUREAU, "%27").isProblem(404, "not-found");
    }
}
