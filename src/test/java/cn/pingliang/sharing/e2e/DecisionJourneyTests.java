package cn.pingliang.sharing.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that is talked about: more is asked for, another time is proposed, and it is approved, each side in its browser. */
@PortalTest
@ExtendWith(Browsers.class)
class DecisionJourneyTests {

    private static Browser browser;

    @Autowired
    private Instruments instruments;

    @BeforeAll
    static void open(Browser opened) {
        browser = opened;
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page.getByRole(AriaRole.DIALOG);
    }

    private static void confirms(Visitor visitor, String verb) {
        dialog(visitor)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
    }

    private static void seesText(Visitor visitor, String words) {
        assertThat(visitor.page.getByText(words).first()).isVisible();
    }

    /** One that is not what it says is refused; the words stay, and another goes with them. */
    private static void answersWithAFile(Visitor applicant) {
        var words = dialog(applicant).getByLabel("补充的内容");
        words.fill("共 12 个土壤样品，清单见附件。");
        var files = dialog(applicant).locator("input[type=file]");
        files.setInputFiles(file("样品清单.pdf", HexFormat.of().parseHex("4d5a900003000000")));
        assertThat(dialog(applicant)).containsText("「样品清单.pdf」的内容不是可以上传的类型。");
        assertThat(words).hasValue("共 12 个土壤样品，清单见附件。");
        files.setInputFiles(file("样品清单.csv", "样品,数量\n土壤,12".getBytes(StandardCharsets.UTF_8)));
        assertThat(dialog(applicant)).containsText("样品清单.csv（1 KB）");
        applicant.look("decision-2-answer");
        confirms(applicant, "提交说明");
        assertThat(applicant.status("已补充，请等待审批。")).isVisible();
    }

