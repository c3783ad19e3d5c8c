package cn.pingliang.sharing.schedule.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ClosuresScreenTests {

    private static final Slot FIRST = Slot.inDays(7, "09:00", "11:00");
    private static final Slot SECOND = Slot.inDays(14, "10:00", "12:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final String reason = "校准" + UUID.randomUUID();
    private UUID instrument = new UUID(0, 0);

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
    }

    private Visitor form(String who) {
        return screens.as(who).open("manage/closures/new?instrument=" + instrument);
    }

    private Visitor filled(Repeat repeat) {
        var form = form(Demo.MEDICAL_COLLEGE)
                .fill("开始", FIRST.start().toLocalDateTime())
                .fill("结束", FIRST.end().toLocalDateTime())
                .fill("原因", reason)
                .fill("重复", repeat);
        return repeat == Repeat.ONCE
                ? form
                : form.fill("重复到（含当天）", FIRST.start().toLocalDate().plusDays(14));
    }

    private Visitor list(String who) {
        return screens.as(who).open("manage/closures?instrument=" + instrument);
    }

    @Test
    void a_closure_is_previewed_announced_listed_and_read_by_everybody_without_a_name() {
        var visitor = filled(Repeat.WEEKLY).press("预览时段").sees("共 3 个时段", "可以停用");
        assertThat(database.strings("select reason from closure where instrument_id = ?", instrument))
                .isEmpty();
        visitor.press("公布 3 个时段的停用").sees("已公布 3 个时段的停用");
        list(Demo.MEDICAL_COLLEGE).sees(reason, "维护", "每周", "王雅琴", "恢复开放", "这次及以后");
        var anybody = screens.visitor().open("instruments/" + instrument);
        anybody.sees("近期停用", reason).doesNotSee("王雅琴");
    }

    @Test
    void a_taken_time_stops_the_whole_until_it_is_skipped() {
        Bookings.request(Demo.ENTREPRENEUR, instrument, SECOND);
        var visitor = filled(Repeat.WEEKLY).press("预览时段");
        visitor.sees("其中 1 个时段已被占用", "已被占用", "平凉绿源农业科技有限公司");
        visitor.press("公布 3 个时段的停用").sees("还有 1 个被占用的时段没有跳过，因此没有公布任何停用。");
        assertThat(database.strings("select reason from closure where instrument_id = ?", instrument))
                .isEmpty();
        visitor.press("跳过所有被占用的时段").press("公布 2 个时段的停用").sees("已公布 2 个时段的停用");
        assertThat(database.strings("select reason from closure where instrument_id = ?", instrument))
                .containsExactly(reason, reason);
    }

    @Test
    void who_was_quicker_meanwhile_is_shown_and_nothing_is_closed() {
        var visitor = filled(Repeat.ONCE).press("预览时段").sees("共 1 个时段");
        Bookings.request(Demo.ENTREPRENEUR, instrument, FIRST);
        visitor.press("公布 1 个时段的停用").sees("刚刚有人占用了其中的时段", "平凉绿源农业科技有限公司");
        assertThat(visitor.find(Checkbox.class).all()).isNotEmpty();
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_said_and_the_form_keeps_what_was_typed() {
        var visitor = form(Demo.MEDICAL_COLLEGE).press("预览时段").sees("请填写");
        visitor.fill("原因", reason)
                .fill("开始", FIRST.end().toLocalDateTime())
                .fill("结束", FIRST.start().toLocalDateTime())
                .press("预览时段")
                .sees("结束时间不在开始时间之后。", "请改正开始或结束时间。");
        assertThat(visitor.value("原因")).isEqualTo(reason);
        visitor.fill("重复", Repeat.WORKDAYS).press("预览时段").sees("请填写");
    }

    @Test
    void a_changed_form_needs_a_new_preview() {
        filled(Repeat.ONCE)
                .press("预览时段")
                .sees("共 1 个时段")
                .fill("结束", FIRST.end().plusHours(1).toLocalDateTime())
                .doesNotSee("共 1 个时段");
    }

    @Test
    void a_closure_is_reopened_after_a_question_and_moves_to_those_that_are_over() {
        filled(Repeat.WEEKLY).press("预览时段").press("公布 3 个时段的停用");
        var visitor = list(Demo.MEDICAL_COLLEGE);
        assertThat(visitor.rows()).hasSize(3);
        var first = visitor.captions().stream()
                .filter(caption -> caption.startsWith("恢复开放"))
                .toList();
        assertThat(first).isNotEmpty();
        visitor.press(first.getFirst()).sees("剩下的时段可以预约").press("恢复开放").sees("1 次停用已取消");
        assertThat(visitor.rows()).hasSize(2);
        visitor.open("manage/closures?instrument=" + instrument + "&over").sees(reason, "王雅琴 于");
        assertThat(visitor.rows()).hasSize(1);
    }

    @Test
    void this_and_all_later_times_are_reopened_together() {
        filled(Repeat.WEEKLY).press("预览时段").press("公布 3 个时段的停用");
        var visitor = list(Demo.MEDICAL_COLLEGE);
        visitor.press("这次及以后").sees("以后各次停用全部取消").press("恢复这次及以后各次").sees("次停用已取消");
        assertThat(visitor.rows().size()).isLessThan(3);
    }

    @Test
    void others_see_neither_closures_nor_instruments_that_are_not_theirs() {
        filled(Repeat.ONCE).press("预览时段").press("公布 1 个时段的停用");
        list(Demo.AGRICULTURAL_ACADEMY).sees("没有停用安排").doesNotSee(reason);
        list(Demo.INSTRUMENT_MANAGER).sees("没有停用安排").doesNotSee(reason);
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        list(manager).sees(reason);
    }

    @Test
    void the_filter_is_part_of_the_address() {
        var visitor = screens.as(Demo.MEDICAL_COLLEGE).open("manage/closures?instrument=" + instrument);
        assertThat(visitor.hrefs("已结束")).isEqualTo(List.of("manage/closures?instrument=" + instrument + "&over"));
        assertThat(visitor.hrefs("新建停用")).isEqualTo(List.of("manage/closures/new?instrument=" + instrument));
        visitor.open("manage/closures").sees("厂家工程师年度保养");
    }

    @Test
    void a_year_whose_holidays_nobody_entered_is_told() {
        clock.set(LocalDate.of(2041, 3, 1).atStartOfDay(clock.getZone()).toInstant());
        screens.as(Demo.MEDICAL_COLLEGE).open("manage/closures").sees("2041 年的节假日和调休还没有录入");
    }
}
