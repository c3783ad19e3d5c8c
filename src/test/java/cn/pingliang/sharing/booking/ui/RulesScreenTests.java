package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class RulesScreenTests {

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = UUID.randomUUID();

    @BeforeEach
    void makeAnInstrument() {
        instrument = instruments.create();
    }

    private Visitor rules() {
        return rules("enterprise");
    }

    private Visitor rules(String audience) {
        return screens.as(Demo.MEDICAL_COLLEGE).open("manage/rules?instrument=" + instrument + "&for=" + audience);
    }

    private LocalDate day(int days) {
        return PortalTime.dayOf(clock.instant()).plusDays(days);
    }

    private long versions() {
        return database.count(
                "select count(*) from booking_terms where instrument_id = ? and user_group = 'ENTERPRISE'", instrument);
    }

    @Test
    void an_administrator_begins_at_the_whole_institution_with_everything_that_was_set() {
        screens.as(Demo.MEDICAL_COLLEGE)
                .open("manage/rules")
                .sees("预约规则", "全部已设规则", "历次设定", "规则摘要", "试算")
                .doesNotSee("平凉市农业科学院");
    }

    @Test
    void what_was_set_anywhere_is_put_on_the_page_when_it_is_opened() {
        var visitor = screens.as(Demo.MEDICAL_COLLEGE).open("manage/rules").doesNotSee("同类仪器：");
        var overview = visitor.find(Details.class).all().stream()
                .filter(details -> details.getSummaryText().startsWith("全部已设规则"))
                .findFirst()
                .orElseThrow();
        overview.setOpened(true);
        visitor.sees("同类仪器：");
        overview.setOpened(false);
        overview.setOpened(true);
        assertThat(overview.getContent()).hasSize(1);
    }

    @Test
    void empty_fields_say_what_holds_and_who_set_it() {
        var visitor = rules();
        assertThat(visitor.fieldOf("最长时长").getElement().getProperty("helperText"))
                .isEqualTo("留空：8 小时（本仪器）");
        assertThat(visitor.fieldOf("同一人两次预约间隔").getElement().getProperty("helperText"))
                .isEqualTo("留空：0 分钟（平台默认）");
        assertThat(visitor.fieldOf("自动批准：不超过").getElement().getProperty("helperText"))
                .isEqualTo("留空：不自动批准（平台默认）");
        assertThat(visitor.fieldOf("视为爽约：迟到超过").getElement().getProperty("helperText"))
                .isEqualTo("留空：不记爽约（平台默认）");
        database.update("update booking_terms set auto_approval_minutes = 90 where instrument_id = ?", instrument);
        assertThat(rules().fieldOf("自动批准：不超过").getElement().getProperty("helperText"))
                .isEqualTo("留空：1.5 小时（本仪器）；填 0：不自动批准");
        visitor.sees("这里还没有单独设定，一律按上级执行。");
    }

    @Test
    void what_is_typed_is_told_in_plain_words_at_once_with_where_each_term_comes_from() {
        var visitor = rules().fill("最多提前", 14).fill("最长时长", 2).fill("最长时长的单位", LengthField.Unit.HOURS);
        visitor.sees("企业用户：一次最长 2 小时；最多提前 14 天预约", "每次 30 分钟至 2 小时", "来自：本仪器、本次设定", "来自：平台默认");
        visitor.press("添加额度").fill("不超过", 9).sees("每人每周不超过 9 小时", "来自：本次设定");
        visitor.press("移除").doesNotSee("每人每周不超过 9 小时");
    }

    @Test
    void saving_says_from_when_it_holds_and_the_version_stands_in_the_table() {
        var visitor = rules().fill("最长时长", 90).fill("夜间可预约", false).fill("生效日期", day(3));
        visitor.press("保存新版本").sees("已保存。自 ", "「企业用户」", "待生效", "一次最长 1.5 小时；夜间（22:00–06:00）不可预约", "王雅琴");
        assertThat(database.strings(
                        "select max_minutes || ' ' || nights from booking_terms where instrument_id = ? and user_group is not null",
                        instrument))
                .containsExactly("90 false");
    }

    @Test
    void faults_stand_at_their_fields_and_nothing_typed_is_lost() {
        var visitor = rules().fill("最短时长", 600).fill("最多提前", 0).press("保存新版本");
        visitor.sees("请填写 1 天 至 365 天 之间的值。");
        assertThat(visitor.value("最短时长")).isEqualTo(600);
        visitor.fill("最多提前", 14).press("保存新版本");
        assertThat(visitor.fieldOf("最短时长").getElement().getProperty("errorMessage"))
                .isEqualTo("合并上级规定后，最短时长（10 小时）大于最长时长（8 小时），没有可预约的时长。");
        assertThat(versions()).isZero();
    }

    @Test
    void a_coming_version_is_changed_in_the_form_and_can_be_withdrawn() {
        var visitor = rules().fill("最长时长", 90).fill("生效日期", day(3)).press("保存新版本");
        visitor.follow("修改").sees("修改 ", "起生效的版本");
        assertThat(visitor.value("最长时长")).isEqualTo(90);
        visitor.fill("最长时长", 60).press("保存修改").sees("已保存", "一次最长 1 小时").doesNotSee("一次最长 1.5 小时");
        assertThat(versions()).isOne();
        visitor.press("撤回").sees("届时仍按现行规则执行").press("撤回");
        visitor.sees("已撤回").sees("这里还没有单独设定");
        assertThat(versions()).isZero();
    }

    @Test
    void what_began_to_hold_while_it_was_edited_is_not_lost_to_who_typed() {
        var visitor =
                rules().fill("最长时长", 90).fill("生效日期", day(1)).press("保存新版本").follow("修改");
        clock.forward(Duration.ofDays(1));
        visitor.fill("最长时长", 60).fill("生效日期", day(1)).press("保存修改").sees("已经开始执行，不能再改");
        assertThat(visitor.value("最长时长")).isEqualTo(60);
        visitor.press("保存修改").sees("已保存");
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void a_trial_tells_whose_requests_a_change_would_have_refused() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(3, "09:00", "13:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(4, "09:00", "10:00"));
        var visitor = rules().fill("最长时长", 120).press("试算影响");
        visitor.sees("以来的 2 个申请中，有 1 个会因新规则被拒绝。", "超过最长时长 1 个", "平凉绿源农业科技有限公司");
        assertThat(visitor.links().stream().map(link -> link.getHref())).contains(booking.substring(1));
        visitor.fill("最长时长", 300).sees("规则有改动，请重新试算。").press("试算影响").sees("有 0 个会因新规则被拒绝");
    }

    @Test
    void a_manager_sets_the_rules_of_their_instruments_only() {
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        screens.as(manager).open("manage/rules").sees("您名下还没有可设定规则的仪器");
        people.putInCharge(manager, instrument);
        screens.as(manager).open("manage/rules").sees("历次设定").doesNotSee("同类仪器：");
        var other = screens.as(manager).open("manage/rules?instrument=" + instruments.create());
        assertThat(other.screen().getSimpleName()).isEqualTo("ForbiddenView");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        for (var address : List.of("instrument=" + UUID.randomUUID(), "class=0000", "for=nonsense")) {
            assertThat(screens.as(Demo.MEDICAL_COLLEGE)
                            .open("manage/rules?" + address)
                            .screen()
                            .getSimpleName())
                    .isEqualTo("NothingHereView");
        }
    }

    @Test
    void an_instruments_page_tells_everybody_its_rules() {
        database.update(
                "update booking_terms set nights = false, max_notice_days = 14 where instrument_id = ?", instrument);
        screens.visitor().open("instruments/" + instrument).sees("预约规则", "随时可约，最多提前 14 天", "夜间（22:00–06:00）不可预约");
    }

    @Test
    void what_an_instrument_cannot_be_used_without_is_set_beside_its_rules_and_said_to_who_books() {
        var bench = instruments.create();
        var name = database.strings("select name from resource where id = ?", bench)
                .getFirst();
        var visitor = screens.as(Demo.MEDICAL_COLLEGE).open("manage/rules?instrument=" + instrument);
        visitor.ui();
        @SuppressWarnings("unchecked")
        MultiSelectComboBox<BookableInstrument> choice =
                visitor.find(MultiSelectComboBox.class).single();
        choice.select(choice.getListDataView()
                .getItems()
                .filter(each -> each.id().value().equals(bench))
                .toList());
        visitor.press("保存配套设备").sees("已保存。今后的预约会同时占用所选设备。");
        screens.as(Demo.ENTREPRENEUR)
                .open("instruments/" + instrument + "/book")
                .sees("将同时预约：" + name);
        screens.visitor().open("instruments/" + instrument).sees("将同时预约：" + name);
    }
}
