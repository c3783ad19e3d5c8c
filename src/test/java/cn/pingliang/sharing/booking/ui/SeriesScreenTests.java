package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.booking.RequesterDirectory;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Visitor;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several times at once, and what staff can do besides, in the booking form and on the booking's page. */
@PortalTest
class SeriesScreenTests {

    private static final String AGREEMENT = "我已阅读并同意服务协议（服务内容、知识产权、保密、损害赔偿、违约与争议处理）";
    private static final Slot FIRST = Slot.inDays(3, "09:00", "11:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private BookableInstruments bookable;

    @Autowired
    private RequesterDirectory people;

    @Autowired
    private Database database;

    private static String book(UUID instrument) {
        return book(instrument, FIRST);
    }

    private static String book(UUID instrument, Slot slot) {
        return "instruments/%s/book?start=%s&end=%s"
                .formatted(
                        instrument,
                        slot.from().substring(0, 16).replace(":", "%3A"),
                        slot.to().substring(0, 16).replace(":", "%3A"));
    }

    private Visitor weekly(UUID instrument, int times) {
        return screens.as(Demo.ENTREPRENEUR)
                .open(book(instrument))
                .fill("用途", "连续四周监测")
                .fill(AGREEMENT, true)
                .fill("重复", Repetition.WEEKLY)
                .fill("次数", times);
    }

    private long bookings(UUID instrument) {
        return database.count(
                "select count(*) from booking where bundle_id is not null and instrument_id = ?", instrument);
    }

    private static List<String> verdicts(Visitor visitor) {
        return visitor.rows().stream()
                .map(row -> row.get(1).lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void every_time_of_a_series_is_judged_before_anything_is_sent() {
        var instrument = instruments.make().terms("max_notice_days", 20).create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(10, "10:00", "12:00"));
        var visitor = weekly(instrument, 4);
        assertThat(verdicts(visitor)).containsExactly("可以预约", "已被占用", "可以预约", "不符合规则");
        visitor.sees("共 4 次：2 次可以预约，2 次有冲突。", "最多提前 20 天预约。");
        visitor.press("提交预约").sees("还有 2 次有冲突。");
        assertThat(bookings(instrument)).isZero();
        visitor.fill("重复", Repetition.ONCE).doesNotSee("共 4 次");
    }

    @Test
    void conflicts_are_skipped_at_one_press_and_the_rest_is_booked_as_one_series() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(10, "10:00", "12:00"));
        var visitor = weekly(instrument, 4).press("跳过全部冲突");
        assertThat(verdicts(visitor)).containsExactly("可以预约", "已跳过", "可以预约", "可以预约");
        visitor.press("提交预约");
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
        visitor.sees("这一系列的 3 次预约已全部提交。", "系列预约：第 1 次，共 3 次");
        assertThat(bookings(instrument)).isEqualTo(3);
        visitor.follow(FormatsOf.slot(Slot.inDays(17, "09:00", "11:00"))).sees("系列预约：第 2 次，共 3 次");
    }

