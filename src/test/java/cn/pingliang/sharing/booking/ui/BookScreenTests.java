package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.SampleDetails;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.SelectionChanged;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.SlotExplained;
import cn.pingliang.sharing.testing.Api;
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
import com.vaadin.flow.component.ComponentUtil;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class BookScreenTests {

    private static final Slot NINE_TO_ELEVEN = Slot.inDays(3, "09:00", "11:00");
    private static final String AGREEMENT = "我已阅读并同意服务协议（服务内容、知识产权、保密、损害赔偿、违约与争议处理）";
    private static final String PURPOSE = "静宁苹果农药残留筛查，二十四份";

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

    /** The third day from now may be in another week. */
    private static String inItsWeek(UUID instrument) {
        return book(instrument) + "?week=" + NINE_TO_ELEVEN.start().toLocalDate();
    }

    @Test
    void a_time_of_the_calendar_or_of_the_list_is_chosen_on_both_sides_and_kept_in_the_address() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(inItsWeek(instrument));
        drag(visitor, NINE_TO_ELEVEN);
        assertThat(visitor.address())
                .startsWith(book(instrument) + "?")
                .contains(parameter("start=", NINE_TO_ELEVEN.from()), parameter("end=", NINE_TO_ELEVEN.to()));
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–11:00");
        visitor.sees("2 小时，预计 100 元（以单位确认为准）");

        visitor.fill("日期", NINE_TO_ELEVEN.start().toLocalDate()).fill("时长", Duration.ofHours(1));
        visitor.press("13:00–14:00");
        assertThat(visitor.address())
                .contains(parameter("start=", Slot.inDays(3, "13:00", "14:00").from()));
        assertThat(visitor.find(BookingWeek.class)
                        .single()
                        .getElement()
                        .getPropertyRaw("selection")
                        .toString())
                .contains(Slot.inDays(3, "13:00", "14:00").from().substring(0, 16));
        visitor.sees("1 小时，预计 50 元（以单位确认为准）");
    }

    @Test
    void an_address_with_a_time_opens_its_week_with_that_time_chosen() {
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instruments.create(), Slot.inDays(15, "09:00", "10:00")));
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–10:00");
        var week = visitor.texts("week-picker__label").getFirst();
        visitor.open(visitor.address().replace("/book?", "/book?week=2030-01-02&"));
        assertThat(visitor.texts("week-picker__label").getFirst()).isNotEqualTo(week);
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–10:00");
    }

    @Test
    void what_the_rules_say_to_a_time_is_shown_with_its_remedy_while_choosing() {
        var instrument = instruments.make().open(7, "08:00", "20:00").create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        drag(visitor, Slot.inDays(3, "09:00", "18:00"));
        visitor.sees("预约时间过长，一次最长 480 分钟。", "请缩短时段，或分几次预约。");
        drag(visitor, Slot.inDays(3, "19:00", "21:00"));
        visitor.sees("这个时段不在开放时间内。").doesNotSee("预约时间过长");
        drag(visitor, NINE_TO_ELEVEN);
        visitor.doesNotSee("不在开放时间内", "预约时间过长");
        drag(visitor, null);
        visitor.sees("请在日历上拖选");
    }

    @Test
    void who_decides_and_when_is_said_as_the_length_changes() {
        var instrument = instruments.make().terms("auto_approval_minutes", 60).create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        visitor.sees("不超过 1 小时的预约提交后自动批准；更长的提交后时段即为您保留，由甘肃医学院审批");
        drag(visitor, NINE_TO_ELEVEN);
        visitor.sees("提交后时段即为您保留，由甘肃医学院审批").doesNotSee("提交后自动批准", "提交后立即自动批准");
        drag(visitor, Slot.inDays(3, "09:00", "10:00"));
        visitor.sees("提交后立即自动批准：不超过 1 小时的预约按规则批准").doesNotSee("由甘肃医学院审批");
        drag(visitor, NINE_TO_ELEVEN);
        visitor.sees("由甘肃医学院审批").doesNotSee("提交后立即自动批准");
    }

    @Test
    void where_training_is_needed_it_is_said_whether_the_viewer_has_it_and_how_to_ask() {
        var instrument = instruments.make().terms("training_needed", true).create();
        var asking = "trainings?instrument=" + instrument;
        screens.visitor()
                .open("instruments/" + instrument)
                .sees("自行操作这台仪器须先完成培训")
                .doesNotSee("您还没有培训记录");
        var page = screens.as(Demo.ENTREPRENEUR).open("instruments/" + instrument);
        page.sees("自行操作这台仪器须先完成培训；送样由单位检测", "您还没有培训记录。");
        assertThat(page.hrefs("申请培训")).containsExactly(asking);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.sees("自行操作这台仪器须先完成培训，您还没有培训记录。", "请申请培训，由所属单位安排；也可以改为送样");
        assertThat(visitor.hrefs("申请培训")).as("above, and at the refusal").containsExactly(asking, asking);
        visitor.fill("服务方式", ServiceMode.ENTRUSTED).doesNotSee("请申请培训，由所属单位安排");
        database.update("""
                insert into training (id, instrument_id, account_id, from_day, until_day, recorded_by_id, recorded_at)
                values (gen_random_uuid(), ?, ?, current_date, current_date + 365, ?, now())""", instrument, database.account(Demo.ENTREPRENEUR), database.account(Demo.MEDICAL_COLLEGE));
        visitor.reload().sees("您的培训有效到").doesNotSee("您还没有培训记录");
    }

    @Test
    void where_requests_compete_no_time_is_said_to_be_kept() {
        var instrument = instruments.make().terms("pending_holds", false).create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.sees("择优安排，批准前不占时段").doesNotSee("时段即为您保留");
        visitor.fill("用途", PURPOSE).fill(AGREEMENT, true).press("提交预约");
        visitor.sees("预约已提交。批准之前，这个时段不为您保留。", "按审批择优安排").doesNotSee("已为您保留");
    }

    @Test
    void what_is_missing_is_named_all_at_once_and_nothing_typed_is_lost() {
        var instrument = withAgreement();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        visitor.press("提交预约").sees("请先选择时间。", "请写明用途，单位据此审批", "使用前需要同意服务协议");
        drag(visitor, NINE_TO_ELEVEN);
        visitor.fill("用途", PURPOSE).press("提交预约");
        visitor.sees("使用前需要同意服务协议").doesNotSee("请先选择时间。", "请写明用途");
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–11:00");
        visitor.fill("用途", "   ").fill(AGREEMENT, true).press("提交预约").sees("请写明用途，单位据此审批");
        assertThat(requestsFor(instrument)).isZero();
    }

    @Test
    void a_complete_request_takes_the_slot_and_leads_to_its_page() {
        var instrument = withAgreement();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.fill("用途", PURPOSE).fill(AGREEMENT, true).press("提交预约");
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
        assertThat(visitor.address()).startsWith("bookings/").endsWith("?new");
        visitor.sees("预约已提交，时段已为您保留。", "待审核", "等待甘肃医学院审批", PURPOSE);
        assertThat(requestsFor(instrument)).isEqualTo(1);
    }

    @Test
    void samples_are_asked_for_where_they_are_sent_in() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.doesNotSee("样品数");
        visitor.fill("服务方式", ServiceMode.ENTRUSTED).sees("样品数");
        visitor.sees("单位在所选时间检测，您不用到场", "送样地址：送样方式请在页面下方留言询问");
        visitor.fill("用途", PURPOSE);
        accept(visitor);
        visitor.press("提交委托").sees("请填写送多少份样品");
        visitor.fill("样品数", 0).press("提交委托").sees("样品数应为正整数");
        visitor.fill("样品数", 24).fill("样品说明", "新鲜叶片，冷藏").fill("检测后剩余的样品", SampleDetails.Remains.DISPOSE);
        visitor.press("提交委托").sees("样品数\n24", "样品说明\n新鲜叶片，冷藏", "剩余样品\n由单位处理", "委托共享（送样检测）");
        visitor.sees("申请中", "等待甘肃医学院审批，检测时间", "委托已提交，检测时间已为您保留。");
    }

    @Test
    void the_address_says_which_service_is_wanted_and_changes_with_it() {
        var instrument = instruments
                .make()
                .fact("address", "崆峒大道 1 号")
                .fact("contact_name", "李老师")
                .create();
        var page = screens.as(Demo.ENTREPRENEUR).open("instruments/" + instrument);
        assertThat(page.hrefs("送样委托")).containsExactly("instruments/" + instrument + "/book?service=entrusted");
        var visitor = page.follow("送样委托").sees("送样地址：崆峒大道 1 号 · 李老师", "样品数");
        assertThat(visitor.value("服务方式")).isEqualTo(ServiceMode.ENTRUSTED);
        drag(visitor, NINE_TO_ELEVEN);
        assertThat(visitor.address()).contains("service=entrusted");
        visitor.fill("服务方式", ServiceMode.TRAINED).doesNotSee("样品数");
        assertThat(visitor.address()).contains("service=trained", "start=");
        visitor.open("instruments/" + instrument + "/book?service=nonsense");
        assertThat(visitor.value("服务方式")).isNotEqualTo(ServiceMode.ENTRUSTED);
    }

    @Test
    void only_the_services_that_an_instrument_offers_are_led_to() {
        var forSamples = instruments.make().fact("open_to_booking", false).create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open("instruments/" + forSamples);
        visitor.doesNotSee("预约这台仪器").follow("送样委托").sees("样品数");
        var forUse = instruments.make().fact("open_to_samples", false).create();
        visitor.open("instruments/" + forUse);
        assertThat(visitor.hrefs("送样委托")).isEmpty();
        visitor.open(book(forUse, NINE_TO_ELEVEN) + "&service=entrusted").doesNotSee("样品数");
    }

    @Test
    void a_slot_that_somebody_took_meanwhile_costs_nothing_typed_and_one_press_chooses_another() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.fill("用途", PURPOSE);
        accept(visitor);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        visitor.press("提交预约").sees("这个时段刚刚被他人预约。", "点一下即可改选");
        assertThat(visitor.screen()).isEqualTo(BookView.class);
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        var alternatives = visitor.captions().stream()
                .filter(caption -> caption.matches(".*周. \\d\\d:\\d\\d–\\d\\d:\\d\\d"))
                .toList();
        assertThat(alternatives).hasSize(3);

        visitor.press(alternatives.getFirst());
        assertThat(visitor.texts("booking-form__time")).containsExactly(alternatives.getFirst());
        assertThat(visitor.address()).contains("start=");
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        visitor.doesNotSee("这个时段刚刚被他人预约。");

        visitor.press("提交预约").sees("预约已提交", PURPOSE, alternatives.getFirst());
    }

    @Test
    void an_alternative_can_be_chosen_again_after_another_time_was_chosen() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.fill("用途", PURPOSE);
        accept(visitor);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        visitor.press("提交预约");
        var before = visitor.captions().stream()
                .filter(caption -> caption.endsWith(" 07:00–09:00"))
                .findFirst()
                .orElseThrow();
        visitor.press(before);
        // Chosen in the calendar, which only changes the address; taken too; and the first alternative once more.
        drag(visitor, NINE_TO_ELEVEN);
        visitor.press("提交预约").press(before);
        assertThat(visitor.texts("booking-form__time")).containsExactly(before);
    }

    @Test
    void what_others_have_is_taken_and_nothing_more_is_told_of_it() {
        var instrument = instruments.create();
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, NINE_TO_ELEVEN, "purpose", "商业秘密配方测试"))
                .is(201);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, Slot.inDays(3, "13:00", "14:00")));
        var painted = visitor.find(BookingWeek.class).single().getElement().getPropertyRaw("slots");
        assertThat(String.valueOf(painted)).contains("BUSY").doesNotContain("MINE", "李婉婷", "康泽", "配方");
        visitor.doesNotSee("李婉婷", "康泽", "商业秘密配方测试");
        var owner = screens.as(Demo.OTHER_ENTREPRENEUR).open(book(instrument, Slot.inDays(3, "13:00", "14:00")));
        assertThat(String.valueOf(
                        owner.find(BookingWeek.class).single().getElement().getPropertyRaw("slots")))
                .contains("MINE");
    }

    @Test
    void an_enterprise_that_is_not_verified_is_told_so_as_soon_as_it_chooses() {
        var instrument = instruments.create();
        var sentence = "您所在的企业还没有通过核验，暂时不能预约。请联系平台管理员完成核验。";
        var visitor = screens.as(Demo.UNVERIFIED_ENTREPRENEUR).open(book(instrument));
        drag(visitor, NINE_TO_ELEVEN);
        visitor.sees(sentence);
        visitor.fill("用途", PURPOSE);
        accept(visitor);
        visitor.press("提交预约").sees(sentence);
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        // By a link with a time, as the instrument's page has them, too.
        var other = screens.as(Demo.UNVERIFIED_ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        assertThat(other.screen()).isEqualTo(BookView.class);
        other.sees(sentence);
        assertThat(requestsFor(instrument)).isZero();
    }

    @Test
    void the_list_offers_no_time_that_the_notice_rules_would_refuse() {
        var instrument = instruments
                .make()
                .terms("min_notice_minutes", 3 * 24 * 60)
                .terms("max_notice_days", 10)
                .create();
        var now = clock.instant();
        var visitor = screens.as(Demo.ENTREPRENEUR);
        for (var day = 0; day <= 21; day++) {
            var date = LocalDate.now(clock).plusDays(day);
            visitor.open(book(instrument) + "?week=" + date).fill("日期", date);
            for (var slot : visitor.texts("slot-list__slot")) {
                var start = date.atTime(LocalTime.parse(slot.substring(0, 5)))
                        .atZone(PortalTime.ZONE)
                        .toInstant();
                assertThat(start)
                        .isBetween(now.plus(Duration.ofDays(3)), clock.instant().plus(Duration.ofDays(10)));
            }
            if (day != 3 && day != 10) {
                var offersSome = day > 3 && day < 10;
                assertThat(visitor.texts("slot-list__slot").isEmpty())
                        .as("day %s", day)
                        .isNotEqualTo(offersSome);
            }
        }
    }

    @Test
    void the_list_offers_the_only_length_that_an_unusual_instrument_allows() {
        var instrument = instruments
                .make()
                .terms("min_minutes", 45)
                .terms("max_minutes", 45)
                .terms("alignment_minutes", 15)
                .create();
        screens.as(Demo.ENTREPRENEUR).open(book(instrument)).sees("45 分钟");
    }

    @Test
    void the_weeks_are_gone_through_by_arrows_and_the_list_follows() {
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instruments.create()));
        var week = visitor.texts("week-picker__label").getFirst();
        visitor.press("下一周");
        assertThat(visitor.texts("week-picker__label").getFirst()).isNotEqualTo(week);
        assertThat(visitor.address()).contains("week=");
        assertThat(visitor.texts("slot-list__slot")).isNotEmpty();
    }

    @Test
    void what_others_book_appears_on_an_open_page_and_costs_neither_the_choice_nor_what_was_typed() {
        var instrument = instruments.create();
        var afternoon = Slot.inDays(3, "13:00", "15:00");
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, afternoon));
        visitor.fill("用途", PURPOSE).fill("日期", afternoon.start().toLocalDate());
        assertThat(painted(visitor)).doesNotContain("BUSY");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        visitor.soon(() -> visitor.sees("09:00–11:00 刚刚被预约。"));
        assertThat(painted(visitor)).contains("BUSY");
        assertThat(visitor.texts("slot-list__slot")).contains("08:30–09:00").doesNotContain("09:30–10:00");
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("13:00–15:00");
        visitor.doesNotSee("这个时段刚刚被他人预约。");
    }

    @Test
    void who_chose_what_somebody_else_then_books_is_told_at_once_with_slots_instead() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.fill("用途", PURPOSE);
        var booking = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        visitor.soon(() -> visitor.sees("这个时段刚刚被他人预约。", "点一下即可改选"));
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("改期"))
                .is(200);
        visitor.soon(() -> visitor.doesNotSee("这个时段刚刚被他人预约。").sees("刚刚空出。"));
    }

    @Test
    void of_several_units_only_what_one_of_them_has_throughout_is_offered() {
        var instrument = instruments.make().units(2).create();
        // The first unit is taken until ten, the second from ten on: at any moment one is free, but none for long.
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "08:00", "10:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "09:30", "12:00"));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(inItsWeek(instrument));
        visitor.fill("日期", NINE_TO_ELEVEN.start().toLocalDate()).fill("时长", Duration.ofHours(2));
        assertThat(visitor.texts("slot-list__slot"))
                .isNotEmpty()
                .allSatisfy(slot -> assertThat(slot).doesNotStartWith("09:").doesNotStartWith("08:30"));
        drag(visitor, NINE_TO_ELEVEN);
        visitor.sees("这个时段刚刚被他人预约。", "点一下即可改选");
    }

    @Test
    void one_day_is_shown_beside_the_week_and_kept_in_the_address() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.press("日");
        assertThat(visitor.address()).contains("day=" + NINE_TO_ELEVEN.start().toLocalDate());
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–11:00");
        visitor.press("后一天");
        assertThat(visitor.address())
                .contains("day=" + Slot.inDays(4, "09:00", "10:00").start().toLocalDate());
        visitor.press("周");
        assertThat(visitor.address()).contains("week=");
    }

    @Test
    void every_time_that_cannot_be_had_says_why_and_what_to_take_instead() {
        var instrument = instruments
                .make()
                .open(7, "08:00", "20:00")
                .terms("min_notice_minutes", 24 * 60)
                .terms("max_notice_days", 30)
                .create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        ask(visitor, State.BUSY, NINE_TO_ELEVEN);
        visitor.sees("这段时间已被预约", "11:00 起可能有空").doesNotSee("李婉婷", "康泽");
        ask(visitor, State.CLOSED, Slot.inDays(3, "20:00", "24:00"));
        visitor.sees("不在开放时间内。当天开放：08:00–20:00。");
        ask(visitor, State.SOON, Slot.inDays(0, "08:00", "20:00"));
        visitor.sees("需要至少提前 24 小时预约，现在最早可约");
        ask(visitor, State.FAR, Slot.inDays(40, "08:00", "20:00"));
        visitor.sees("最多提前 30 天预约", "之后两周内没有");
        ask(visitor, State.PAST, Slot.inDays(-1, "08:00", "20:00"));
        visitor.sees("这段时间已经过去。");

        ask(visitor, State.BUSY, NINE_TO_ELEVEN);
        var instead = visitor.captions().stream()
                .filter(caption -> caption.startsWith("改约"))
                .toList();
        assertThat(instead).hasSize(3).first().asString().endsWith("11:00–11:30");
        visitor.press(instead.getFirst()).doesNotSee("这段时间已被预约");
        assertThat(visitor.texts("booking-form__time").getFirst()).endsWith("11:00–11:30");
    }

    @Test
    void an_exception_is_asked_for_where_only_rules_speak_against_a_time_and_what_was_typed_is_kept() {
        var instrument = instruments.make().open(7, "08:00", "20:00").create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        visitor.fill("用途", "连续培养");
        ask(visitor, State.CLOSED, Slot.inDays(3, "20:00", "24:00"));
        var instead = visitor.captions().stream()
                .filter(caption -> caption.startsWith("仍选"))
                .toList();
        assertThat(instead).hasSize(1);
        visitor.press(instead.getFirst()).sees("这个时段不在开放时间内。").press("申请例外");
        visitor.press("提交预约").sees("请写明需要例外的原因", "使用前需要同意服务协议", "这个时段不在开放时间内。");
        visitor.fill(AGREEMENT, true);
        visitor.fill("为什么需要例外", "样品只能在夜间连续培养");
        visitor.sees("这是例外申请，由甘肃医学院决定；批准前不占时段。").doesNotSee("这个时段不在开放时间内。");
        drag(visitor, NINE_TO_ELEVEN);
        visitor.doesNotSee("这是例外申请", "为什么需要例外");
        drag(visitor, Slot.inDays(3, "19:00", "21:00"));
        visitor.sees("这是例外申请", "为什么需要例外").press("提交预约");
        visitor.sees("预约已提交。批准之前，这个时段不为您保留。", "等待甘肃医学院决定您的例外申请", "例外所涉规则", "开放时间");
        visitor.sees("样品只能在夜间连续培养").doesNotSee("已为您保留", "择优安排");
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        screens.as(manager).open("approvals").sees("规则例外", "样品只能在夜间连续培养");
    }

    @Test
    void what_no_exception_helps_against_offers_none() {
        var broken = instruments.make().fact("condition", "AWAITING_REPAIR").create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(broken, NINE_TO_ELEVEN));
        visitor.sees("目前不能预约");
        assertThat(visitor.captions()).doesNotContain("申请例外");
    }

    @Test
    void a_closure_tells_its_reason_and_until_when() {
        var instrument = instruments.create();
        database.update(
                """
                with closed as (insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at)
                    values (gen_random_uuid(), ?, 'MAINTENANCE', ?, ?, '更换离子源', ?, now()) returning *)
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                select gen_random_uuid(), instrument_id, 1, starts_at, ends_at, kind, id from closed""",
                instrument,
                NINE_TO_ELEVEN.start().toInstant(),
                NINE_TO_ELEVEN.end().toInstant(),
                database.account(Demo.MEDICAL_COLLEGE));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        ask(visitor, State.MAINTENANCE, NINE_TO_ELEVEN);
        visitor.sees("仪器维护：更换离子源。", "11:00 恢复");
    }

    @Test
    void in_english_the_instrument_has_its_english_name_and_the_tab_says_whose_portal_it_is() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        assertThat(visitor.title()).startsWith("预约 试验仪器").endsWith(" · 平凉科研共享");
        visitor.press("English")
                .open(book(instrument, NINE_TO_ELEVEN))
                .sees("Book Test instrument")
                .doesNotSee("试验仪器");
        visitor.fill("Purpose", "Apples")
                .press("Request booking")
                .sees("Test instrument")
                .doesNotSee("试验仪器");
        assertThat(visitor.title()).contains("Test instrument").endsWith(" · Pingliang Sharing");
        visitor.open("bookings").doesNotSee("试验仪器");
    }

    @Test
    void what_is_too_short_for_any_booking_and_what_setting_up_takes_is_not_painted_free() {
        var instrument = instruments
                .make()
                .terms("min_minutes", 60)
                .buffers(Duration.ofMinutes(30), Duration.ofMinutes(30))
                .create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(3, "12:30", "14:00"));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, Slot.inDays(3, "16:00", "17:00")));
        assertThat(slots(visitor))
                .contains(
                        painted(State.BUFFER, "08:30", "09:00"),
                        painted(State.MINE, "09:00", "11:00"),
                        painted(State.BUFFER, "11:00", "11:30"),
                        // what a booking of the viewer's would need beside itself is not theirs to have
                        painted(State.BUSY, "08:00", "08:30"),
                        painted(State.BUSY, "11:30", "15:00"));
        var tight = instruments.make().terms("min_minutes", 60).create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, tight, NINE_TO_ELEVEN);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, tight, Slot.inDays(3, "11:30", "14:00"));
        assertThat(slots(screens.as(Demo.ENTREPRENEUR).open(book(tight, Slot.inDays(3, "16:00", "17:00")))))
                .contains(painted(State.GAP, "11:00", "11:30"));
    }

    private static String painted(State state, String from, String to) {
        var slot = Slot.inDays(3, from, to);
        return "%s %s %s"
                .formatted(state, slot.asTimeSlot().start(), slot.asTimeSlot().end());
    }

    private static List<String> slots(Visitor visitor) {
        visitor.ui();
        var slots = (tools.jackson.databind.node.ArrayNode)
                visitor.find(BookingWeek.class).single().getElement().getPropertyRaw("slots");
        var texts = new ArrayList<String>();
        slots.forEach(slot -> texts.add("%s %s %s"
                .formatted(
                        slot.get("state").asString(),
                        OffsetDateTime.parse(slot.get("start").asString()).toInstant(),
                        OffsetDateTime.parse(slot.get("end").asString()).toInstant())));
        return texts;
    }

    private static String painted(Visitor visitor) {
        return String.valueOf(
                visitor.find(BookingWeek.class).single().getElement().getPropertyRaw("slots"));
    }

    /** What the calendar tells when somebody presses a time that cannot be had. */
    private static void ask(Visitor visitor, State state, Slot slot) {
        visitor.ui();
        var calendar = visitor.find(BookingWeek.class).single();
        ComponentUtil.fireEvent(
                calendar,
                new SlotExplained(calendar, true, slot.from(), slot.to(), state.name(), "", slot.from(), slot.to()));
    }

    private UUID withAgreement() {
        return instruments.make().terms("agreement_needed", true).create();
    }

    private static void accept(Visitor visitor) {
        if (visitor.text().contains(AGREEMENT)) {
            visitor.fill(AGREEMENT, true);
        }
    }

    private long requestsFor(UUID instrument) {
        return database.count("select count(*) from booking where instrument_id = ?", instrument);
    }

    /** What the calendar in the browser tells when somebody drags out a time, or takes it away. */
    private static void drag(Visitor visitor, @Nullable Slot slot) {
        visitor.ui();
        var calendar = visitor.find(BookingWeek.class).single();
        ComponentUtil.fireEvent(
                calendar,
                new SelectionChanged(
                        calendar, true, slot == null ? null : slot.from(), slot == null ? null : slot.to()));
    }

    private static String book(UUID instrument) {
        return "instruments/" + instrument + "/book";
    }

    private static String book(UUID instrument, Slot slot) {
        return book(instrument) + "?" + parameter("start=", slot.from()) + "&" + parameter("end=", slot.to());
    }

    /** Addresses have Pingliang's local time, to the minute. */
    private static String parameter(String name, String moment) {
        return name + moment.substring(0, 16).replace(":", "%3A");
    }

    @Test
    void on_the_day_that_rules_change_each_day_is_drawn_offered_and_judged_by_its_own() {
        var monday = NINE_TO_ELEVEN.start().toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        var thursday = monday.plusDays(3);
        var instrument = instruments.make().open(7, "08:00", "20:00").create();
        database.update("""
                insert into booking_terms (id, institution_id, instrument_id, holds_from, min_notice_minutes, max_notice_days,
                    min_minutes, max_minutes, alignment_minutes, buffer_before_minutes, buffer_after_minutes, agreement_needed)
                values (gen_random_uuid(), ?, ?, ?, 0, 365, 120, 240, 60, 60, 0, false)""", Demo.MEDICAL_COLLEGE_ID, instrument, thursday);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, on(monday.plusDays(2), "10:00", "11:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, on(thursday, "10:00", "12:00"));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument) + "?week=" + monday);
        visitor.fill("日期", monday.plusDays(2)).fill("时长", Duration.ofMinutes(30));
        assertThat(visitor.texts("slot-list__slot")).anyMatch(slot -> slot.startsWith("11:00"));
        visitor.fill("日期", thursday);
        assertThat(visitor.texts("slot-list__slot")).isEmpty();
        visitor.fill("时长", Duration.ofHours(2));
        assertThat(visitor.texts("slot-list__slot"))
                .isNotEmpty()
                .noneMatch(slot -> slot.startsWith("12:00"))
                .anyMatch(slot -> slot.startsWith("13:00"));
        var week = visitor.find(BookingWeek.class).single().getElement();
        assertThat(String.valueOf(week.getPropertyRaw("slots")))
                .as("setting up, as it is from Thursday on, keeps an hour more")
                .contains(thursday + "T13:00");
        drag(visitor, on(monday.plusDays(2), "13:00", "13:30"));
        visitor.doesNotSee("预约时长不足").sees(AGREEMENT);
        drag(visitor, on(thursday, "13:00", "13:30"));
        visitor.sees("预约时长不足").doesNotSee(AGREEMENT);
    }

    private static Slot on(LocalDate day, String from, String to) {
        var offset = NINE_TO_ELEVEN.start().getOffset();
        return new Slot(
                day.atTime(LocalTime.parse(from)).atOffset(offset),
                day.atTime(LocalTime.parse(to)).atOffset(offset));
    }
}
