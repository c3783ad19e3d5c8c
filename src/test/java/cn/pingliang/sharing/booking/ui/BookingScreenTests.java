package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.Rating;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class BookingScreenTests {

    private static final Slot SLOT = Slot.inDays(2, "09:00", "11:00");
    private static final Set<String> STEPS = Set.of("批准", "驳回", "退回补充", "取消", "签到", "签退", "确认", "评价");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private TestClock clock;

    @Autowired
    private Jobs jobs;

    private final String purpose = "用途" + UUID.randomUUID();

    @Test
    void the_history_tells_each_step_in_its_order_with_whom_and_why() {
        var booking = request();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        take(Demo.MEDICAL_COLLEGE, booking, "cancel", Bookings.because("仪器临时检修"));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking);
        assertThat(visitor.texts("what")).containsExactly("提交申请", "批准", "取消");
        visitor.sees("仪器临时检修", "王雅琴 · ", "马晓峰 · ", "这次预约已取消，时段已释放。", "已结束，没有待办。");
    }

    @Test
    void each_viewer_is_offered_their_own_steps_only() {
        var booking = request();
        assertThat(steps(screens.as(Demo.ENTREPRENEUR).open(booking))).containsExactly("取消");
        assertThat(steps(screens.as(Demo.MEDICAL_COLLEGE).open(booking))).containsExactly("批准", "驳回", "退回补充", "取消");
        assertThat(steps(screens.as(Demo.SCIENCE_BUREAU).open(booking))).isEmpty();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        assertThat(steps(screens.as(Demo.ENTREPRENEUR).open(booking))).containsExactlyInAnyOrder("签到", "取消");
    }

    @Test
    void whoever_decides_proposes_the_nearest_free_time_and_the_applicant_accepts_it_at_a_press() {
        var booking = request();
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        staff.sees("下一步：甘肃医学院，").press("提议其他时间").sees("最近的空闲时段", "自选其他时间", "接受后即获批准，不再审批");
        staff.press("提议").sees("请写明原因");
        staff.fill("为什么换时间", "上午要给学生上课").press("提议");
        staff.sees("已提议，时间为申请人保留", "待答复提议", "下一步：马晓峰，", "上午要给学生上课");
        var requester = screens.as(Demo.ENTREPRENEUR).open(booking);
        requester.sees("甘肃医学院同意使用，提议换一个时间", "预计费用\n100 元", "原因\n上午要给学生上课", "保留到");
        assertThat(Statements.of(requester::reload)).hasSizeLessThanOrEqualTo(10);
        requester.press("接受这个时间").sees("已接受，预约已批准。", "已批准，请按时到甘肃医学院使用");
        assertThat(requester.texts("what")).containsExactly("提交申请", "同意改为其他时间，请申请人确认", "接受提议的时间，预约即获批准");
    }

    @Test
    void a_time_of_ones_own_choice_that_is_taken_is_refused_in_the_dialog_with_free_ones() {
        var booking = request();
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking).press("提议其他时间");
        var times = staff.find(RadioButtonGroup.class, ProposedTimeField.class).getFirst();
        staff.fill("最近的空闲时段", times.getListDataView().getItems().toList().getLast());
        staff.fill("为什么换时间", "上午要给学生上课").press("提议");
        staff.sees("新的时间与原来的相同。");
        staff.fill("开始", SLOT.start().toLocalDateTime().plusMinutes(10)).press("提议");
        staff.sees("开始和结束时间要对齐到 30 分钟。");
        assertThat(staff.value("为什么换时间")).isEqualTo("上午要给学生上课");
    }

    @Test
    void an_applicant_declines_a_proposal_without_a_word() {
        var booking = request();
        take(
                Demo.MEDICAL_COLLEGE,
                booking,
                "propose",
                Map.of(
                        "start",
                        Slot.inDays(2, "14:00", "16:00").from(),
                        "end",
                        Slot.inDays(2, "14:00", "16:00").to(),
                        "reason",
                        "上午有课"));
        var requester = screens.as(Demo.ENTREPRENEUR).open(booking);
        requester.press("不接受").sees("提议的时间会释放").press("不接受").sees("已回复，请等待审批。", "待审核");
    }

    @Test
    void what_both_sides_say_stands_in_the_history_and_what_is_typed_stays_while_others_act() {
        var booking = request();
        var requester = screens.as(Demo.ENTREPRENEUR).open(booking);
        requester.press("发送留言").sees("请写下要说的话。");
        requester.fill("留言内容", "可以带自己的色谱柱吗？");
        take(Demo.MEDICAL_COLLEGE, booking, "messages", Map.of("text", "请提前十分钟到。"));
        requester.soon(() -> requester.sees("请提前十分钟到。"));
        assertThat(requester.value("留言内容")).isEqualTo("可以带自己的色谱柱吗？");
        requester.press("发送留言").sees("已发送，对方会收到通知。");
        assertThat(requester.value("留言内容")).isEqualTo("");
        assertThat(requester.texts("timeline__words")).containsExactly("请提前十分钟到。", "可以带自己的色谱柱吗？");
        assertThat(screens.as(Demo.SCIENCE_BUREAU).open(booking).captions()).doesNotContain("发送留言");
    }

    @Test
    void a_requester_cancels_with_a_reason() {
        var booking = request();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking).press("取消").sees("取消预约", "不能恢复");
        visitor.press("取消预约").sees("请写明原因");
        visitor.fill("取消原因", "样品尚未到货").press("取消预约");
        visitor.sees("已取消，时段已释放。", "样品尚未到货");
        assertThat(steps(visitor)).isEmpty();
    }

    @Test
    void a_refusal_stays_in_the_dialog_with_what_was_typed() {
        var booking = request();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking);
        clock.set(SLOT.start().toInstant().minus(Duration.ofHours(2)));
        visitor.press("取消").fill("取消原因", "来不及了").press("取消预约");
        visitor.sees("距开始不足 24 小时，不能自行取消。", "请联系仪器所属单位，由其取消。");
        assertThat(visitor.value("取消原因")).isEqualTo("来不及了");
    }

    @Test
    void use_is_begun_ended_confirmed_with_the_hours_proposed_and_rated_once() {
        var booking = request();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        staff.press("签到").sees("现在签到太早，开始前 30 分钟起才能签到。");
        clock.set(SLOT.start().toInstant());
        staff.press("签到").sees("已签到，开始使用。", "使用中");
        clock.forward(Duration.ofMinutes(90));
        staff.press("签退").sees("已签退。", "等待甘肃医学院确认机时与费用");

        staff.press("确认").sees("确认机时与费用", "不填则按公布的收费标准计算");
        assertThat(staff.value("有效工作机时")).isEqualTo(new BigDecimal("1.5"));
        staff.fill("有效工作机时", new BigDecimal("1.55")).press("确认").sees("请填写不少于 0.1 的机时，最多一位小数");
        staff.fill("有效工作机时", new BigDecimal("9")).press("确认").sees("确认的机时过长");
        assertThat(staff.value("有效工作机时")).isEqualTo(new BigDecimal("9"));
        staff.fill("有效工作机时", new BigDecimal("2")).press("确认");
        staff.sees("已确认，用机记录已生成。", "确认机时\n2 小时", "确认费用\n100 元");
        assertThat(steps(staff)).isEmpty();

        var requester = screens.as(Demo.ENTREPRENEUR).open(booking);
        assertThat(steps(requester)).containsExactly("评价");
        requester.press("评价").press("提交评价").sees("请选择一项");
        requester.fill("总体感受", Rating.VERY_SATISFIED).fill("想说的话（选填）", "数据可靠").press("提交评价");
        requester.sees("谢谢您的评价。", "非常满意：「数据可靠」", "已评价");
        assertThat(steps(requester)).isEmpty();
    }

    @Test
    void where_use_was_entered_afterwards_the_booked_hours_are_proposed() {
        var booking = request();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        clock.set(SLOT.start().toInstant().plus(Duration.ofMinutes(110)));
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        staff.press("签到").press("签退").press("确认");
        assertThat(staff.value("有效工作机时")).isEqualTo(new BigDecimal("2.0"));
    }

    @Test
    void how_a_use_went_is_told_to_both_sides_when_it_is_over() {
        var booking = request();
        take(Demo.MEDICAL_COLLEGE, booking, "approve", Map.of());
        clock.set(SLOT.start().toInstant().plus(Duration.ofMinutes(16)));
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking).press("签到").doesNotSee("使用情况");
        clock.set(SLOT.end().toInstant().plus(Duration.ofMinutes(16)));
        staff.press("签退").sees("使用情况", "迟到、超时");
        screens.as(Demo.ENTREPRENEUR).open(booking).sees("使用情况", "迟到、超时");
    }

    @Test
    void a_no_show_says_by_which_rule_and_staff_take_a_wrong_one_back_with_a_reason() {
        var instrument = instruments
                .make()
                .withoutApproval()
                .terms("no_show_minutes", 30)
                .create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, SLOT).substring(1);
        clock.set(SLOT.start().toInstant().plus(Duration.ofMinutes(31)));
        jobs.run("no-shows");
        var requester = screens.as(Demo.ENTREPRENEUR).open(booking);
        requester.sees("爽约", "记为爽约", "依据：迟到超过 30 分钟视为爽约，余下时段释放").doesNotSee("撤销爽约");
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        staff.sees("如确已使用，甘肃医学院可以撤销。").doesNotSee("没有待办");
        staff.press("撤销爽约").sees("已释放的时段不会收回").press("撤销爽约").sees("请写明原因");
        staff.fill("撤销原因", "来过，忘了签到").press("撤销爽约");
        staff.sees("已撤销爽约，请确认机时与费用。", "来过，忘了签到", "待确认");
        assertThat(steps(staff)).containsExactly("确认");
    }

    @Test
    void a_step_that_was_taken_meanwhile_is_told_and_the_page_shows_how_it_stands() {
        var booking = request();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(booking);
        visitor.press("取消").fill("取消原因", "改期");
        take(Demo.MEDICAL_COLLEGE, booking, "reject", Bookings.because("仪器检修"));
        visitor.soon(() -> visitor.sees("刚刚更新：已驳回"));
        assertThat(visitor.value("取消原因")).isEqualTo("改期");
        visitor.press("取消预约").sees("这个预约刚刚被他人处理过，下面是最新状态。", "已驳回", "仪器检修");
    }

    @Test
    void no_screen_tells_another_enterprise_or_institution_of_a_request() {
        var booking = request();
        for (var who : List.of(
                Demo.OTHER_ENTREPRENEUR,
                Demo.UNVERIFIED_ENTREPRENEUR,
                Demo.AGRICULTURAL_ACADEMY,
                Demo.VOCATIONAL_COLLEGE,
                Demo.INSTRUMENT_MANAGER,
                Demo.AGRICULTURE_BUREAU,
                Demo.OPERATOR)) {
            var visitor = screens.as(who).open(booking);
            visitor.sees("没有找到这项内容").doesNotSee(purpose, "马晓峰", "绿源");
            for (var screen : List.of("bookings", "approvals", "approvals?status=approved", "review")) {
                assertThat(visitor.open(screen).content())
                        .as(who + " " + screen)
                        .doesNotContain(purpose);
            }
        }
        screens.as(Demo.ENTREPRENEUR).open("bookings").sees("试验仪器");
        screens.as(Demo.EDUCATION_BUREAU).open(booking).sees(purpose);
    }

    @Test
    void ones_own_requests_are_listed_the_open_ones_first_each_leading_to_its_page() {
        var rows = screens.as(Demo.ENTREPRENEUR).open("bookings").rows();
        var open = Set.of("待审核", "待补充", "待答复提议", "已批准", "使用中", "待确认", "申请中", "待收样", "检测中", "已出报告");
        var isOpen = rows.stream().map(row -> open.contains(row.getLast())).toList();
        assertThat(isOpen).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        var visitor = screens.as(Demo.ENTREPRENEUR).open("bookings");
        visitor.follow(rows.getFirst().getFirst());
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
    }

    @Test
    void who_has_no_request_yet_is_shown_the_way_to_an_instrument() {
        var visitor = screens.as(Demo.UNVERIFIED_ENTREPRENEUR).open("bookings").sees("还没有预约");
        assertThat(visitor.hrefs("找一台仪器")).containsExactly("?kind=INSTRUMENT");
    }

    private static List<String> steps(Visitor visitor) {
        return visitor.captions().stream().filter(STEPS::contains).toList();
    }

    private static void take(String who, String booking, String step, Map<String, ?> body) {
        Api.as(who).post("/" + booking + "/" + step, body).is(200);
    }

    private String request() {
        return "bookings/"
                + Api.as(Demo.ENTREPRENEUR)
                        .post("/bookings", Bookings.body(instruments.create(), SLOT, "purpose", purpose))
                        .is(201)
                        .text("/id");
    }
}
