package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.DecisionBatches;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ApprovalsScreenTests {

    /** Soon, so that it stands at the top of the queue. */
    private static final Slot TOMORROW = Slot.inDays(1, "00:00", "01:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private final String purpose = "用途" + UUID.randomUUID();

    @Test
    void an_institution_sees_the_requests_for_its_own_instruments_and_no_others() {
        request(instruments.create(), purpose);
        var elsewhere = "别处" + UUID.randomUUID();
        request(instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create(), elsewhere);
        queue(Demo.MEDICAL_COLLEGE).sees(purpose, "马晓峰（平凉绿源农业科技有限公司）").doesNotSee(elsewhere);
        queue(Demo.AGRICULTURAL_ACADEMY).sees(elsewhere).doesNotSee(purpose);
        queue(Demo.VOCATIONAL_COLLEGE).doesNotSee(purpose, elsewhere);
    }

    @Test
    void an_instruments_manager_sees_the_requests_for_the_instruments_assigned_to_them_only() {
        var managed = instruments.create();
        database.update(
                "insert into instrument_manager (instrument_id, account_id) values (?, ?)",
                managed,
                database.account(Demo.INSTRUMENT_MANAGER));
        request(managed, purpose);
        var others = "他人" + UUID.randomUUID();
        request(instruments.create(), others);
        queue(Demo.INSTRUMENT_MANAGER).sees(purpose).doesNotSee(others);
    }

    @Test
    void a_row_has_three_buttons_and_a_menu_for_what_is_done_seldom() {
        request(instruments.create(), purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE);
        assertThat(decider.captionsInRow(purpose)).containsExactly("批准", "驳回", "退回补充");
        decider.chooseInRow("更多", "提议其他时间", purpose).sees("接受后即获批准，不再审批");
    }

    @Test
    void approving_says_what_came_of_it_and_the_request_leaves_the_queue() {
        var booking = request(instruments.create(), purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE).pressInRow("批准", purpose);
        decider.sees("（马晓峰）现为「已批准」").doesNotSee(purpose);
        decider.open("approvals?status=approved").sees(purpose, "签到");
        assertThat(status(booking)).isEqualTo("APPROVED");
    }

    @Test
    void rejecting_asks_for_a_reason_which_the_requester_reads() {
        var booking = request(instruments.create(), purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE).pressInRow("驳回", purpose);
        decider.sees("驳回预约", "时段立即释放").press("驳回").sees("请写明原因");
        assertThat(status(booking)).isEqualTo("PENDING");
        decider.fill("驳回原因", "样品含铁磁性粉末，会污染极靴").press("驳回");
        decider.sees("现为「已驳回」").doesNotSee(purpose);
        screens.as(Demo.ENTREPRENEUR).open(booking).sees("已驳回", "样品含铁磁性粉末，会污染极靴", "王雅琴");
    }

    @Test
    void a_request_can_be_sent_back_for_more_and_keeps_its_slot() {
        var booking = request(instruments.create(), purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE).pressInRow("退回补充", purpose);
        decider.fill("需要补充什么", "请补充样品灭活证明").press("退回补充").sees("现为「待补充」");
        screens.as(Demo.ENTREPRENEUR).open(booking).sees("待补充", "请补充样品灭活证明", "仍保留");
        decider.open("approvals?status=returned").sees(purpose);
    }

    @Test
    void what_one_decides_leaves_the_others_queue_within_two_seconds_and_what_is_asked_for_comes() {
        var booking = request(instruments.create(), purpose);
        var first = queue(Demo.MEDICAL_COLLEGE);
        var second = queue(Demo.MEDICAL_COLLEGE);
        first.pressInRow("批准", purpose);
        second.soon(() -> second.doesNotSee(purpose).sees("列表已更新。"));
        assertThat(status(booking)).isEqualTo("APPROVED");
        var another = purpose + "，复检";
        request(instruments.create(), another);
        second.soon(() -> second.sees(another));
    }

    @Test
    void so_is_who_rejects_what_was_withdrawn_while_they_wrote_the_reason() {
        var booking = request(instruments.create(), purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE).pressInRow("驳回", purpose);
        Api.as(Demo.ENTREPRENEUR)
                .post("/" + booking + "/cancel", Bookings.because("改期"))
                .is(200);
        decider.fill("驳回原因", "仪器检修").press("驳回").sees("这个预约刚刚被他人处理过");
        assertThat(status(booking)).isEqualTo("CANCELLED");
    }

    @Test
    void a_slot_that_is_over_is_refused_with_what_to_do_instead() {
        var booking = request(instruments.create(), purpose);
        database.update(
                "update booking set starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' where id = ?",
                id(booking));
        queue(Demo.MEDICAL_COLLEGE).pressInRow("批准", purpose).sees("预约的时段已经过去，不能再批准。", "请驳回并说明原因");
    }

    @Test
    void each_request_says_what_it_would_mean() {
        var instrument = instruments.make().terms("pending_holds", false).create();
        request(instrument, purpose);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, TOMORROW);
        queue(Demo.MEDICAL_COLLEGE).sees("有人竞争", "另有 1 个申请竞争此时段", "按公开价", "今年对外服务", "已接受服务协议");
    }

    @Test
    void those_chosen_are_approved_ten_seconds_later_and_until_then_it_can_be_undone() {
        var instrument = instruments.create();
        var booking = request(instrument, purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE);
        choose(decider, instrument).press("批准所选（1）").sees("即将批准 1 项", "尚未通知任何人", "即将批准");
        decider.press("撤销").sees("已撤销，什么都没有改变。").doesNotSee("即将批准 1 项");
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        assertThat(status(booking)).isEqualTo("PENDING");
        choose(decider, instrument).press("批准所选（1）").sees("即将批准 1 项");
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        decider.soon(() -> decider.sees("已批准 1 项，未批准 0 项。").doesNotSee(purpose));
        assertThat(status(booking)).isEqualTo("APPROVED");
    }

    @Test
    void what_of_a_batch_could_not_be_approved_is_said_with_the_reason() {
        var instrument = instruments.create();
        var booking = request(instrument, purpose);
        var decider = queue(Demo.MEDICAL_COLLEGE);
        choose(decider, instrument).press("批准所选（1）");
        Api.as(Demo.ENTREPRENEUR)
                .post("/" + booking + "/cancel", Bookings.because("改期"))
                .is(200);
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        decider.soon(() -> decider.sees("已批准 0 项，未批准 1 项。", "刚刚被他人处理过"));
    }

    @Test
    void a_batch_that_waits_is_there_again_after_the_page_was_closed() {
        var instrument = instruments.create();
        request(instrument, purpose);
        choose(queue(Demo.MEDICAL_COLLEGE), instrument).press("批准所选（1）");
        queue(Demo.MEDICAL_COLLEGE).sees("即将批准 1 项").press("撤销").sees("已撤销");
    }

    @Test
    void what_came_of_a_batch_after_the_page_was_closed_is_said_once_to_whoever_made_it() {
        var instrument = instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create();
        var booking = request(instrument, purpose);
        choose(queue(Demo.VOCATIONAL_COLLEGE), instrument).press("批准所选（1）").open("bookings");
        Api.as(Demo.ENTREPRENEUR)
                .post("/" + booking + "/cancel", Bookings.because("改期"))
                .is(200);
        clock.forward(DecisionBatches.SECOND_THOUGHTS);
        jobs.run("decision-batches");
        queue(Demo.MEDICAL_COLLEGE).doesNotSee("刚刚被他人处理过");
        var decider = queue(Demo.VOCATIONAL_COLLEGE).sees("已批准 0 项，未批准 1 项。", "您上次离开此页后");
        assertThat(decider.links().stream().map(link -> link.getHref())).contains(booking);
        queue(Demo.VOCATIONAL_COLLEGE).doesNotSee("您上次离开此页后");
    }

    private Visitor choose(Visitor decider, UUID instrument) {
        var name = database.strings("select name from resource where id = ?", instrument)
                .getFirst();
        var label = decider.find(Checkbox.class).all().stream()
                .flatMap(box -> box.getAriaLabel().stream())
                .filter(each -> each.contains("「" + name + "」"))
                .findFirst()
                .orElseThrow();
        return decider.fill(label, true);
    }

    @Test
    void each_state_has_its_tab_with_how_many_wait_in_it() {
        var before = waiting(queue(Demo.VOCATIONAL_COLLEGE));
        request(instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create(), purpose);
        assertThat(waiting(queue(Demo.VOCATIONAL_COLLEGE))).isEqualTo(before + 1);
    }

    @Test
    void after_the_last_request_of_a_page_is_decided_the_queue_is_not_said_to_be_empty() {
        var instrument = instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create();
        IntStream.range(0, 31)
                .mapToObj(number -> Slot.inDays(20 + number / 10, "0" + number % 10 + ":00", "0" + number % 10 + ":30"))
                .forEach(slot -> Bookings.request(Demo.ENTREPRENEUR, instrument, slot));
        var queue = screens.as(Demo.VOCATIONAL_COLLEGE).open("approvals");
        var waiting = waiting(queue);
        var last = (waiting - 1) / 30;
        queue.open("approvals?status=pending&page=" + last);
        assertThat(queue.rows()).hasSize((int) (waiting - last * 30));
        for (var left = queue.rows().size(); left > 0; left--) {
            queue.press("批准");
        }
        queue.sees("待审核 " + last * 30).doesNotSee("没有等待审批的预约");
        assertThat(queue.rows()).hasSize(30);
    }

    private static long waiting(Visitor visitor) {
        var tab = visitor.texts("chip").stream()
                .filter(chip -> chip.startsWith("待审核"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(tab.substring("待审核 ".length()));
    }

    private Visitor queue(String who) {
        return screens.as(who).open("approvals");
    }

    /** @return the address of the request's page */
    private static String request(UUID instrument, String purpose) {
        return "bookings/"
                + Api.as(Demo.ENTREPRENEUR)
                        .post("/bookings", Bookings.body(instrument, TOMORROW, "purpose", purpose))
                        .is(201)
                        .text("/id");
    }

    private String status(String booking) {
        return database.strings("select status from booking where id = ?", id(booking))
                .getFirst();
    }

    private static UUID id(String booking) {
        return UUID.fromString(List.of(booking.split("/")).getLast());
    }
}