    private static void downloads(Visitor visitor, String file) {
        var download = visitor.page.waitForDownload(() -> visitor.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(file + "（1 KB）"))
                .click());
        assertThat(download.suggestedFilename()).isEqualTo(file);
    }

    @Test
    void a_request_is_talked_about_and_approved_at_another_time() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), Slot.onWeekday(6, "09:00", "11:00"));
        try (var applicant = new Visitor(browser);
                var institution = new Visitor(browser)) {
            applicant.open(booking);
            applicant.signIn(Demo.ENTREPRENEUR);
            seesText(applicant, "下一步：甘肃医学院");
            institution.open(booking);
            institution.signIn(Demo.MEDICAL_COLLEGE);
            institution.button("退回补充").click();
            dialog(institution).getByLabel("需要补充什么").fill("请上传样品清单");
            confirms(institution, "退回补充");
            assertThat(institution.status("已退回，请申请人补充。")).isVisible();

            seesText(applicant, "请上传样品清单");
            applicant.look("decision-1-asked");
            applicant.button("补充说明").click();
            answersWithAFile(applicant);

            seesText(institution, "清单见附件");
            downloads(institution, "样品清单.csv");
            institution.page.getByLabel("留言内容").fill("样品收到后会先称重。");
            institution.button("发送留言").click();
            assertThat(institution.status("已发送，对方会收到通知。")).isVisible();
            institution.button("提议其他时间").click();
            dialog(institution).getByLabel("为什么换时间").fill("上午要给学生上课");
            dialog(institution).getByLabel("自选其他时间").check();
            institution.look("decision-3-propose");
            dialog(institution).getByRole(AriaRole.RADIO).first().check();
            confirms(institution, "提议");
            assertThat(institution.status("已提议，时间为申请人保留")).isVisible();

            assertThat(applicant.button("接受这个时间")).isVisible();
            applicant.look("decision-4-proposed");
            applicant.prefers(ColorScheme.DARK);
            applicant.look("decision-5-proposed-dark");
            applicant.prefers(ColorScheme.LIGHT);
            applicant.button("接受这个时间").click();
            assertThat(applicant.status("已接受，预约已批准。")).isVisible();
            whole(applicant, "decision-6-accepted");

            seesText(institution, "接受提议的时间，预约即获批准");
            institution.look("decision-7-approved");
            assertThat(Stream.of(applicant, institution).flatMap(visitor -> visitor.barriers().stream()))
                    .as("what bars people from these screens")
                    .isEmpty();
        }
    }

    @Test
    void samples_are_sent_in_measured_and_reported_on_and_whoever_sent_them_takes_the_report() {
        var instrument = instruments
                .make()
                .fact("address", "崆峒大道 1 号实验楼 301")
                .fact("contact_name", "李老师")
                .fact("contact_phone", "13800000301")
                .create();
        var slot = Slot.onWeekday(6, "13:00", "15:00");
        try (var applicant = new Visitor(browser);
                var institution = new Visitor(browser)) {
            applicant.open("/bookings");
            applicant.signIn(Demo.ENTREPRENEUR);
            applicant.open("/instruments/" + instrument);
            applicant.look("samples-1-instrument");
            applicant.link("送样委托").click();
            seesText(applicant, "送样地址：崆峒大道 1 号实验楼 301");
            applicant.open("/instruments/%s/book?service=entrusted&start=%s&end=%s"
                    .formatted(
                            instrument,
                            slot.start().toLocalDateTime(),
                            slot.end().toLocalDateTime()));
            applicant.page.getByLabel("用途").fill("花椒地土壤重金属复测");
            applicant.page.getByLabel(Pattern.compile("我已阅读并同意")).check();
            applicant.button("提交委托").click();
            seesText(applicant, "请填写送多少份样品");
            applicant.page.getByLabel("样品数").fill("12");
            applicant.page.getByLabel("样品说明").fill("风干土样，每份 200 g，常温保存；无危险性。");
            applicant.look("samples-2-form");
            whole(applicant, "samples-2-form");
            applicant.button("提交委托").click();
            applicant.page.waitForURL(Pattern.compile(".*/bookings/[0-9a-f-]{36}.*"));
            seesText(applicant, "申请中");
            var booking = applicant.page.url().replaceFirst("\\?.*", "");

            institution.open(booking);
            institution.signIn(Demo.MEDICAL_COLLEGE);
            institution.button("批准").click();
            assertThat(institution.status("已批准。")).isVisible();
            seesText(applicant, "请在此之前把样品送到甘肃医学院");
            applicant.look("samples-3-approved");
            institution.look("samples-3-to-receive");
            institution.button("收样").click();
            assertThat(institution.status("已收样，申请人会收到通知。")).isVisible();
            seesText(applicant, "检测中");
            institution.button("出具报告").click();
            dialog(institution).getByLabel("结果或说明").fill("12 份土样均未超标。");
            dialog(institution)
                    .locator("input[type=file]")
                    .setInputFiles(file("检测报告.csv", "样品,铅\n1,0.2".getBytes(StandardCharsets.UTF_8)));
            assertThat(dialog(institution)).containsText("检测报告.csv（1 KB）");
            institution.look("samples-4-report");
            confirms(institution, "出具报告");
            assertThat(institution.status("报告已出具，申请人会收到通知。")).isVisible();
            institution.open("/approvals?status=reported");
            assertThat(institution.row("花椒地土壤重金属复测")).isVisible();
            institution.look("samples-5-queue");
            institution.open(booking);
            institution.button("确认").click();
            confirms(institution, "确认");
            assertThat(institution.status("已确认，用机记录已生成。")).isVisible();

            seesText(applicant, "12 份土样均未超标。");
            downloads(applicant, "检测报告.csv");
            new Entrepreneur(applicant).rates("非常满意", "报告清楚。");
            seesText(applicant, "报告清楚。");
            whole(applicant, "samples-6-rated");
            assertThat(Stream.of(applicant, institution).flatMap(visitor -> visitor.barriers().stream()))
                    .as("what bars people from these screens")
                    .isEmpty();
        }
    }

    private static void whole(Visitor visitor, String screen) {
        visitor.page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(java.nio.file.Path.of("target/screenshots/%s-full.png".formatted(screen))));
    }
}
