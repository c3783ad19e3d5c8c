package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The screens of samples that are sent in, in their own words. */
@PortalTest
class SampleScreenTests {

    private static final Slot SLOT = Slot.inDays(2, "09:00", "11:00");
    private static final Set<String> STEPS =
            Set.of("批准", "驳回", "取消", "签到", "签退", "收样", "出具报告", "调整检测时间", "改期", "确认", "评价", "撤销爽约");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private TestClock clock;

    private final String purpose = "用途" + UUID.randomUUID();

    private String request() {
        var instrument = instruments
                .make()
                .fact("address", "崆峒大道 1 号")
                .fact("contact_name", "李老师")
                .create();
        var body = new LinkedHashMap<>(Bookings.body(instrument, SLOT, "purpose", purpose));
        body.put("serviceMode", "ENTRUSTED");
        body.put("samples", 12);
        return "bookings/"
                + Api.as(Demo.ENTREPRENEUR).post("/bookings", body).is(201).text("/id");
    }

    private String approved() {
        var booking = request();
        take(booking, "approve");
        return booking;
    }

    private static void take(String booking, String step) {
        Api.as(Demo.MEDICAL_COLLEGE).post("/" + booking + "/" + step).is(200);
    }

    private static List<String> steps(Visitor visitor) {
        return Stream.concat(
                        visitor.captions().stream(),
                        visitor.links().stream().map(link -> link.getElement().getTextRecursively()))
                .filter(STEPS::contains)
                .toList();
    }

    @Test
    void the_applicant_reads_where_the_samples_go_and_until_when_and_has_nothing_to_check_in() {
        var applicant = screens.as(Demo.ENTREPRENEUR).open(approved());
        applicant.sees("待收样", "请在此之前把样品送到甘肃医学院：崆峒大道 1 号 · 李老师", "送样地址\n崆峒大道 1 号 · 李老师");
        assertThat(steps(applicant)).containsExactly("取消");
    }

    @Test
    void the_institution_receives_reports_and_confirms_what_was_planned_and_the_applicant_rates() {
        var booking = approved();
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        assertThat(steps(staff)).containsExactlyInAnyOrder("取消", "收样", "调整检测时间");
        staff.press("收样").sees("已收样，申请人会收到通知。", "检测中", "甘肃医学院已收到样品，计划", "下一步：甘肃医学院");
        clock.set(SLOT.end().toInstant().plus(Duration.ofDays(2)));
        staff.press("出具报告").sees("出具检测报告", "余下的检测时间释放");
        staff.press("出具报告").sees("还没有写结果，也没有附上报告。");
        staff.fill("结果或说明", "十二份均合格").press("出具报告");
        staff.sees("报告已出具，申请人会收到通知。", "已出报告", "等待甘肃医学院确认机时与费用");
        assertThat(staff.texts("what")).containsExactly("提交申请", "批准", "收到样品", "出具报告");
        staff.press("确认");
        assertThat(staff.value("有效工作机时")).isEqualTo(new BigDecimal("2.0"));
        staff.press("确认").sees("已确认，用机记录已生成。");
        var applicant = screens.as(Demo.ENTREPRENEUR).open(booking).sees("十二份均合格");
        assertThat(steps(applicant)).containsExactly("评价");
        assertThat(Statements.of(applicant::reload)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void what_cannot_be_measured_after_all_the_institution_cancels_and_is_asked_in_the_words_of_samples() {
        var booking = approved();
        take(booking, "check-in");
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking);
        staff.press("取消").sees("取消送样委托", "检测时间立即释放").fill("取消原因", "样品含铁磁性粉末").press("取消委托");
        staff.sees("已取消", "这次委托已取消，检测时间已释放。", "样品含铁磁性粉末");
    }

    @Test
    void the_queue_has_the_samples_that_are_measured_and_those_reported_each_with_the_next_step() {
        var booking = approved();
        var staff = screens.as(Demo.MEDICAL_COLLEGE);
        staff.open("approvals?status=approved").pressInRow("收样", purpose).sees("现为「检测中」");
        staff.open("approvals?status=testing").sees(purpose).pressInRow("出具报告", purpose);
        staff.fill("结果或说明", "合格").press("出具报告").sees("现为「已出报告」");
        staff.open("approvals?status=reported").sees(purpose);
        assertThat(staff.captionsInRow(purpose)).containsExactly("确认");
        assertThat(staff.links().stream()
                        .map(link -> link.getElement().getTextRecursively().replaceAll(" \\d+$", "")))
                .contains("检测中", "已出报告");
        screens.as(Demo.ENTREPRENEUR).open(booking).sees("已出报告");
    }

    @Test
    void the_institution_plans_the_measuring_for_another_time_also_when_the_planned_one_is_over() {
        var booking = approved();
        take(booking, "check-in");
        clock.set(SLOT.end().toInstant());
        screens.as(Demo.ENTREPRENEUR).open(booking).sees("样品由甘肃医学院另行安排时间检测");
        var staff = screens.as(Demo.MEDICAL_COLLEGE).open(booking).sees("计划的检测时间已过。还没有检测的，请调整检测时间。");
        staff.follow("调整检测时间");
        assertThat(staff.screen()).isEqualTo(BookView.class);
        staff.sees("立即生效，申请人会收到通知。");
        screens.as(Demo.ENTREPRENEUR).open(staff.address()).sees("检测中").doesNotSee("调整检测时间");
    }
}
