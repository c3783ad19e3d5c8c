package cn.pingliang.sharing.calendar.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class CalendarsScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private People people;

    @Autowired
    private Instruments instruments;

    @Test
    void the_address_is_shown_once_and_works_until_it_is_revoked() {
        var who = people.create(Demo.id(111), "ENTREPRENEUR");
        var visitor = screens.as(who).open("notices/settings").follow("在手机日历中查看");
        visitor.sees("您还没有订阅地址").press("生成订阅地址").sees("只显示这一次", "还没有被读取过");
        var address = String.valueOf(visitor.value("订阅地址"));
        assertThat(visitor.hrefs("用日历应用打开")).containsExactly(address.replaceFirst("^https?", "webcal"));
        var feed = address.substring(address.indexOf("/calendars/"));
        Api.visitor().get(feed).is(200);
        visitor.reload().doesNotSee("只显示这一次", "还没有被读取过");
        visitor.press("停用地址").sees("停用这个地址？", "不能恢复");
        Api.visitor().get(feed).is(200);
        visitor.press("停用地址").sees("地址已停用", "您还没有订阅地址");
        Api.visitor().get(feed).is(404);
    }

    @Test
    void replacing_asks_first_and_says_what_becomes_of_calendars_that_use_the_address() {
        var who = people.create(Demo.id(111), "ENTREPRENEUR");
        var visitor = screens.as(who).open("calendars").press("生成订阅地址");
        var before = String.valueOf(visitor.value("订阅地址"));
        visitor.press("换地址").sees("换一个地址？", "用着它的日历不再更新，要换成新地址才行").press("取消");
        Api.visitor().get(before.substring(before.indexOf("/calendars/"))).is(200);
        visitor.press("换地址").press("换地址").sees("只显示这一次");
        assertThat(visitor.value("订阅地址")).isNotEqualTo(before);
        Api.visitor().get(before.substring(before.indexOf("/calendars/"))).is(404);
    }

    @Test
    void who_manages_instruments_is_led_from_an_instruments_closures_to_its_calendar() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.MEDICAL_COLLEGE)
                .open("manage/closures?instrument=" + instrument)
                .follow("日历订阅");
        visitor.press("生成订阅地址").sees("只显示这一次");
        assertThat(visitor.rows()).anySatisfy(row -> assertThat(row.getFirst()).startsWith("仪器：试验仪器"));
        var address = String.valueOf(visitor.value("订阅地址"));
        Api.visitor().get(address.substring(address.indexOf("/calendars/"))).is(200);
    }
}