    @Test
    void a_time_that_is_taken_gives_way_to_the_nearest_or_is_skipped_alone_and_taken_back_in() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(10, "10:00", "12:00"));
        var visitor = weekly(instrument, 3);
        visitor.pressInRow("跳过", "已被占用");
        assertThat(verdicts(visitor)).containsExactly("可以预约", "已跳过", "可以预约");
        visitor.pressInRow("恢复", "已跳过");
        var instead = visitor.captions().stream()
                .filter(caption -> caption.startsWith("改为"))
                .toList();
        assertThat(instead).singleElement().asString().endsWith("08:00–10:00");
        visitor.press(instead.getFirst());
        assertThat(verdicts(visitor)).containsOnly("可以预约");
        visitor.press("提交预约").sees("这一系列的 3 次预约已全部提交。");
    }

    @Test
    void who_was_not_quick_enough_sees_which_time_is_gone_and_nothing_was_booked() {
        var instrument = instruments.create();
        var visitor = weekly(instrument, 3).sees("3 次可以预约，0 次有冲突");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "09:00", "10:00"));
        visitor.press("提交预约").sees("还有 1 次有冲突。");
        assertThat(verdicts(visitor)).containsExactly("可以预约", "可以预约", "已被占用");
        assertThat(bookings(instrument)).isZero();
        assertThat(visitor.value("用途")).isEqualTo("连续四周监测");
    }

    @Test
    void what_is_missing_or_too_much_in_a_series_is_said_at_its_field() {
        var instrument = instruments.create();
        var visitor = weekly(instrument, 101).sees("请填写 2 至 100 次").press("提交预约");
        assertThat(bookings(instrument)).isZero();
        assertThat(visitor.screen()).isEqualTo(BookView.class);
        visitor.fill("重复", Repetition.DAILY).fill("次数", 4).sees("共 4 次");
    }

    @Test
    void in_english_too() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(10, "10:00", "12:00"));
        screens.as(Demo.ENTREPRENEUR)
                .press("English")
                .open(book(instrument))
                .fill("Purpose", "Monitoring")
                .fill(
                        "I have read and accept the service agreement (content, intellectual property, confidentiality, damages, breach and disputes)",
                        true)
                .fill("Repeat", Repetition.WEEKLY)
                .sees("4 times: 3 can be booked, 1 in conflict.", "Taken")
                .press("Skip all conflicts")
                .press("Request booking")
                .sees("All 3 bookings of the series have been requested.", "Series: number 1 of 3");
    }

    @Test
    void this_one_or_all_of_a_series_are_cancelled() {
        var instrument = instruments.create();
        var visitor = weekly(instrument, 3).press("提交预约");
        visitor.press("取消").sees("取消系列预约", "取消哪些").fill("取消原因", "出差").press("取消预约");
        visitor.sees("已取消，时段已释放。");
        assertThat(statuses(instrument)).containsExactly("CANCELLED", "PENDING", "PENDING");
        visitor.follow(FormatsOf.slot(Slot.inDays(10, "09:00", "11:00")));
        visitor.press("取消").fill("取消哪些", Reach.FOLLOWING).fill("取消原因", "出差").press("取消预约");
        assertThat(statuses(instrument)).containsOnly("CANCELLED");
    }

    private List<String> statuses(UUID instrument) {
        return database.strings("select status from booking where instrument_id = ? order by starts_at", instrument);
    }

    @Test
    void the_same_is_asked_for_again_with_what_was_said_before() {
        var instrument = instruments.create();
        var path = Bookings.request(Demo.ENTREPRENEUR, instrument, FIRST).substring(1);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(path).follow("再约一次");
        assertThat(visitor.screen()).isEqualTo(BookView.class);
        assertThat(visitor.value("用途")).isEqualTo("果园土壤重金属测定");
        var id = path.substring(path.indexOf('/') + 1);
        screens.as(Demo.OTHER_ENTREPRENEUR)
                .open("instruments/" + instrument + "/book?like=" + id)
                .sees("没有找到这项内容")
                .doesNotSee("果园土壤重金属测定");
        assertThat(screens.as(Demo.MEDICAL_COLLEGE).open(path).hrefs("再约一次")).isEmpty();
    }

    @Test
    void staff_set_rules_aside_with_a_reason_that_the_booking_tells() {
        var instrument = instruments.make().terms("max_minutes", 60).create();
        var visitor = screens.as(Demo.MEDICAL_COLLEGE)
                .open(book(instrument))
                .fill("用途", "连续测定")
                .fill(AGREEMENT, true);
        visitor.sees("预约时间过长").press("说明理由后仍然预约");
        visitor.press("提交预约").sees("请写明理由");
        visitor.fill("突破规则的理由", "反应不能中断").doesNotSee("预约时间过长").press("提交预约");
        visitor.sees("预约已提交", "例外的理由", "反应不能中断");
        screens.as(Demo.ENTREPRENEUR).open(book(instrument)).sees("预约时间过长").doesNotSee("说明理由后仍然预约", "代他人预约");
    }

    @Test
    void staff_ask_for_somebody_of_an_enterprise_who_then_sees_who_did() {
        var instrument = instruments.create();
        var staff = new cn.pingliang.sharing.account.AccountId(database.account(Demo.MEDICAL_COLLEGE));
        var person = people.find(Demo.ENTREPRENEUR, bookable.get(new ResourceId(instrument)), staff)
                .getFirst();
        var visitor = screens.as(Demo.MEDICAL_COLLEGE)
                .open(book(instrument))
                .fill("用途", "代为送检")
                .fill(AGREEMENT, true);
        visitor.fill("代他人预约（选填）", person).press("提交预约").sees("马晓峰", "代为申请");
        screens.as(Demo.ENTREPRENEUR).open(visitor.address()).sees("代为送检", "代为申请", "王雅琴");
    }
}
