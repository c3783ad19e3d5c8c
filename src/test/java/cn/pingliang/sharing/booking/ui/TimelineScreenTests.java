package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.ui.InstrumentTimeline;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Anchor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The instruments of these tests are of classes that no others are of. */
@PortalTest
class TimelineScreenTests {

    private static final LocalDate DAY =
            Slot.inDays(9, "00:00", "24:00").start().toLocalDate();

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    private static String timeline(String classCode) {
        return "timeline?scale=day&from=" + DAY + "&class=" + classCode;
    }

    private static InstrumentTimeline shown(Visitor visitor) {
        return visitor.find(InstrumentTimeline.class).single();
    }

    private static List<JsonNode> rows(Visitor visitor) {
        return JsonMapper.shared()
                .readTree(String.valueOf(shown(visitor).getElement().getPropertyRaw("rows")))
                .valueStream()
                .toList();
    }

    private static JsonNode row(Visitor visitor, UUID instrument) {
        return rows(visitor).stream()
                .filter(row -> row.path("id").asString().equals(instrument.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> soonest(Visitor visitor) {
        return visitor.find(Anchor.class, SoonestFreeList.class).stream()
                .map(link -> decode(link.getHref()))
                .toList();
    }

    private static String decode(String address) {
        return URLDecoder.decode(address, StandardCharsets.UTF_8);
    }

    private static String decoded(Visitor visitor) {
        return decode(visitor.address());
    }

    private UUID open(String classCode, String from, String to) {
        return instruments.make().classCode(classCode).open(7, from, to).create();
    }

    @Test
    void a_visitor_sees_when_each_instrument_is_free_taken_or_under_maintenance_and_nobodys_name() {
        var instrument = open("0703", "08:00", "18:00");
        Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(9, "09:00", "11:00"));
        var visitor = screens.visitor().open(timeline("0703"));
        assertThat(rows(visitor)).hasSize(1);
        var row = row(visitor, instrument);
        assertThat(row.path("institution").asString()).isEqualTo("甘肃医学院");
        assertThat(row.path("href").asString()).isEqualTo("instruments/" + instrument);
        assertThat(row.path("note").asString()).isEmpty();
        assertThat(row.path("slots").toString())
                .isEqualTo("[[480,540,\"FREE\"],[540,660,\"BUSY\"],[660,1080,\"FREE\"]]");
        assertThat(rows(visitor).toString() + visitor.text()).doesNotContain("马晓峰", "绿源", "土壤重金属");
    }

    @Test
    void what_is_free_soonest_stands_beside_and_leads_to_its_booking_with_the_time_chosen() {
        var late = open("0802", "10:00", "18:00");
        var early = open("0802", "08:00", "18:00");
        Bookings.request(Demo.ENTREPRENEUR, early, Slot.inDays(9, "09:00", "12:00"));
        var visitor = screens.visitor().open(timeline("0802"));
        assertThat(soonest(visitor))
                .satisfiesExactly(
                        link -> assertThat(link)
                                .startsWith("instruments/" + early + "/book?")
                                .contains("start=" + DAY + "T08:00", "end=" + DAY + "T09:00"),
                        link -> assertThat(link).contains(late.toString(), "start=" + DAY + "T10:00"));
        visitor.sees("这段时间里有 2 台", "08:00–09:00", "甘肃医学院", "50 元/小时");
        visitor.fill("需要多久", Duration.ofHours(2));
        assertThat(decoded(visitor)).contains("minutes=120");
        assertThat(soonest(visitor))
                .satisfiesExactly(
                        link -> assertThat(link)
                                .contains(late.toString(), "start=" + DAY + "T10:00", "end=" + DAY + "T12:00"),
                        link -> assertThat(link).contains(early.toString(), "start=" + DAY + "T12:00"));
        screens.as(Demo.ENTREPRENEUR).open(soonest(visitor).getFirst()).sees("10:00–12:00");
    }

    @Test
    void the_list_says_what_the_api_says() {
        open("0803", "08:00", "09:00");
        open("0803", "07:00", "12:00");
        var day = Slot.inDays(9, "00:00", "24:00");
        var answer = Api.visitor()
                .get("/availability", "class", "0803", "from", day.from(), "to", day.to(), "minutes", 90)
                .is(200);
        assertThat(soonest(screens.visitor().open(timeline("0803") + "&minutes=90")))
                .hasSize(answer.at("/total").asInt())
                .first()
                .asString()
                .contains(
                        answer.text("/items/0/id"),
                        "start=" + answer.text("/items/0/start").substring(0, 16));
    }

    @Test
    void what_others_cannot_have_says_why_and_its_time_is_nobodys_to_take() {
        var broken = instruments
                .make()
                .classCode("0804")
                .fact("condition", "AWAITING_REPAIR")
                .create();
        var internal = instruments
                .make()
                .classCode("0804")
                .fact("sharing_mode", "INTERNAL")
                .create();
        var shaky = instruments
                .make()
                .classCode("0804")
                .fact("condition", "OCCASIONAL_FAULTS")
                .create();
        var visitor = screens.visitor().open(timeline("0804"));
        assertThat(row(visitor, broken).path("note").asString()).isEqualTo("待修");
        assertThat(row(visitor, broken).path("slots")).isEmpty();
        assertThat(row(visitor, broken).path("book").asString()).isEmpty();
        assertThat(row(visitor, internal).path("note").asString()).isEqualTo("不对外预约");
        assertThat(row(visitor, shaky).path("note").asString()).isEqualTo("偶有故障");
        assertThat(row(visitor, shaky).path("slots")).isNotEmpty();
        assertThat(soonest(visitor)).singleElement().asString().contains(shaky.toString());
    }

    @Test
    void a_press_on_free_time_leads_to_its_booking() {
        var instrument = open("0805", "08:00", "18:00");
        var visitor = screens.as(Demo.ENTREPRENEUR).open(timeline("0805"));
        var slot = Slot.inDays(9, "14:00", "15:00");
        ComponentUtil.fireEvent(
                shown(visitor),
                new InstrumentTimeline.TimeChosen(shown(visitor), true, instrument.toString(), slot.from(), slot.to()));
        assertThat(decoded(visitor))
                .startsWith("instruments/" + instrument + "/book")
                .contains("start=" + DAY + "T14:00", "end=" + DAY + "T15:00");
        visitor.sees("14:00–15:00");
    }

    @Test
    void words_institution_and_class_choose_among_the_rows_and_are_in_the_address() {
        var visitor = screens.visitor().open("timeline?q=质谱");
        assertThat(rows(visitor)).hasSize(3);
        assertThat(visitor.value("搜索")).isEqualTo("质谱");
        visitor.fill("所属单位", new cn.pingliang.sharing.organisation.OrganisationId(Demo.MEDICAL_COLLEGE_ID));
        assertThat(decoded(visitor)).contains("q=质谱", "institution=" + Demo.MEDICAL_COLLEGE_ID);
        assertThat(rows(visitor)).singleElement().asString().contains("液相色谱-串联质谱联用仪");
        visitor.fill("搜索", "显微");
        assertThat(decoded(visitor)).contains("q=显微", "institution=");
        assertThat(rows(visitor))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.toString()).contains("甘肃医学院").doesNotContain("质谱"));
        visitor.fill("仪器分类", "0101");
        assertThat(decoded(visitor)).contains("class=0101");
        assertThat(rows(visitor)).singleElement().asString().contains("透射电子显微镜");
    }

