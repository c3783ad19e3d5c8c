package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code /resources}: the public catalogue. */
@PortalTest
class ResourcesApiTests {

    private static final Api VISITOR = Api.visitor();

    @Autowired
    private Instruments instruments;

    @Test
    void a_visitor_browses_all_published_resources_page_by_page() {
        var total = VISITOR.get("/resources", "size", 200).is(200).at("/total").asInt();
        assertThat(total).isGreaterThanOrEqualTo(60);
        var ids = new HashSet<String>();
        for (var page = 0; page * 25 < total; page++) {
            var answer = VISITOR.get("/resources", "page", page, "size", 25).is(200);
            assertThat(answer.at("/page").asInt()).isEqualTo(page);
            assertThat(answer.at("/size").asInt()).isEqualTo(25);
            assertThat(answer.at("/total").asInt()).isEqualTo(total);
            ids.addAll(answer.texts("/items", "id"));
        }
        assertThat(ids).hasSize(total);
    }

    @Test
    void an_item_has_what_the_contract_says() {
        var answer = VISITOR.get("/resources", "q", "液相色谱-串联质谱").is(200);
        var item = answer.at("/items/0");
        assertThat(item.propertyNames()).containsExactlyInAnyOrder("id", "kind", "name", "institution", "summary");
        assertThat(item.path("institution").propertyNames()).containsExactlyInAnyOrder("id", "name");
        assertThat(item.path("kind").asString()).isEqualTo("INSTRUMENT");
        assertThat(item.path("name").asString()).isEqualTo("液相色谱-串联质谱联用仪");
        assertThat(item.path("institution").path("name").asString()).isEqualTo("甘肃医学院");
    }

    @ParameterizedTest
    @CsvSource({
        "质谱, 液相色谱-串联质谱联用仪",
        "谱, 液相色谱-串联质谱联用仪",
        "yxsp, 高效液相色谱仪",
        "dzxwj, 透射电子显微镜",
        "pcr, 实时荧光定量PCR仪",
        "LC-MS, 液相色谱-串联质谱联用仪",
        "chromat, 高效液相色谱仪",
        "甘肃医学院 离心, 超速离心机",
    })
    void one_search_box_finds_words_characters_pinyin_initials_and_latin_beginnings(String words, String found) {
        assertThat(VISITOR.get("/resources", "q", words, "size", 200).is(200).texts("/items", "name"))
                .contains(found);
    }

    @Test
    void a_name_that_has_the_words_stands_before_a_text_that_has_them() {
        var names = VISITOR.get("/resources", "q", "显微镜", "size", 200).is(200).texts("/items", "name");
        assertThat(names.getFirst()).contains("显微镜");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "\"", "\\", "质'谱", "a & | ! ( ) :* <->", "%", "_", "'; drop table resource; --", "\u0001"})
    void no_sign_in_the_search_box_breaks_the_search(String words) {
        VISITOR.get("/resources", "q", words).is(200);
    }

    @Test
    void nothing_is_found_by_signs_alone_and_everything_by_blanks() {
        assertThat(VISITOR.get("/resources", "q", "!!").is(200).at("/total").asInt())
                .isZero();
        assertThat(VISITOR.get("/resources", "q", "  ").is(200).at("/total").asInt())
                .isGreaterThan(60);
    }

    @Test
    void facets_narrow_the_list() {
        var datasets = VISITOR.get("/resources", "kind", "DATASET", "size", 200).is(200);
        assertThat(datasets.texts("/items", "kind")).isNotEmpty().containsOnly("DATASET");
        var academy = VISITOR.get("/resources", "institution", Demo.AGRICULTURAL_ACADEMY_ID, "size", 200)
                .is(200);
        assertThat(academy.at("/items")
                        .valueStream()
                        .map(item -> item.path("institution").path("name").asString()))
                .isNotEmpty()
                .containsOnly("平凉市农业科学院");
        assertThat(VISITOR.get("/resources", "class", "0102").is(200).texts("/items", "name"))
                .isNotEmpty()
                .allMatch(name -> name.contains("质谱"));
        var analytical =
                VISITOR.get("/resources", "class", "01").is(200).at("/total").asInt();
        assertThat(analytical)
                .isGreaterThan(
                        VISITOR.get("/resources", "class", "0102").at("/total").asInt());
        assertThat(VISITOR.get("/resources", "q", "质谱", "kind", "INSTRUMENT", "institution", Demo.MEDICAL_COLLEGE_ID)
                        .is(200)
                        .texts("/items", "name"))
                .containsExactly("液相色谱-串联质谱联用仪");
    }

    @ParameterizedTest
    @CsvSource({
        "size, 0",
        "size, 201",
        "size, many",
        "page, -1",
        "page, 1000001",
        "kind, BOAT",
        "institution, 7",
        "class, 1",
        "class, 01%",
    })
    void a_parameter_outside_its_bounds_is_named(String parameter, String value) {
        VISITOR.get("/resources", parameter, value).isInvalid(parameter.equals("class") ? "classCode" : parameter);
    }

    @Test
    void a_search_has_at_most_two_hundred_characters() {
        VISITOR.get("/resources", "q", "质".repeat(200)).is(200);
        VISITOR.get("/resources", "q", "质".repeat(201)).isInvalid("q");
    }

    @Test
    void a_page_beyond_the_end_is_empty_and_still_tells_how_many_there_are() {
        var beyond = VISITOR.get("/resources", "page", 1_000_000, "size", 200).is(200);
        assertThat(beyond.at("/items").size()).isZero();
        assertThat(beyond.at("/total").asInt()).isGreaterThan(60);
        VISITOR.get("/resources", "size", 200).is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "301, INSTRUMENT, feeText",
        "401, FACILITY, supervisingBody",
        "501, DATASET, abstract",
        "601, FINDING, registrationNo",
    })
    void the_whole_record_of_each_kind_is_public_but_no_phone_number(int number, String kind, String member) {
        var record = VISITOR.get("/resources/" + Demo.id(number)).is(200);
        assertThat(record.text("/kind")).isEqualTo(kind);
        assertThat(record.text("/" + member)).isNotBlank();
        assertThat(record.text("/institution/name")).isNotBlank();
        assertThat(record.at("/demo").asBoolean()).isTrue();
        assertThat(record.body()).doesNotContain("hone\"").doesNotContainPattern("1[3-9]\\d{9}");
    }

    @Test
    void values_are_told_in_ten_thousand_yuan_and_prices_in_yuan() {
        var record = VISITOR.get("/resources/" + Demo.id(301)).is(200);
        assertThat(record.at("/originalValue").decimalValue()).isEqualByComparingTo("260");
        assertThat(record.at("/instrumentClass/code").asString()).isEqualTo("0102");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "SUBMITTED", "RETURNED", "WITHDRAWN"})
    void what_is_not_published_does_not_exist(String status) {
        var id = instruments.make().status(status).create();
        Api.as(Demo.MEDICAL_COLLEGE).get("/resources/" + id).isProblem(404, "not-found");
        VISITOR.get(
                        "/instruments/" + id + "/availability",
                        "from",
                        "2026-12-01T00:00:00Z",
                        "to",
                        "2026-12-02T00:00:00Z")
                .isProblem(404, "not-found");
    }

    @Test
    void an_unknown_resource_is_not_found() {
        VISITOR.get("/resources/" + UUID.randomUUID()).isProblem(404, "not-found");
        VISITOR.get("/resources/301").isProblem(404, "not-found");
        VISITOR.get("/resources/%27%20or%201=1").isProblem(404, "not-found");
    }
}
