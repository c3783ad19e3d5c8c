package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** From "you are not trained" to a booking that is approved by rule: by keyboard alone, on both sides. */
@PortalTest
@ExtendWith(Browsers.class)
class TrainingJourneyTests {

    /** 平凉绿源农业科技有限公司. */
    private static final UUID LVYUAN = Demo.id(111);

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    @Test
    void somebody_who_is_not_trained_asks_is_trained_and_books() {
        var instrument = instruments
                .make()
                .terms("training_needed", true)
                .terms("auto_approval_minutes", 120)
                .terms("auto_approval_trained", true)
                .create();
        var applicant = people.create(LVYUAN, "ENTREPRENEUR");
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        try (var person = new Visitor(browser);
                var trainer = new Visitor(browser)) {
            person.open("/instruments/" + instrument);
            person.open(book(instrument));
            person.signIn(applicant);
            assertThat(person.page.getByText("您还没有培训记录").first()).isVisible();
            person.look("training-needed");
            person.open("/instruments/" + instrument);
            assertThat(person.page.getByText("您还没有培训记录")).isVisible();
            person.look("training-on-instrument");
            press(person, person.link("申请培训"));
            assertThat(person.heading("我的培训")).isVisible();
            person.page.getByLabel("说明（选填）").fill("做过三年同类仪器，周三下午方便");
            press(person, person.button("提出申请"));
            assertThat(person.status("已申请")).isVisible();
            person.look("training-asked");

            trainer.open("/manage/training");
            trainer.signIn(manager);
            assertThat(trainer.page.getByText("做过三年同类仪器")).isVisible();
            trainer.look("training-wish");
            press(trainer, trainer.page.getByLabel("已完成培训："));
            assertThat(trainer.page.getByText("此后")).isVisible();
            trainer.look("training-meet");
            press(trainer, trainer.button("登记").last());
            assertThat(trainer.status("已答复")).isVisible();
            press(trainer, trainer.button("登记培训"));
            assertThat(trainer.page.getByLabel("人员")).isVisible();
            trainer.look("training-manage");

            person.open("/trainings");
            assertThat(person.row("试验仪器")).hasCount(1);
            person.look("training-own");
            person.open(book(instrument));
            assertThat(person.page.getByText("您的培训有效到")).isVisible();
            assertThat(person.page.getByText("提交后立即自动批准：您已完成培训")).isVisible();
            person.look("training-have");
            person.page.getByLabel("用途").fill("土壤重金属测定");
            person.page.getByLabel("我已阅读并同意").check();
            press(person, person.button("提交预约"));
            assertThat(person.page.getByText("依据：已培训者不超过 2 小时的预约自动批准")).isVisible();
            person.look("training-approved");
            Bookings.request(applicant, instrument, Slot.inDays(4, "09:00", "13:00"));
            trainer.open("/approvals");
            assertThat(trainer.page.getByText("培训有效到")).isVisible();
            trainer.look("training-queue");
            trainer.open("/manage/rules?instrument=" + instrument);
            assertThat(trainer.heading("规则").first()).isVisible();
            trainer.look("training-rules");
            assertThat(person.barriers()).isEqualTo(List.of());
            assertThat(trainer.barriers()).isEqualTo(List.of());
        }
    }

    private static String book(UUID instrument) {
        var slot = Slot.inDays(3, "09:00", "11:00");
        return "/instruments/%s/book?start=%s&end=%s"
                .formatted(
                        instrument, slot.start().toLocalDateTime(), slot.end().toLocalDateTime());
    }

    /** As whoever has no pointer does. */
    private static void press(Visitor visitor, Locator what) {
        what.focus();
        visitor.page.keyboard().press("Enter");
    }
}
