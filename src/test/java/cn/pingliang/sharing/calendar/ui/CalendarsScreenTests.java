package cn.pingliang.sharing.calendar.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
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
        visitor.press("停用地址").sees("地址已停用");
        Api.visitor().get(feed).is(404);
    }
}
