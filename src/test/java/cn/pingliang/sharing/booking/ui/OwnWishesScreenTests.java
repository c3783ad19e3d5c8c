package cn.pingliang.sharing.booking.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.SelectionChanged;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.SlotExplained;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.Visitor;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody waits for, began and did not send, and sends together. */
@PortalTest
class OwnWishesScreenTests {

    private static final Slot NINE_TO_ELEVEN = Slot.inDays(5, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(5, "13:00", "15:00");
    private static final String PURPOSE = "静宁苹果农药残留筛查，二十四份";
    private static final String AGREEMENT = "我已阅读并同意服务协议（服务内容、知识产权、保密、损害赔偿、违约与争议处理）";
    private static final int MOST_STATEMENTS = 10;

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @AfterEach
    void nothing_is_left() {
        database.update("delete from occupancy where kind = 'OFFER'");
        database.update("delete from waiting_entry");
        database.update("delete from booking_draft");
    }

    // Waiting

    @Test
    void whoever_finds_a_time_taken_waits_for_it_and_is_offered_it_live_the_moment_it_is_free() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.press("加入候补").sees("已加入候补，您排在第一位。", "最长 2 小时");
        visitor.follow("看我的候补");
        assertThat(visitor.screen()).isEqualTo(BookingsView.class);
        visitor.sees("候补中", "您排在第一位").doesNotSee("现在预约");
        cancel(booking);
        visitor.soon(() -> visitor.sees("轮到您了，已为您保留。", "已为您保留到", "还剩 120 分钟"));
        visitor.follow("现在预约");
        assertThat(visitor.texts("booking-form__time").getFirst()).contains("09:00–11:00");
        visitor.fill("用途", PURPOSE).fill(AGREEMENT, true).press("提交预约");
        assertThat(visitor.screen()).isEqualTo(BookingPage.class);
        visitor.open("bookings").doesNotSee("轮到您了", "候补中");
    }