    @Test
    void days_are_stepped_through_and_the_scale_is_chosen_by_links() {
        var today = Slot.inDays(0, "00:00", "24:00").start().toLocalDate();
        var visitor = screens.visitor().open("timeline");
        assertThat(shown(visitor).getElement().getProperty("from")).isEqualTo(today.toString());
        assertThat(shown(visitor).getElement().getProperty("days", 0)).isEqualTo(7);
        visitor.follow("三天");
        assertThat(decoded(visitor)).isEqualTo("timeline?scale=3days");
        visitor.open(hrefOf(visitor, "更晚"));
        assertThat(decoded(visitor)).contains("from=" + today.plusDays(3), "scale=3days");
        assertThat(shown(visitor).getElement().getProperty("from"))
                .isEqualTo(today.plusDays(3).toString());
        visitor.follow("一个月");
        assertThat(shown(visitor).getElement().getProperty("days", 0)).isEqualTo(31);
        visitor.follow("回到今天");
        assertThat(decoded(visitor)).isEqualTo("timeline?scale=month");
        visitor.open(hrefOf(visitor, "更早"));
        assertThat(decoded(visitor)).contains("from=" + today.minusDays(31));
        visitor.sees("这段时间里没有连续");
    }

    private static String hrefOf(Visitor visitor, String label) {
        return visitor.links().stream()
                .filter(link -> label.equals(link.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow()
                .getHref();
    }

    @Test
    void where_nothing_matches_or_nothing_is_free_the_screen_says_what_to_do() {
        var visitor = screens.visitor().open("timeline?q=量子纠缠引力&class=0102");
        visitor.sees("没有符合条件的仪器", "换个说法").follow("去掉全部筛选");
        assertThat(decoded(visitor)).isEqualTo("timeline");
        assertThat(rows(visitor)).isNotEmpty();
        open("0806", "08:00", "10:00");
        visitor.open(timeline("0806") + "&minutes=240").sees("这段时间里没有连续 4 小时 的空闲");
        visitor.follow("更晚");
        assertThat(decoded(visitor)).contains("from=" + DAY.plusDays(1), "minutes=240", "class=0806");
    }

    @Test
    void rows_come_twenty_at_a_time_as_somebody_nears_their_end() {
        for (var i = 0; i < 23; i++) {
            open("0902", "08:00", "18:00");
        }
        var visitor = screens.visitor().open(timeline("0902"));
        var total = shown(visitor).getElement().getProperty("total", 0);
        assertThat(total).isGreaterThanOrEqualTo(23);
        assertThat(rows(visitor)).hasSize(20);
        var statements = Statements.of(() -> wantRows(visitor, 20));
        assertThat(statements).hasSizeBetween(1, 5);
        assertThat(added(visitor)).hasSize(Math.min(20, total - 20));
        // The browser may ask twice, or for what it has.
        wantRows(visitor, 20);
        wantRows(visitor, 0);
        assertThat(added(visitor)).isEmpty();
    }

    private static void wantRows(Visitor visitor, int from) {
        ComponentUtil.fireEvent(shown(visitor), new InstrumentTimeline.RowsWanted(shown(visitor), true, from));
    }

    /** The rows the browser is about to be told. */
    private static List<?> added(Visitor visitor) {
        var internals = visitor.ui().getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        return internals.dumpPendingJavaScriptInvocations().stream()
                .filter(script -> script.getInvocation().getExpression().contains("addRows"))
                .flatMap(script -> script.getInvocation().getParameters().stream())
                .flatMap(parameter -> parameter instanceof List<?> rows ? rows.stream() : Stream.of())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeline?scale=century&from=yesterday&institution=nonsense&class=x&minutes=-3",
                "timeline?from=+999999999-12-31&minutes=99999",
                "timeline?from=2999-12-31&scale=month",
                "timeline?class=99&institution=00000000-0000-7000-8000-000000000999",
            })
    void what_cannot_be_read_in_an_address_is_passed_over(String address) {
        assertThat(screens.visitor().open(address).screen()).isEqualTo(TimelineView.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "timeline?scale=month", "timeline?q=质谱&class=0102"})
    void it_takes_four_statements_however_much_it_shows(String address) {
        var visitor = screens.visitor().open("sign-in");
        assertThat(Statements.of(() -> visitor.open(address))).hasSize(4);
        assertThat(visitor.screen()).isEqualTo(TimelineView.class);
    }
}
