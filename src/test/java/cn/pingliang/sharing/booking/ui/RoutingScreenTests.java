package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.Colleague;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who decides, as the staff of an institution sets and reads it, and as it shows on a request. */
@PortalTest
class RoutingScreenTests {

    private static final UUID INSTITUTION = Demo.VOCATIONAL_COLLEGE_ID;

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    private UUID instrument = UUID.randomUUID();
    private String manager = "";
    private String colleague = "";

    @BeforeEach
    void an_instrument_a_manager_and_a_colleague() {
        instrument = instruments.make().of(INSTITUTION).create();
        manager = people.create(INSTITUTION, "INSTRUMENT_MANAGER");
        colleague = people.create(INSTITUTION, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
    }

    @AfterEach
    void nothing_is_set() {
        database.update("delete from substitution where institution_id = ?", INSTITUTION);
        database.update("delete from decision_route where institution_id = ?", INSTITUTION);
    }

    private Visitor routing(String who) {
        return screens.as(who).open("manage/routing");
    }

    private Colleague person(String username) {
        return new Colleague(new cn.pingliang.sharing.account.AccountId(database.account(username)), "试" + username);
    }

    /** The instrument's name, with which its row in the queue begins. */
    private String row() {
        return database.strings("select name from resource where id = ?", instrument)
                        .getFirst() + "\n";
    }

    @Test
    void an_administrator_names_who_decides_for_one_instrument_and_reads_it_in_plain_words() {
        var administrator = screens.as(Demo.VOCATIONAL_COLLEGE).open("manage/routing?instrument=" + instrument);
        administrator.sees("所有仪器：由仪器负责人和单位管理员审批。", "任何人都不能审批自己的申请");
        administrator.fill("审批人", Set.of(person(colleague))).press("保存分工");
        administrator.sees("已保存，立即生效。", "请 试" + colleague + " 审批；单位管理员也可以审批。");
        administrator.press("不再单独设定").doesNotSee("请 试" + colleague + " 审批");
    }

    @Test
    void two_approvals_are_set_said_and_shown_where_the_request_stands() {
        var administrator = screens.as(Demo.VOCATIONAL_COLLEGE).open("manage/routing?instrument=" + instrument);
        administrator.fill("两级审批", true).fill("只用于不少于（分钟）", 0).press("保存分工");
        administrator.sees("两级审批的时长须在 1 到 129,600 分钟之间。");
        administrator.fill("只用于不少于（分钟）", 60).press("保存分工");
        administrator.sees("由仪器负责人审批；单位管理员也可以审批。60 分钟及以上的预约，之后还须另一位单位管理员终审。");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(1, "00:00", "01:00"));
        var queue = screens.as(manager).open("approvals").sees("待初审").pressInRow("批准", row());
        queue.sees("现为「待终审」").doesNotSee("全选本页");
        screens.as(Demo.ENTREPRENEUR)
                .open(booking.substring(1))
                .sees("待终审", "初审同意", "的管理员（终审）", "试" + manager + "已初审同意");
        administrator
                .open("approvals?status=pending&part=second")
                .sees("待终审", "终审 1")
                .pressInRow("批准", row());
        administrator.sees("现为「已批准」");
    }

    @Test
    void an_administrator_sets_within_which_time_the_institution_decides_and_its_staff_reads_it() {
        var administrator = routing(Demo.VOCATIONAL_COLLEGE).sees("须在 16 个工作小时内审批");
        try {
            administrator.fill("在多少个工作小时内审批", 40).press("保存期限").sees("审批期限须在 8 到 16 个工作小时之间。");
            assertThat(administrator.value("在多少个工作小时内审批")).isEqualTo(40);
            administrator.fill("在多少个工作小时内审批", 8).press("保存期限").sees("审批期限已保存", "须在 8 个工作小时内审批");
            routing(manager).sees("须在 8 个工作小时内审批").doesNotSee("保存期限");
        } finally {
            database.update("delete from decision_time");
        }
    }

    @Test
    void a_manager_reads_it_and_names_only_their_own_substitute() {
        var screen = routing(manager);
        screen.sees("所有仪器：由仪器负责人和单位管理员审批。").doesNotSee("保存分工");
        screen.press("指定代理").sees("请填写");
        var today = LocalDate.now(cn.pingliang.sharing.shared.PortalTime.ZONE);
        screen.fill("由谁代理", person(colleague)).fill("从", today.plusDays(2)).fill("到（含当天）", today);
        screen.press("指定代理").sees("结束日期早于开始日期。", "请改正其中一个日期。");
        assertThat(screen.value("由谁代理")).isEqualTo(person(colleague));
        screen.fill("从", today).press("指定代理").sees("已指定代理。", "试" + colleague + " 代 试" + manager);
        routing(colleague).sees("试" + colleague + " 代 试" + manager).doesNotSee("结束代理");
        screen.press("结束代理").sees("代理已结束。", "目前没有代理。");
    }

    @Test
    void a_request_is_handed_on_from_the_queue_and_everybody_sees_to_whom_and_for_whom() {
        var slot = Slot.inDays(1, "00:00", "01:00");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, slot);
        var administrator = screens.as(Demo.VOCATIONAL_COLLEGE).open("approvals");
        administrator
                .chooseInRow("更多", "转交", row())
                .fill("转交原因", "刘老师熟悉")
                .press("转交")
                .sees("请选择由谁来审批");
        administrator.fill("转交给", person(manager)).press("转交");
        administrator.sees("转交给 试" + manager);
        var today = LocalDate.now(cn.pingliang.sharing.shared.PortalTime.ZONE);
        routing(manager)
                .fill("由谁代理", person(colleague))
                .fill("从", today)
                .fill("到（含当天）", today.plusDays(3))
                .press("指定代理");
        screens.as(Demo.ENTREPRENEUR)
                .open(booking.substring(1))
                .sees("转交给 试" + manager, "刘老师熟悉", "试" + colleague + "（代 试" + manager + "）", "其他审批人仍可审批");
        screens.as(colleague).open("approvals").sees("代 试" + manager).pressInRow("批准", row());
        screens.as(Demo.ENTREPRENEUR).open(booking.substring(1)).sees("试" + colleague + "（代 试" + manager + "）");
    }

    @Test
    void only_those_who_may_decide_can_be_handed_a_request() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(6, "00:00", "01:00"));
        var page = screens.as(manager).open(booking.substring(1)).press("转交");
        var offered = ((Select<?>) page.fieldOf("转交给"))
                .getGenericDataView()
                .getItems()
                .map(Object.class::cast)
                .toList();
        assertThat(offered).contains(person(manager)).doesNotContain(person(colleague));
    }
}
