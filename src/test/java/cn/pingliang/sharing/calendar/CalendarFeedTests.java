package cn.pingliang.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a calendar reads at somebody's address. */
@PortalTest
class CalendarFeedTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(6, "13:00", "15:00");

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private String owner = "";

    @BeforeEach
    void somebody() {
        owner = people.create(Demo.id(111), "ENTREPRENEUR");
    }

    private String make() {
        var address = feeds.make(Locale.SIMPLIFIED_CHINESE, new AccountId(database.account(owner)));
        return address.substring(address.indexOf("/calendars/"));
    }

    private static List<VEvent> read(String feed) throws Exception {
        var answer = Api.visitor().get(feed).is(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/calendar;charset=utf-8");
        var calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertThat(calendar.validate().hasErrors()).isFalse();
        return calendar.getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElseThrow();
    }

    @Test
    void a_booking_is_one_entry_through_all_its_steps() throws Exception {
        var feed = make();
        var booking = Bookings.request(owner, instruments.create(), MORNING);
        var asked = read(feed).getFirst();
        assertThat(value(asked, "STATUS")).isEqualTo("TENTATIVE");
        assertThat(value(asked, "UID")).startsWith(booking.substring("/bookings/".length()) + "@");
        institution.post(booking + "/approve").is(200);
        var approved = read(feed).getFirst();
        assertThat(value(approved, "STATUS")).isEqualTo("CONFIRMED");
        institution
                .post(booking + "/change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to()))
                .is(200);
        assertThat(read(feed)).singleElement().satisfies(moved -> {
            assertThat(value(moved, "UID")).isEqualTo(value(asked, "UID"));
            assertThat(sequence(moved)).isGreaterThan(sequence(approved));
            assertThat(value(moved, "DTSTART")).isNotEqualTo(value(approved, "DTSTART"));
        });
        Api.as(owner).post(booking + "/cancel", Bookings.because("设备故障")).is(200);
        assertThat(read(feed))
                .singleElement()
                .satisfies(gone -> assertThat(value(gone, "STATUS")).isEqualTo("CANCELLED"));
    }

    private static int sequence(VEvent event) {
        return Integer.parseInt(value(event, "SEQUENCE"));
    }

    @Test
    void nobody_elses_booking_is_in_it() {
        var feed = make();
        Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        assertThat(Api.visitor().get(feed).is(200).body())
                .contains("BEGIN:VCALENDAR")
                .doesNotContain("VEVENT");
    }

    @Test
    void who_has_read_it_is_told_that_nothing_changed_until_something_does() {
        var feed = make();
        var tag = Api.visitor().get(feed).is(200).header("ETag");
        Api.visitor().with("If-None-Match", tag).get(feed).is(304);
        Bookings.request(owner, instruments.create(), MORNING);
        Api.visitor().with("If-None-Match", tag).get(feed).is(200);
    }

    @Test
    void an_address_ends_when_it_is_replaced_or_revoked() {
        var first = make();
        var second = make();
        Api.visitor().get(first).is(404);
        Api.visitor().get(second).is(200);
        feeds.revoke(new AccountId(database.account(owner)));
        Api.visitor().get(second).is(404);
    }

    @Test
    void a_locked_account_has_no_feed() {
        var feed = make();
        database.update("update account set locked_until = 'infinity' where username = ?", owner);
        Api.visitor().get(feed).is(404);
    }

    @Test
    void the_secret_is_nowhere_in_the_database() {
        var secret = make().replaceAll("^/calendars/|\\.ics$", "");
        assertThat(database.count(
                        "select count(*) from calendar_feed where encode(secret_hash, 'escape') like ?",
                        "%" + secret + "%"))
                .isZero();
    }
}
