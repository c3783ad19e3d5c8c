package cn.pingliang.sharing.calendar.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.schedule.ClosableInstrument;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.CalendarServer;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Visitor;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ExternalCalendarsScreenTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    private final CalendarServer server = new CalendarServer();
    private UUID instrument = new UUID(0, 0);

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
        var utc = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
        server.calendar(
                "/lab.ics",
                "UID:1\nSUMMARY:毕业设计\nDTSTART:%s\nDTEND:%s"
                        .formatted(
                                MORNING.at(ZoneOffset.UTC).start().format(utc),
                                MORNING.at(ZoneOffset.UTC).end().format(utc)));
    }

    @AfterEach
    void no_calendars() {
        server.close();
        for (var table : List.of("occupancy where kind = 'EXTERNAL'", "external_busy", "external_calendar")) {
            database.update("delete from " + table);
        }
    }

    private Visitor screen() {
        return screens.as(Demo.MEDICAL_COLLEGE)
                .open("manage/closures?instrument=" + instrument)
                .follow("外部日历");
    }

    private Visitor added() {
        return screen().fill("日历地址", server.address("/lab.ics")).press("添加").sees("已添加", "等待第一次读取");
    }

    @Test
    void an_address_is_given_read_and_shown_with_what_it_takes_without_anything_being_pressed() {
        var visitor = added();
        visitor.doesNotSee("lab.ics").sees("127.0.0.1");
        jobs.run("external-calendars");
        visitor.soon(() -> visitor.sees("正常", "1 个", "接下来的占用", "毕业设计").doesNotSee("已添加"));
        visitor.press("移除").sees("移除外部日历？", "已有的预约不受影响").press("移除").sees("已全部放开", "还没有外部日历");
    }

    @Test
    void what_cannot_be_an_address_is_told_with_what_to_do_and_stays_in_the_field() {
        var visitor = screen().fill("日历地址", "http://lab.example/a.ics").press("添加");
        visitor.sees("这个地址不加密", "请用 https:// 或 webcal:// 开头的地址。");
        assertThat(visitor.value("日历地址")).isEqualTo("http://lab.example/a.ics");
        assertThat(visitor.value("仪器")).isInstanceOf(ClosableInstrument.class);
        visitor.fill("日历地址", "").press("添加").sees("请填写");
        assertThat(database.count("select count(*) from external_calendar")).isZero();
    }

    @Test
    void a_failure_is_told_in_the_readers_words_and_mended_by_another_address() {
        var visitor = added();
        server.status("/lab.ics", 401);
        jobs.run("external-calendars");
        visitor.reload().sees("读不到", "这个网站要求登录（401）。", "仍按最后一次读到的占用", "请在那个日历里生成不用登录的订阅地址");
        visitor.press("更换地址").fill("新的日历地址", "lab").press("更换地址").sees("这不是完整的网址。");
        assertThat(visitor.value("新的日历地址")).isEqualTo("lab");
        server.redirect("/moved.ics", "/lab.ics").calendar("/lab.ics");
        visitor.fill("新的日历地址", server.address("/moved.ics")).press("更换地址").sees("地址已更换");
        jobs.run("external-calendars");
        visitor.reload().sees("正常").doesNotSee("读不到");
    }

    @Test
    void a_booking_that_was_there_first_is_shown_with_its_organisation_and_leads_to_its_page() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var visitor = added();
        jobs.run("external-calendars");
        visitor.soon(() -> visitor.sees("预约不会被挤掉", "毕业设计", "平凉绿源农业科技有限公司").doesNotSee("接下来的占用"));
        assertThat(visitor.links()).anyMatch(link -> ("/" + link.getHref()).equals(booking));
        visitor.press("立即同步").sees("正在同步");
        jobs.run("external-calendars");
        visitor.soon(() -> visitor.doesNotSee("正在同步").sees("预约不会被挤掉"));
    }

    @Test
    void that_it_is_being_read_is_said_until_it_failed_too() {
        server.status("/lab.ics", 401);
        var visitor = added();
        jobs.run("external-calendars");
        visitor.soon(() -> visitor.sees("读不到").doesNotSee("已添加"));
        visitor.press("立即同步").sees("正在同步");
        jobs.run("external-calendars");
        visitor.soon(() -> visitor.doesNotSee("正在同步").sees("读不到"));
    }
}
