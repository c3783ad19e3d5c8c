package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.SelectionChanged;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.ComponentUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A booking gets another time on the booking screen. */
@PortalTest
class ChangeScreenTests {

    private static final Slot NINE = Slot.inDays(10, "09:00", "11:00");
    private static final Slot TEN = Slot.inDays(10, "10:00", "12:00");
    private static final Slot AFTERNOON = Slot.inDays(10, "14:00", "16:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private static Visitor drag(Visitor visitor, Slot slot) {
        visitor.ui();
        var calendar = visitor.find(BookingWeek.class).single();
        ComponentUtil.fireEvent(calendar, new SelectionChanged(calendar, true, slot.from(), slot.to()));
        return visitor;
    }

    private static String change(UUID instrument, String booking) {
        return "instruments/" + instrument + "/book?change=" + booking.substring(booking.lastIndexOf('/') + 1);
    }

    private String request(UUID instrument) {
        return Bookings.request(Demo.ENTREPRENEUR, instrument, NINE).substring(1);
    }

    private static void approve(String booking) {
        Api.as(Demo.MEDICAL_COLLEGE).post("/" + booking + "/approve", Map.of()).is(200);
    }

    @Test
    void a_request_that_nobody_decided_on_moves_at_once_and_back() {
        var instrument = instruments.create();
        var booking = request(instrument);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking).follow("改期");
        assertThat(visitor.screen()).isEqualTo(BookView.class);
        visitor.sees("马晓峰", "现在的时间：" + FormatsOf.slot(NINE)).doesNotSee("提交预约", "用途");
        drag(visitor, TEN).press("改到这个时间");
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
        visitor.sees("已改期到 " + FormatsOf.slot(TEN), "撤销");
        visitor.press("撤销").sees("已改期。");
        assertThat(visitor.captions()).doesNotContain("撤销");
        assertThat(times(instrument)).containsExactly("09:00");
    }

    @Test
    void the_present_time_is_painted_as_ones_own_over_time_that_can_be_had() {
        var instrument = instruments.create();
        var booking = request(instrument);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking).follow("改期");
        visitor.ui();
        var week = visitor.find(BookingWeek.class).single().getElement();
        assertThat(String.valueOf(week.getPropertyRaw("ghosts")))
                .contains("MINE", NINE.from().substring(0, 16));
        assertThat(String.valueOf(week.getPropertyRaw("slots"))).doesNotContain("BUSY");
        drag(visitor, TEN).doesNotSee("这个时段刚刚被他人预约");
        drag(visitor, NINE).sees("新的时间与原来的相同。");
    }

    @Test
    void the_way_back_is_open_for_a_moment() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(request(instrument)).follow("改期");
        drag(visitor, TEN).press("改到这个时间").sees("撤销");
        clock.forward(Duration.ofMinutes(6));
        visitor.reload();
        assertThat(visitor.captions()).doesNotContain("撤销");
    }

    @Test
    void an_approved_booking_keeps_both_times_until_the_institution_decides() {
        // an institution whose queue other tests leave short
        var instrument = instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create();
        var booking = request(instrument);
        Api.as(Demo.VOCATIONAL_COLLEGE).post("/" + booking + "/approve").is(200);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking).follow("改期");
        drag(visitor, AFTERNOON).press("改到这个时间");
        visitor.sees("改期申请已提交，批准前原时段保留。", "决定前两个时段都为这次预约保留");
        assertThat(visitor.hrefs("改期")).isEmpty();
        assertThat(visitor.captions()).contains("撤回改期").doesNotContain("撤销");
        var staff = screens.as(Demo.VOCATIONAL_COLLEGE);
        // other tests' requests may fill the first pages
        var times = FormatsOf.slot(NINE) + " → " + FormatsOf.slot(AFTERNOON);
        assertThat(IntStream.range(0, 40)
                        .anyMatch(page -> staff.open("approvals?page=" + page).rows().stream()
                                .anyMatch(row -> row.get(1).contains(times))))
                .as("the queue shows " + times)
                .isTrue();
        staff.open(booking).sees("已申请改到").press("同意改期").sees("已同意改期。");
        assertThat(times(instrument)).containsExactly("14:00");
    }

    @Test
    void what_is_taken_or_refused_is_said_as_for_a_request() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, AFTERNOON);
        var booking = request(instrument);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(change(instrument, booking));
        drag(visitor, AFTERNOON).sees("这个时段刚刚被他人预约。").press("改到这个时间");
        assertThat(visitor.screen()).isEqualTo(BookView.class);
        visitor.sees("这个时段刚刚被他人预约。");
        assertThat(visitor.address()).contains("change=");
        drag(visitor, Slot.inDays(10, "00:00", "12:00")).sees("预约时间过长").press("改到这个时间");
        visitor.sees("预约时间过长").doesNotSee("说明理由后仍然预约");
        assertThat(times(instrument)).contains("09:00");
    }

    @Test
    void staff_change_the_time_and_set_rules_aside_with_a_reason() {
        var instrument = instruments.create();
        var booking = request(instrument);
        approve(booking);
        var visitor = screens.as(Demo.MEDICAL_COLLEGE).open(booking).follow("改期");
        drag(visitor, Slot.inDays(10, "00:00", "12:00"));
        visitor.sees("预约时间过长").press("说明理由后仍然预约").fill("突破规则的理由", "仪器临时检修");
        visitor.doesNotSee("预约时间过长").press("改到这个时间").sees("已改期到");
        assertThat(times(instrument)).containsExactly("00:00");
    }

    @Test
    void a_series_moves_whole_and_back_where_somebody_says_so() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR)
                .open("instruments/%s/book?start=%s&end=%s"
                        .formatted(
                                instrument,
                                NINE.from().substring(0, 16).replace(":", "%3A"),
                                NINE.to().substring(0, 16).replace(":", "%3A")))
                .fill("用途", "监测")
                .fill("我已阅读并同意服务协议（服务内容、知识产权、保密、损害赔偿、违约与争议处理）", true)
                .fill("重复", Repetition.FORTNIGHTLY)
                .fill("次数", 3)
                .press("提交预约");
        visitor.follow("改期").fill("改哪些", Reach.ALL);
        drag(visitor, AFTERNOON).press("改到这个时间").sees("其余各次随之顺移");
        assertThat(times(instrument)).containsExactly("14:00", "14:00", "14:00");
        visitor.press("撤销");
        assertThat(times(instrument)).containsExactly("09:00", "09:00", "09:00");
    }

    @Test
    void to_others_there_is_nothing_to_change_and_what_is_over_is_shown_as_it_is() {
        var instrument = instruments.create();
        var booking = request(instrument);
        for (var who : List.of(Demo.OTHER_ENTREPRENEUR, Demo.AGRICULTURAL_ACADEMY)) {
            screens.as(who).open(change(instrument, booking)).sees("没有找到这项内容").doesNotSee("马晓峰");
        }
        var other = instruments.create();
        screens.as(Demo.ENTREPRENEUR).open(change(other, booking)).sees("没有找到这项内容");
        screens.as(Demo.ENTREPRENEUR)
                .open("instruments/" + instrument + "/book?change=nonsense")
                .sees("没有找到这项内容");
        Api.as(Demo.ENTREPRENEUR)
                .post("/" + booking + "/cancel", Bookings.because("出差"))
                .is(200);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(change(instrument, booking));
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
    }

    @Test
    void in_english_too() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).press("English").open(request(instrument));
        visitor.follow("Change the time").sees("has this time now", "The new time");
        drag(visitor, TEN).press("Change to this time").sees("Changed to ", "Undo");
    }

    @Test
    void opening_it_costs_few_statements_and_so_does_choosing() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(change(instrument, request(instrument)));
        assertThat(Statements.of(visitor::reload)).hasSizeLessThanOrEqualTo(18);
        var chosen = new ArrayList<>(Statements.of(() -> drag(visitor, TEN)));
        assertThat(chosen).hasSizeLessThanOrEqualTo(11);
    }

    private List<String> times(UUID instrument) {
        return database.strings(
                "select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') from booking where instrument_id = ? and requester_id = ? order by starts_at",
                instrument,
                database.account(Demo.ENTREPRENEUR));
    }
}
