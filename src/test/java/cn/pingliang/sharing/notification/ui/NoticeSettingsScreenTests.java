package cn.pingliang.sharing.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NoticeSettingsScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    private String who = "";

    @BeforeEach
    void somebody() {
        who = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
    }

    @Test
    void without_a_choice_what_asks_for_something_is_mailed_too() {
        var visitor = screens.as(who).open("notices").follow("通知设置");
        assertThat(visitor.value("预约已批准：邮件")).isEqualTo(true);
        assertThat(visitor.value("有预约等您审批：邮件")).isEqualTo(true);
        assertThat(visitor.value("预约换了时间：平台")).isEqualTo(true);
        assertThat(visitor.value("预约换了时间：邮件")).isEqualTo(false);
        assertThat(visitor.value("多久告诉您一次")).isEqualTo(false);
    }

    @Test
    void what_is_chosen_is_kept_and_only_that() {
        var visitor = screens.as(who).open("notices/settings");
        visitor.fill("预约已批准：邮件", false)
                .fill("预约换了时间：邮件", true)
                .fill("多久告诉您一次", true)
                .fill("免打扰从", LocalTime.of(21, 0))
                .fill("免打扰到", LocalTime.of(7, 30))
                .press("保存")
                .sees("已保存");
        var again = screens.as(who).open("notices/settings");
        assertThat(again.value("预约已批准：邮件")).isEqualTo(false);
        assertThat(again.value("预约换了时间：邮件")).isEqualTo(true);
        assertThat(again.value("多久告诉您一次")).isEqualTo(true);
        assertThat(again.value("免打扰从")).isEqualTo(LocalTime.of(21, 0));
        assertThat(database.count("select count(*) from notice_choice where account_id = ?", database.account(who)))
                .isEqualTo(2);
        again.fill("预约已批准：邮件", true).press("保存");
        assertThat(database.strings("select kind from notice_choice where account_id = ?", database.account(who)))
                .containsExactly("REQUEST_CHANGED");
    }

    @Test
    void quiet_hours_have_a_beginning_and_an_end() {
        var visitor = screens.as(who).open("notices/settings");
        visitor.fill("免打扰从", LocalTime.of(21, 0)).press("保存").sees("请同时选好开始和结束").doesNotSee("已保存");
        assertThat(database.count("select count(*) from notice_settings where account_id = ?", database.account(who)))
                .isZero();
    }

    @Test
    void who_never_decides_is_asked_about_their_own_bookings_only_and_loses_nothing_by_it() {
        var entrepreneur = people.create(Demo.id(111), "ENTREPRENEUR");
        screens.as(entrepreneur)
                .open("notices/settings")
                .sees("关于我的预约")
                .doesNotSee("等我处理的事")
                .press("保存")
                .sees("已保存");
        assertThat(database.count(
                        "select count(*) from notice_choice where account_id = ?", database.account(entrepreneur)))
                .isZero();
    }
}
