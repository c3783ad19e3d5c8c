package cn.pingliang.sharing.training.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.MemberDirectory.Member;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.training.TrainedInstrument;
import cn.pingliang.sharing.training.TrainingBook;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TrainingScreensTests {

    @Autowired
    private Screens screens;

    @Autowired
    private TrainingBook book;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = new UUID(0, 0);
    private String name = "";

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
        name = database.strings("select name from resource where id = ?", instrument)
                .getFirst();
    }

    private LocalDate day(int later) {
        return PortalTime.dayOf(clock.instant()).plusDays(later);
    }

    private String shown(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private Member member(String words) {
        return book.people(words, new AccountId(database.account(Demo.MEDICAL_COLLEGE)))
                .getFirst();
    }

    private String manage() {
        return "manage/training?instrument=" + instrument;
    }

    @Test
    void somebody_asks_is_trained_and_sees_until_when() {
        var person = screens.as(Demo.ENTREPRENEUR).open("trainings?instrument=" + instrument);
        person.fill("说明（选填）", "用过同类仪器").press("提出申请").sees("已申请「" + name + "」的培训", "等待答复");
        assertThat(person.value("仪器")).as("the form is ready for another").isNull();
        var manager = screens.as(Demo.MEDICAL_COLLEGE).open(manage());
        manager.sees("用过同类仪器", "平凉绿源农业科技有限公司").press("已完成培训");
        manager.find(UntilField.class, Ask.class).getFirst().setValue(day(60));
        manager.press("登记").sees("已答复，对方会收到通知。", shown(day(60)));
        person.reload().sees(name, "有效", shown(day(60))).doesNotSee("等待答复");
        Events.awaitHeard(database);
        screens.as(Demo.ENTREPRENEUR).open("notices").sees("您已通过「" + name + "」的操作培训，有效期到 " + shown(day(60)));
        screens.as(Demo.MEDICAL_COLLEGE).open("notices").sees("（平凉绿源农业科技有限公司）申请参加「" + name + "」的操作培训");
    }

    @Test
    void a_wish_is_declined_with_a_reason_or_taken_back() {
        var person = screens.as(Demo.ENTREPRENEUR).open("trainings?instrument=" + instrument);
        person.press("提出申请");
        var manager = screens.as(Demo.MEDICAL_COLLEGE).open(manage());
        manager.press("不接受").press("不接受").sees("请写明原因");
        manager.fill("原因", "本月不开班").press("不接受").sees("已答复");
        person.open("trainings?instrument=" + instrument).sees("未被接受", "原因：本月不开班");
        person.press("提出申请").sees("等待答复").press("撤回申请").sees("申请已撤回。").doesNotSee("等待答复");
    }

    @Test
    void a_training_is_recorded_for_somebody_found_by_name_and_ended_with_a_reason() {
        var manager = screens.as(Demo.MEDICAL_COLLEGE).open(manage());
        manager.press("登记").sees("请选择人员");
        ((DatePicker) manager.fieldOf("有效期到（含当天）")).clear();
        manager.fill("人员", member("绿源")).fill("说明", "老用户").press("登记").sees("已登记：", "没有期限", "老用户", "有效");
        manager.fill("人员", member("绿源")).press("登记").sees("而且没有期限");
        manager.pressInRow("终止", "老用户").fill("原因（本人看得到）", "违反规程").press("终止").sees("已终止");
        assertThat(manager.rows()).isEmpty();
        manager.open(manage() + "&part=over").sees("终止原因：违反规程", "已终止");
        assertThat(manager.captionsInRow("违反规程")).isEmpty();
        screens.as(Demo.ENTREPRENEUR).open("trainings").sees("终止原因：违反规程");
    }

    @Test
    void the_list_is_searched_by_person_and_says_what_to_do_where_nothing_is_found() {
        var manager = screens.as(Demo.MEDICAL_COLLEGE).open(manage());
        manager.sees("没有这样的培训记录", "登记培训");
        manager.fill("人员", member("绿源")).press("登记");
        manager.open(manage() + "&person=绿源");
        assertThat(manager.rows()).hasSize(1);
        manager.open(manage() + "&person=谁也不是").sees("没有这样的培训记录");
        assertThat(manager.value("姓名、单位或登录名")).isEqualTo("谁也不是");
    }

    @Test
    void whoever_is_not_verified_is_told_when_they_can_ask() {
        screens.as(Demo.UNVERIFIED_ENTREPRENEUR)
                .open("trainings")
                .sees("企业通过核验之后，才能申请培训。", "还没有培训记录")
                .doesNotSee("例如：做过哪些类似仪器");
    }

    @Test
    void an_instrument_is_found_by_a_part_of_its_name() {
        assertThat(book.instruments(name.substring(2), new AccountId(database.account(Demo.ENTREPRENEUR))))
                .contains(new TrainedInstrument(new ResourceId(instrument), name, english()));
    }

    private String english() {
        return database.strings("select name_en from resource where id = ?", instrument)
                .getFirst();
    }
}
