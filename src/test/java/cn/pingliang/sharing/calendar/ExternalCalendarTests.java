package cn.pingliang.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosedReason;
import cn.pingliang.sharing.schedule.ClosedReasons;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.CalendarServer;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An instrument's calendar in another system, and what it keeps from being booked here. */
@PortalTest
class ExternalCalendarTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");
    private static final Slot NOON = Slot.inDays(6, "12:00", "13:00");
    private static final Slot AFTERNOON = Slot.inDays(6, "14:00", "16:00");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    @Autowired
    private ExternalCalendars calendars;

    @Autowired
    private ExternalCalendarBook book;

    @Autowired
    private ClosedReasons reasons;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private final CalendarServer server = new CalendarServer();
    private UUID instrument = new UUID(0, 0);

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
    }

    @AfterEach
    void no_calendars() {
        server.close();
        for (var table : List.of("occupancy where kind = 'EXTERNAL'", "external_busy", "external_calendar")) {
            database.update("delete from " + table);
        }
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    private AccountId administrator() {
        return account(Demo.MEDICAL_COLLEGE);
    }

    private static String event(String summary, Slot slot) {
        return "UID:%s\nSUMMARY:%1$s\nDTSTART:%s\nDTEND:%s".formatted(summary, utc(slot.from()), utc(slot.to()));
    }

    private static String utc(String moment) {
        return OffsetDateTime.parse(moment)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .format(UTC);
    }

    private UUID add(String path) {
        return add(path, instrument);
    }

    private UUID add(String path, UUID to) {
        var answer = calendars.add(new ResourceId(to), server.address(path), administrator());
        return ((ExternalCalendars.Answer.Accepted) answer).calendar();
    }

    private void read() {
        jobs.run("external-calendars");
    }

    /** As after its quarter of an hour, or whatever pause there was. */
    private void readAgain(UUID calendar) {
        calendars.syncNow(calendar, administrator());
        read();
    }

    private ExternalCalendarBook.Calendar shown() {
        return book.find(new ResourceId(instrument), administrator(), new PageRequest(0, 20))
                .calendars()
                .items()
                .getFirst();
    }

    /** Units and times, in Pingliang. */
    private List<String> taken() {
        return database.strings("""
                        select unit || ' ' || to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') || '–'
                            || to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI')
                        from occupancy where instrument_id = ? and kind = 'EXTERNAL' order by unit, starts_at""", instrument);
    }

    @Test
    void what_is_taken_there_cannot_be_booked_here_and_everybody_is_told_that_it_is_elsewhere() {
        add("/lab.ics");
        server.calendar("/lab.ics", event("秘密课题", MORNING));
        read();
        Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, MORNING))
                .is(409);
        assertThat(reasons.of(new ResourceId(instrument), MORNING.asTimeSlot()))
                .isEqualTo(new ClosedReason.TakenElsewhere(MORNING.asTimeSlot().end()));
        var answer = Api.visitor()
                .get("/instruments/" + instrument + "/availability?from="
                        + MORNING.at(ZoneOffset.UTC).from() + "&to="
                        + MORNING.at(ZoneOffset.UTC).to())
                .is(200);
        assertThat(answer.text("/slots/0/state")).isEqualTo("CLOSED");
        assertThat(answer.body()).doesNotContain("秘密课题");
        assertThat(shown().next()).containsExactly(new ExternalCalendarBook.Busy(MORNING.asTimeSlot(), "秘密课题"));
    }

    @Test
    void a_reading_touches_only_what_changed() {
        server.calendar("/lab.ics", event("甲", MORNING), event("乙", NOON));
        var calendar = add("/lab.ics");
        read();
        var before = rows();
        server.calendar("/lab.ics", event("甲改名", MORNING), event("丙", AFTERNOON));
        readAgain(calendar);
        assertThat(taken()).containsExactly("1 09:00–11:00", "1 14:00–16:00");
        assertThat(rows())
                .contains(before.getFirst())
                .doesNotContain(before.getLast())
                .hasSize(2);
        assertThat(shown().next())
                .extracting(ExternalCalendarBook.Busy::summary)
                .containsExactly("甲改名", "丙");
        var writes = Statements.ofAllThreads(() -> readAgain(calendar)).stream()
                .filter(statement -> statement.contains("external_busy"))
                .filter(statement -> statement.startsWith("insert") || statement.startsWith("delete"))
                .toList();
        assertThat(writes).isEmpty();
    }

    /** Where they are in the table: a row that was written again is elsewhere. */
    private List<String> rows() {
        return database.strings(
                "select ctid || ' ' || id from occupancy where instrument_id = ? and kind = 'EXTERNAL' order by starts_at",
                instrument);
    }

    @Test
    void a_booking_does_not_give_way_is_shown_and_its_time_is_taken_when_it_becomes_free() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(6, "10:00", "10:30"));
        server.calendar("/lab.ics", event("实验课", MORNING));
        var calendar = add("/lab.ics");
        read();
        assertThat(taken()).containsExactly("1 09:00–10:00", "1 10:30–11:00");
        assertThat(shown().conflicts()).singleElement().satisfies(conflict -> {
            assertThat("/bookings/" + conflict.booking()).isEqualTo(booking);
            assertThat(conflict.busy().summary()).isEqualTo("实验课");
            assertThat(conflict.organisation()).isEqualTo("平凉绿源农业科技有限公司");
        });
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("改期"))
                .is(200);
        assertThat(shown().conflictsInAll()).isZero();
        readAgain(calendar);
        assertThat(server.timesUnchanged()).isEqualTo(1);
        assertThat(taken()).containsExactly("1 09:00–10:00", "1 10:00–10:30", "1 10:30–11:00");
    }

    @Test
    void of_an_instrument_with_several_units_every_one_is_taken_as_far_as_it_is_free() {
        instrument = instruments.make().units(2).create();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        server.calendar("/lab.ics", event("检修", MORNING));
        add("/lab.ics");
        read();
        assertThat(taken()).containsExactly("2 09:00–11:00");
        assertThat(shown().conflictsInAll()).isEqualTo(1);
    }

    @Test
    void one_that_fails_keeps_what_it_took_and_none_of_the_others_from_being_read() {
        server.calendar("/lab.ics", event("甲", MORNING)).text("/bad.ics", "<html>");
        var calendar = add("/lab.ics");
        read();
        server.status("/lab.ics", 503);
        add("/bad.ics", instruments.create());
        var good = instruments.create();
        server.calendar("/good.ics", event("乙", NOON));
        add("/good.ics", good);
        readAgain(calendar);
        assertThat(taken()).containsExactly("1 09:00–11:00");
        assertThat(shown().failing()).isNotNull().satisfies(failing -> {
            assertThat(failing.why()).isEqualTo(SyncFailure.UNEXPECTED_STATUS);
            assertThat(failing.detail()).isEqualTo("503");
        });
        assertThat(database.count("select count(*) from occupancy where instrument_id = ? and kind = 'EXTERNAL'", good))
                .isEqualTo(1);
        assertThat(database.strings("select failure || ' ' || failure_detail from external_calendar where failure ="
                        + " 'NO_CALENDAR'"))
                .containsExactly("NO_CALENDAR 1");
    }

    /** As where the database refuses what no test thought of. */
    @Test
    void where_the_portal_itself_fails_the_screen_says_so_and_what_was_taken_stays() {
        server.calendar("/lab.ics", event("甲", MORNING));
        var calendar = add("/lab.ics");
        read();
        database.update("alter table external_busy add constraint busy_cannot_be check (summary <> '乙') not valid");
        try {
            server.calendar("/lab.ics", event("乙", NOON));
            readAgain(calendar);
        } finally {
            database.update("alter table external_busy drop constraint busy_cannot_be");
        }
        assertThat(shown().failing())
                .isNotNull()
                .extracting(ExternalCalendarBook.Failing::why)
                .isEqualTo(SyncFailure.NOT_TAKEN_OVER);
        assertThat(taken()).containsExactly("1 09:00–11:00");
        readAgain(calendar);
        assertThat(taken()).containsExactly("1 12:00–13:00");
    }

    @Test
    void it_is_tried_again_ever_later_and_managers_are_told_once_each_time_it_begins_to_fail() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 60))
                .extracting(failures -> ExternalTaking.pause(failures).toMinutes())
                .containsExactly(15L, 30L, 60L, 120L, 240L, 360L, 360L);
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        var calendar = add("/gone.ics");
        for (var failure = 1; failure <= 6; failure++) {
            read();
            clock.forward(ExternalTaking.AT_MOST);
        }
        soon(() -> assertThat(notices(manager)).containsExactly("CALENDAR_UNREADABLE 1 open"));
        server.calendar("/gone.ics", event("甲", Slot.inDays(9, "09:00", "11:00")));
        readAgain(calendar);
        soon(() -> assertThat(notices(manager)).containsExactly("CALENDAR_UNREADABLE 1 done"));
        assertThat(shown().failing()).isNull();
    }

    private List<String> notices(String who) {
        return database.strings(
                "select kind || ' ' || occurrence || case when read_at is null then ' open' else ' done' end from notice"
                        + " where account_id = ?",
                database.account(who));
    }

    private static void soon(Runnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion::run);
    }

    @Test
    void what_is_due_is_asked_and_nothing_else() {
        server.calendar("/lab.ics", event("甲", MORNING));
        add("/lab.ics");
        read();
        read();
        assertThat(server.timesAsked()).isEqualTo(1);
        clock.forward(ExternalTaking.EVERY);
        read();
        assertThat(server.timesAsked()).isEqualTo(2);
        assertThat(server.timesUnchanged()).isEqualTo(1);
    }

    @Test
    void on_another_day_the_whole_file_is_wanted_again_since_the_year_ends_later() {
        server.calendar("/lab.ics", event("甲", MORNING));
        add("/lab.ics");
        read();
        clock.forward(Duration.ofDays(1));
        read();
        assertThat(server.timesAsked()).isEqualTo(2);
        assertThat(server.timesUnchanged()).isZero();
    }

    @Test
    void removing_it_gives_all_its_time_back() {
        server.calendar("/lab.ics", event("甲", MORNING), event("乙", NOON));
        var calendar = add("/lab.ics");
        read();
        calendars.remove(calendar, administrator());
        assertThat(taken()).isEmpty();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        assertThat(database.count("select count(*) from external_busy where calendar_id = ?", calendar))
                .isZero();
    }

    @Test
    void another_address_keeps_what_was_taken_until_it_was_read() {
        server.calendar("/old.ics", event("甲", MORNING)).calendar("/new.ics", event("乙", NOON));
        var calendar = add("/old.ics");
        read();
        calendars.change(calendar, server.address("/new.ics"), administrator());
        assertThat(taken()).containsExactly("1 09:00–11:00");
        read();
        assertThat(taken()).containsExactly("1 12:00–13:00");
    }

    @Test
    void an_instrument_has_one_and_a_second_is_refused_with_what_to_do() {
        add("/lab.ics");
        assertThat(calendars.add(new ResourceId(instrument), server.address("/other.ics"), administrator()))
                .isInstanceOfSatisfying(
                        ExternalCalendars.Answer.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo("external-calendar-there"));
    }

    @Test
    void only_who_may_close_the_instrument_may_give_change_see_sync_or_remove_it() {
        var calendar = add("/lab.ics");
        for (var who : List.of(Demo.ENTREPRENEUR, Demo.INSTRUMENT_MANAGER, Demo.VOCATIONAL_COLLEGE, Demo.OPERATOR)) {
            var account = account(who);
            List.<Runnable>of(
                            () -> calendars.add(new ResourceId(instrument), "https://a.example/a.ics", account),
                            () -> calendars.change(calendar, "https://a.example/a.ics", account),
                            () -> calendars.syncNow(calendar, account),
                            () -> calendars.remove(calendar, account))
                    .forEach(deed -> assertThatExceptionOfType(ForbiddenException.class)
                            .as(who)
                            .isThrownBy(deed::run));
        }
        assertThat(book.find(null, account(Demo.VOCATIONAL_COLLEGE), new PageRequest(0, 20))
                        .calendars()
                        .items())
                .isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> calendars.remove(UUID.randomUUID(), administrator()));
    }

    @Test
    void what_was_done_is_on_record_with_no_more_of_the_address_than_its_host() {
        var calendar = add("/secret-key.ics");
        calendars.change(calendar, server.address("/other-key.ics"), administrator());
        calendars.remove(calendar, administrator());
        assertThat(database.strings("""
                        select kind || ' ' || action || ' ' || (details ->> 'host') from audit_entry
                        where on_id = ? order by id""", calendar))
                .containsExactly(
                        "CALENDAR ADD_EXTERNAL 127.0.0.1",
                        "CALENDAR CHANGE_EXTERNAL 127.0.0.1",
                        "CALENDAR REMOVE_EXTERNAL 127.0.0.1");
        assertThat(database.count("select count(*) from audit_entry where details::text like '%-key%'"))
                .isZero();
    }
}