    @Test
    void who_waits_already_is_told_so_instead_of_being_asked_again() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN)).press("加入候补");
        var again = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        again.sees("已加入候补，您排在第一位。");
        assertThat(again.captions()).doesNotContain("加入候补");
        var next = screens.as(Demo.MEDICAL_COLLEGE).open(book(instrument, NINE_TO_ELEVEN));
        next.press("加入候补").sees("已加入候补，您前面还有 1 人。");
    }

    @Test
    void who_is_no_longer_interested_confirms_it_and_it_is_the_next_ones_turn() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN)).press("加入候补");
        screens.as(Demo.MEDICAL_COLLEGE).open(book(instrument, NINE_TO_ELEVEN)).press("加入候补");
        cancel(booking);
        var next = screens.as(Demo.MEDICAL_COLLEGE).open("bookings").sees("候补中");
        var visitor = screens.as(Demo.ENTREPRENEUR).open("bookings").sees("已为您保留到");
        visitor.press("退出候补").sees("让给下一位").press("退出").doesNotSee("已为您保留到");
        next.soon(() -> next.sees("已为您保留到"));
    }

    @Test
    void the_answer_to_why_not_lets_somebody_wait_for_what_they_pressed() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        ask(visitor, State.BUSY, NINE_TO_ELEVEN);
        visitor.press("候补 09:00–11:00").sees("已加入候补，您排在第一位。");
        ask(visitor, State.CLOSED, AFTERNOON);
        assertThat(visitor.captions()).noneMatch(caption -> caption.startsWith("候补 "));
    }

    @Test
    void who_may_not_book_is_told_so_when_they_want_to_wait() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var visitor = screens.as(Demo.UNVERIFIED_ENTREPRENEUR).open(book(instrument));
        ask(visitor, State.BUSY, NINE_TO_ELEVEN);
        visitor.press("候补 09:00–11:00").sees("您所在的企业还没有通过核验");
    }

    // Ways round

    @Test
    void beside_other_times_a_part_of_the_wanted_time_is_one_press_away() {
        var instrument = instruments.create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "09:30", "10:00"));
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.press("缩短为 10:00–11:00（1 小时）").doesNotSee("这个时段刚刚被他人预约");
        assertThat(visitor.texts("booking-form__time").getFirst()).endsWith("10:00–11:00");
    }

    @Test
    void an_equivalent_that_is_free_at_the_same_time_is_opened_with_the_time_and_the_purpose() {
        var instrument = instruments.make().classCode("1203").create();
        var other = instruments
                .make()
                .classCode("1203")
                .of(Demo.AGRICULTURAL_ACADEMY_ID)
                .create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        visitor.fill("用途", PURPOSE).sees("同类仪器在这个时段空闲");
        visitor.press(visitor.captions().stream()
                .filter(caption -> caption.endsWith(" · 50 元/小时"))
                .findFirst()
                .orElseThrow());
        assertThat(visitor.address()).startsWith(book(other));
        assertThat(visitor.texts("booking-form__time").getFirst()).endsWith("09:00–11:00");
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        visitor.fill(AGREEMENT, true).press("提交预约").sees("预约已提交", PURPOSE);
    }

    // Drafts

    @Test
    void what_was_typed_is_there_again_in_another_session_and_can_be_thrown_away() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        drag(visitor, AFTERNOON);
        visitor.fill("服务方式", ServiceMode.ENTRUSTED).fill("样品数", 24).fill("用途", PURPOSE);

        var later = screens.as(Demo.ENTREPRENEUR).open(book(instrument)).sees("已恢复上次未提交的内容");
        assertThat(later.value("用途")).isEqualTo(PURPOSE);
        assertThat(later.value("服务方式")).isEqualTo(ServiceMode.ENTRUSTED);
        assertThat(later.value("样品数")).isEqualTo(24);
        assertThat(later.texts("booking-form__time").getFirst()).endsWith("13:00–15:00");
        screens.as(Demo.OTHER_ENTREPRENEUR).open(book(instrument)).doesNotSee("已恢复上次未提交的内容", PURPOSE);

        later.press("丢弃").doesNotSee("已恢复上次未提交的内容").sees("请在日历上拖选");
        assertThat(later.value("用途")).isEqualTo("");
        assertThat(drafts(instrument)).isZero();
    }

    @Test
    void a_time_in_the_address_is_what_is_wanted_now_and_the_rest_is_filled_in() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        drag(visitor, AFTERNOON);
        visitor.fill("用途", PURPOSE);
        var later = screens.as(Demo.ENTREPRENEUR).open(book(instrument, NINE_TO_ELEVEN));
        assertThat(later.texts("booking-form__time").getFirst()).endsWith("09:00–11:00");
        assertThat(later.value("用途")).isEqualTo(PURPOSE);
    }

    @Test
    void nothing_is_kept_of_an_empty_form_and_nothing_of_a_request_that_was_sent() {
        var instrument = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR).open(book(instrument));
        assertThat(drafts(instrument)).isZero();
        visitor.fill("用途", PURPOSE);
        assertThat(drafts(instrument)).isEqualTo(1);
        visitor.fill("用途", "");
        assertThat(drafts(instrument)).isZero();
        drag(visitor, NINE_TO_ELEVEN);
        assertThat(drafts(instrument)).isEqualTo(1);
        visitor.fill("用途", PURPOSE).fill(AGREEMENT, true).press("提交预约").sees("预约已提交");
        assertThat(drafts(instrument)).isZero();
    }

    @Test
    void the_list_of_requests_leads_back_to_what_was_begun() {
        var instrument = instruments.create();
        screens.as(Demo.ENTREPRENEUR).open(book(instrument)).fill("用途", PURPOSE);
        var visitor =
                screens.as(Demo.ENTREPRENEUR).open("bookings").sees("未提交的预约", PURPOSE, "还没有选时间", "由甘肃医学院审批", "保存于 今天");
        visitor.follow("继续填写");
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        visitor.open("bookings").press("丢弃").doesNotSee("未提交的预约", PURPOSE);
    }

    // Several instruments together

    @Test
    void several_instruments_are_put_aside_one_after_another_and_requested_together() {
        var one = instruments.create();
        var other = instruments
                .make()
                .of(Demo.AGRICULTURAL_ACADEMY_ID)
                .withoutApproval()
                .create();
        var visitor = screens.as(Demo.ENTREPRENEUR);
        putAside(visitor, one, NINE_TO_ELEVEN);
        assertThat(visitor.screen()).isEqualTo(TimelineView.class);
        putAside(visitor, other, AFTERNOON);
        visitor.open("bookings").sees("由甘肃医学院审批", "提交后立即生效，无需审批");
        visitor.press("一起提交勾选的预约").sees("请先勾选要提交的预约");
        tickAll(visitor);
        visitor.press("一起提交勾选的预约").sees("已提交 2 个预约", "待审核", "已批准").doesNotSee("继续填写");
        assertThat(requestsFor(one) + requestsFor(other)).isEqualTo(2);
        assertThat(database.count(
                        "select count(distinct bundle_id) from booking where instrument_id in (?, ?)", one, other))
                .isEqualTo(1);
    }

    @Test
    void where_one_of_them_is_in_conflict_none_is_requested_and_its_line_tells_the_way_round() {
        var one = instruments.create();
        var other = instruments.create();
        var visitor = screens.as(Demo.ENTREPRENEUR);
        putAside(visitor, one, NINE_TO_ELEVEN);
        putAside(visitor, other, AFTERNOON);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, other, AFTERNOON);
        visitor.open("bookings");
        tickAll(visitor);
        visitor.press("一起提交勾选的预约").sees("没有提交任何预约：1 个有冲突", "这个时段刚刚被他人预约。");
        assertThat(requestsFor(one)).isZero();
        var instead = visitor.links().stream()
                .filter(link -> link.getText().startsWith("改约"))
                .findFirst()
                .orElseThrow();
        assertThat(instead.getHref()).startsWith(book(other));
        visitor.open(instead.getHref());
        assertThat(visitor.value("用途")).isEqualTo(PURPOSE);
        visitor.press("提交预约").sees("预约已提交");
    }

    @Test
    void the_list_of_requests_costs_no_more_statements_however_much_is_waited_for_and_begun() {
        var visitor = screens.as(Demo.ENTREPRENEUR);
        for (var number = 0; number < 3; number++) {
            var taken = instruments.create();
            Bookings.request(Demo.OTHER_ENTREPRENEUR, taken, NINE_TO_ELEVEN);
            visitor.open(book(taken, NINE_TO_ELEVEN)).press("加入候补");
            visitor.fill("用途", PURPOSE);
        }
        visitor.open("bookings").sees("候补中", "未提交的预约");
        var statements = Statements.of(visitor::reload);
        assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
    }

    private static void putAside(Visitor visitor, UUID instrument, Slot slot) {
        visitor.open(book(instrument));
        drag(visitor, slot);
        visitor.fill("用途", PURPOSE).fill(AGREEMENT, true).press("先放着，再选一台仪器");
    }

    private static void tickAll(Visitor visitor) {
        visitor.find(Checkbox.class).all().forEach(box -> box.setValue(true));
    }

    private void cancel(String booking) {
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("改期"))
                .is(200);
    }

    private long requestsFor(UUID instrument) {
        return database.count("select count(*) from booking where instrument_id = ?", instrument);
    }

    private long drafts(UUID instrument) {
        return database.count("select count(*) from booking_draft where instrument_id = ?", instrument);
    }

    private static void ask(Visitor visitor, State state, Slot slot) {
        visitor.ui();
        var calendar = visitor.find(BookingWeek.class).single();
        ComponentUtil.fireEvent(
                calendar,
                new SlotExplained(calendar, true, slot.from(), slot.to(), state.name(), "", slot.from(), slot.to()));
    }

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
        return book(instrument) + "?start=" + local(slot.from()) + "&end=" + local(slot.to());
    }

    /** Addresses have Pingliang's local time, to the minute. */
    private static String local(String moment) {
        return moment.substring(0, 16).replace(":", "%3A");
    }
}
