package cn.pingliang.sharing.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.Visitor;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class NoticesScreenTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");

    @Autowired
    private Screens screens;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    private String manager = "";
    private UUID instrument = UUID.randomUUID();

    @BeforeEach
    void somebody_who_has_no_notices_yet() {
        instrument = instruments.create();
        manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
    }

    private String request(Slot slot) {
        return Bookings.request(Demo.ENTREPRENEUR, instrument, slot);
    }

    private void told(int notices) {
        Awaitility.await()
                .until(() ->
                        database.count("select count(*) from notice where account_id = ?", database.account(manager))
                                == notices);
    }

    private static List<String> bell(Visitor visitor) {
        return visitor.texts("bell__number");
    }

    @Test
    void the_bell_counts_what_is_unread_live_and_says_it_in_words() {
        var visitor = screens.as(manager).open("");
        assertThat(bell(visitor)).isEmpty();
        request(MORNING);
        visitor.soon(() -> assertThat(bell(visitor)).containsExactly("1"));
        visitor.sees("通知，1 条未读");
        request(Slot.inDays(6, "13:00", "15:00"));
        visitor.soon(() -> assertThat(bell(visitor)).containsExactly("2"));
        assertThat(bell(screens.visitor().open(""))).as("nobody").isEmpty();
    }

    @Test
    void each_notice_says_what_happened_and_leads_to_its_request() {
        var booking = request(MORNING);
        told(1);
        var visitor = screens.as(manager).open("notices");
        visitor.sees("有预约等您审批", "马晓峰（平凉绿源农业科技有限公司）申请使用「试验仪器", "09:00–11:00", "新");
        assertThat(visitor.hrefs("有预约等您审批")).containsExactly(booking.substring(1));
        visitor.follow("有预约等您审批").sees("果园土壤重金属测定");
    }

    @Test
    void a_notice_is_read_once_somebody_says_so_and_the_bell_hears_it() {
        request(MORNING);
        request(Slot.inDays(6, "13:00", "15:00"));
        told(2);
        var visitor = screens.as(manager).open("notices");
        visitor.press("标为已读");
        visitor.soon(() -> assertThat(bell(visitor)).containsExactly("1"));
        visitor.press("全部标为已读").doesNotSee("新\n");
        visitor.soon(() -> assertThat(bell(visitor)).isEmpty());
        visitor.open("notices?unread").sees("通知都读过了");
        visitor.follow("全部").sees("有预约等您审批");
    }

    @Test
    void a_new_notice_comes_onto_the_open_list_by_itself() {
        var visitor = screens.as(manager).open("notices?unread").sees("通知都读过了");
        request(MORNING);
        visitor.soon(() -> visitor.sees("有预约等您审批"));
        assertThat(visitor.address()).isEqualTo("notices?unread");
    }

    @Test
    void a_long_list_comes_page_by_page() {
        database.update("""
                insert into notice (id, account_id, kind, topic_id, occurrence, instrument_id, starts_at, ends_at, created_at)
                select gen_random_uuid(), ?, 'EXPIRED', gen_random_uuid(), 1, ?, now(), now() + interval '1 hour', now()
                from generate_series(1, 65)""", database.account(manager), instrument);
        var visitor = screens.as(manager).open("notices");
        assertThat(visitor.texts("notices__item")).hasSize(30);
        visitor.sees("第 1 / 3 页，共 65 条").follow("下一页").follow("下一页");
        assertThat(visitor.texts("notices__item")).hasSize(5);
        assertThat(Statements.of(visitor::reload)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void nobody_sees_or_reads_anothers_notices() {
        request(MORNING);
        told(1);
        screens.as(people.create()).open("notices").sees("还没有通知").doesNotSee("有预约等您审批");
    }

    @Test
    void in_english_the_notices_are_english() {
        request(MORNING);
        told(1);
        var visitor = screens.as(manager).open("notices");
        visitor.press("English").sees("A request waits for your decision", "asks for Test instrument", "Mark as read");
    }

    @Test
    void the_bell_costs_a_screen_one_statement() {
        var visitor = screens.as(manager).open("notices");
        assertThat(Statements.of(visitor::reload))
                .filteredOn(statement ->
                        statement.contains("from notice where account_id = ? and in_app and read_at is null"))
                .hasSize(1);
    }
}
