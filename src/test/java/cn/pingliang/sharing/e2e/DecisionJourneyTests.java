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

    private static void downloads(Visitor visitor) {
        var download = visitor.page.waitForDownload(() -> visitor.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("样品清单.csv（1 KB）"))
                .click());
        assertThat(download.suggestedFilename()).isEqualTo("样品清单.csv");
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
            downloads(institution);
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
            applicant.page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(java.nio.file.Path.of("target/screenshots/decision-6-accepted-full.png")));

            seesText(institution, "接受提议的时间，预约即获批准");
            institution.look("decision-7-approved");
            assertThat(Stream.of(applicant, institution).flatMap(visitor -> visitor.barriers().stream()))
                    .as("what bars people from these screens")
                    .isEmpty();
        }
    }
}
