package cn.pingliang.sharing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.CalendarEntries;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.ClosureAnswer;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    private static final Slot EVENING = Slot.inDays(6, "17:00", "18:00");
    private static final Slot NIGHT = Slot.inDays(6, "20:00", "22:00");

    @Autowired
    private CalendarFeeds feeds;

    @Autowired
    private CalendarEntries entries;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private TestClock clock;

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
        return make(new FeedSubject.Own(), owner);
    }

    private String make(FeedSubject subject, String who) {
        var address = feeds.make(subject, Locale.SIMPLIFIED_CHINESE, account(who));
        return address.substring(address.indexOf("/calendars/"));
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
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

    @Test
    void samples_are_in_it_as_what_is_measured_then_also_while_the_institution_has_them() throws Exception {
        var feed = make();
        var body = Bookings.body(instruments.create(), MORNING, "serviceMode", "ENTRUSTED");
        var booking =
                "/bookings/" + Api.as(owner).post("/bookings", body).is(201).text("/id");
        for (var step : List.of("approve", "check-in", "check-out")) {
            institution.post(booking + "/" + step).is(200);
            assertThat(read(feed)).singleElement().satisfies(entry -> {
                assertThat(value(entry, "STATUS")).isEqualTo("CONFIRMED");
                assertThat(value(entry, "SUMMARY")).startsWith("送样检测 试验仪器");
            });
        }
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
        feeds.revoke(feeds.of(account(owner)).feeds().getFirst().id(), account(Demo.ENTREPRENEUR));
        Api.visitor().get(second).is(200);
        feeds.revoke(feeds.of(account(owner)).feeds().getFirst().id(), account(owner));
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

    private String managerOf(UUID instrument) {
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        return manager;
    }

    @Test
    void an_instruments_calendar_names_the_organisation_and_no_person_and_shows_what_is_asked_granted_and_closed()
            throws Exception {
        var instrument = instruments.create();
        var granted = Bookings.request(owner, instrument, MORNING);
        institution.post(granted + "/approve").is(200);
        Bookings.request(owner, instrument, AFTERNOON);
        var cancelled = Bookings.request(owner, instrument, EVENING);
        Api.as(owner).post(cancelled + "/cancel", Bookings.because("计划有变")).is(200);
        closures.close(
                new ResourceId(instrument),
                NIGHT.asTimeSlot(),
                OccupancyKind.MAINTENANCE,
                "更换灯源",
                account(Demo.MEDICAL_COLLEGE));

        var feed = make(new FeedSubject.Instrument(new ResourceId(instrument)), managerOf(instrument));
        assertThat(read(feed))
                .extracting(
                        event -> value(event, "STATUS"),
                        event -> value(event, "SUMMARY").replaceFirst("^试验仪器\\d+：", ""))
                .containsExactly(
                        tuple("CONFIRMED", "平凉绿源农业科技有限公司"),
                        tuple("TENTATIVE", "平凉绿源农业科技有限公司"),
                        tuple("CONFIRMED", "维护（更换灯源）"));
        assertThat(value(read(feed).getFirst(), "UID"))
                .isEqualTo(value(read(make()).getFirst(), "UID"))
                .startsWith(granted.substring("/bookings/".length()) + "@");
        assertThat(Api.visitor().get(feed).body()).doesNotContain("试" + owner, "果园土壤");
    }

    @Test
    void a_closure_called_off_leaves_and_one_ended_early_is_the_same_entry_with_a_greater_sequence() throws Exception {
        var instrument = new ResourceId(instruments.create());
        var by = account(Demo.MEDICAL_COLLEGE);
        var answer = closures.close(instrument, MORNING.asTimeSlot(), OccupancyKind.CLOSURE, "停电", by);
        var closure = ((ClosureAnswer.Closed) answer).closures().getFirst();
        var feed = make(new FeedSubject.Instrument(instrument), Demo.MEDICAL_COLLEGE);
        var announced = read(feed).getFirst();
        database.update(
                "update closure set reopened_at = starts_at + interval '1 hour', reopened_by = declared_by where id = ?",
                closure);
        var ended = read(feed).getFirst();
        assertThat(value(ended, "UID")).isEqualTo(value(announced, "UID"));
        assertThat(sequence(ended)).isGreaterThan(sequence(announced));
        database.update("update closure set reopened_at = declared_at where id = ?", closure);
        assertThat(Api.visitor().get(feed).is(200).body()).doesNotContain("VEVENT");
    }

    @Test
    void an_institutions_calendar_has_all_its_instruments_and_no_others() throws Exception {
        var ours = Bookings.request(owner, instruments.create(), MORNING);
        var theirs = Bookings.request(
                owner, instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create(), AFTERNOON);
        var feed = make(
                new FeedSubject.Institution(new OrganisationId(Demo.MEDICAL_COLLEGE_ID)),
                people.create(Demo.MEDICAL_COLLEGE_ID, "INSTITUTION_ADMIN"));
        assertThat(read(feed))
                .extracting(event -> value(event, "UID").replaceFirst("@.*", ""))
                .contains(ours.substring("/bookings/".length()))
                .doesNotContain(theirs.substring("/bookings/".length()));
    }

    @Test
    void who_no_longer_manages_an_instrument_or_an_institution_has_an_address_that_answers_nobody() {
        var instrument = instruments.create();
        var manager = managerOf(instrument);
        var ofInstrument = make(new FeedSubject.Instrument(new ResourceId(instrument)), manager);
        Api.visitor().get(ofInstrument).is(200);
        database.update("delete from instrument_manager where instrument_id = ?", instrument);
        Api.visitor().get(ofInstrument).is(404);
        assertThat(feeds.of(account(manager)).feeds())
                .singleElement()
                .satisfies(feed -> assertThat(feed.readable()).isFalse());

        var administrator = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTITUTION_ADMIN");
        var ofInstitution =
                make(new FeedSubject.Institution(new OrganisationId(Demo.MEDICAL_COLLEGE_ID)), administrator);
        Api.visitor().get(ofInstitution).is(200);
        database.update("delete from membership where account_id = ?", database.account(administrator));
        Api.visitor().get(ofInstitution).is(404);
    }

    @Test
    void only_those_who_manage_something_make_an_address_of_it() {
        var instrument = new FeedSubject.Instrument(new ResourceId(instruments.create()));
        var institution = new FeedSubject.Institution(new OrganisationId(Demo.MEDICAL_COLLEGE_ID));
        for (var who : List.of(owner, Demo.INSTRUMENT_MANAGER, Demo.VOCATIONAL_COLLEGE, Demo.SCIENCE_BUREAU)) {
            for (var subject : List.of(instrument, institution)) {
                assertThatExceptionOfType(ForbiddenException.class)
                        .as("%s of %s", subject, who)
                        .isThrownBy(() -> feeds.make(subject, Locale.ENGLISH, account(who)));
            }
        }
    }

    @Test
    void a_calendar_costs_at_most_7_statements_and_keeps_what_is_nearest_where_there_is_too_much() {
        var instrument = instruments.create();
        Bookings.request(owner, instrument, MORNING);
        var near = Bookings.request(owner, instrument, Slot.inDays(2, "09:00", "11:00"));
        var feed = new FeedSecret(make(new FeedSubject.Instrument(new ResourceId(instrument)), managerOf(instrument))
                .replaceAll("^/calendars/|\\.ics$", ""));
        assertThat(Statements.of(() -> feeds.read(feed))).hasSizeBetween(1, 7);
        var now = clock.instant();
        assertThat(entries.of(
                                new ResourceId(instrument),
                                TimeSlot.starting(now, Duration.ofDays(30)),
                                now,
                                1,
                                account(Demo.MEDICAL_COLLEGE))
                        .orElseThrow())
                .extracting(entry -> "/bookings/" + entry.booking())
                .containsExactly(near);
    }
}
