package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Until when a request is to be decided on: two working days, by a clock that stands still while the applicant is asked. */
@PortalTest
class DecisionDeadlinesTests {

    @Autowired
    private DecisionDeadlines deadlines;

    @Autowired
    private RoutingDesk routing;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private UUID instrument = UUID.randomUUID();

    @BeforeEach
    void an_instrument() {
        instrument = instruments.make().terms("max_notice_days", 400).create();
    }

    private void at(String local) {
        clock.set(LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8)));
    }

    private String request(String day) {
        var start = OffsetDateTime.parse(day + "T09:00+08:00");
        return Bookings.request(Demo.ENTREPRENEUR, instrument, new Slot(start, start.plusHours(2)));
    }

    /** The clock goes on while the test runs. */
    private void assertDecideBy(String booking, String local) {
        assertThat(OffsetDateTime.parse(requester.get(booking).text("/decideBy"))
                        .toLocalDateTime())
                .isCloseTo(LocalDateTime.parse(local), Assertions.within(1, ChronoUnit.MINUTES));
    }

    private long escalations(String booking) {
        return requester.get(booking).texts("/history", "action").stream()
                .filter("ESCALATE"::equals)
                .count();
    }

    @Test
    void a_request_is_to_be_decided_on_within_two_working_days() {
        // A Friday at noon: five hours of it are left, eight are Monday's, three Tuesday's.
        at("2026-12-04T12:00");
        assertDecideBy(request("2026-12-14"), "2026-12-08T12:00");
    }

    @Test
    void an_institution_may_promise_to_decide_faster_and_what_waits_keeps_its_deadline() {
        // A Monday with seven hours left.
        at("2026-12-07T10:00");
        var before = request("2026-12-21");
        assertDecideBy(before, "2026-12-09T10:00");
        try {
            within(8);
            assertDecideBy(before, "2026-12-09T10:00");
            assertDecideBy(request("2026-12-22"), "2026-12-08T10:00");
            within(null);
            assertDecideBy(request("2026-12-23"), "2026-12-09T10:00");
        } finally {
            database.update("delete from decision_time");
        }
    }

    @Test
    void nobody_promises_longer_than_the_portal_allows_or_less_than_can_be_kept() {
        for (var hours : List.of(7, 17, 0, -1)) {
            assertThat(set(hours, Demo.MEDICAL_COLLEGE))
                    .isInstanceOfSatisfying(
                            RoutingAnswer.Refused.class,
                            refused -> assertThat(refused.refusal().rule()).isEqualTo("decide-within"));
        }
        assertThat(database.count("select count(*) from decision_time")).isZero();
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> set(8, Demo.INSTRUMENT_MANAGER));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> set(8, Demo.AGRICULTURAL_ACADEMY));
    }

    private void within(@Nullable Integer hours) {
        assertThat(set(hours, Demo.MEDICAL_COLLEGE)).isEqualTo(new RoutingAnswer.Done());
    }

    private RoutingAnswer set(@Nullable Integer hours, String by) {
        return routing.decideWithin(
                new OrganisationId(Demo.MEDICAL_COLLEGE_ID), hours, new AccountId(database.account(by)));
    }

    @Test
    void a_day_worked_in_exchange_counts_and_a_holiday_does_not() {
        database.update("insert into work_calendar (day, kind, name) values ('2026-12-12', 'WORKDAY', '调休'),"
                + " ('2026-12-14', 'HOLIDAY', '测试')");
        try {
            at("2026-12-11T12:00");
            // Friday five hours, Saturday eight, Sunday and Monday none, Tuesday three.
            assertDecideBy(request("2026-12-21"), "2026-12-15T12:00");
        } finally {
            database.update("delete from work_calendar where day in ('2026-12-12', '2026-12-14')");
        }
    }

    @Test
    void nobody_has_longer_than_until_the_slot_begins() {
        at("2026-12-07T12:00");
        assertDecideBy(request("2026-12-08"), "2026-12-08T09:00");
    }

    @Test
    void while_the_applicant_is_asked_the_clock_stands_still() {
        at("2026-12-07T09:00");
        var booking = request("2026-12-21");
        at("2026-12-07T15:00");
        institution.post(booking + "/return", Bookings.because("请说明样品数量")).is(200);
        assertThat(requester.get(booking).at("/decideBy").isNull()).isTrue();
        at("2026-12-10T09:00");
        var answered = requester
                .post(booking + "/answer", Bookings.because("共 12 个样品"))
                .is(200);
        assertThat(answered.text("/status")).isEqualTo("PENDING");
        assertThat(answered.text("/history/2/reason")).isEqualTo("共 12 个样品");
        // Six of sixteen hours were used; ten are left.
        assertDecideBy(booking, "2026-12-11T11:00");
        institution.post(booking + "/approve").is(200);
        assertThat(requester.get(booking).at("/decideBy").isNull()).isTrue();
    }

    @Test
    void whoever_answers_in_the_last_minute_leaves_two_hours_to_read_it() {
        at("2026-12-07T09:00");
        var booking = request("2026-12-21");
        at("2026-12-08T16:55");
        institution.post(booking + "/return", Bookings.because("请说明样品数量")).is(200);
        at("2026-12-09T09:00");
        requester.post(booking + "/answer", Bookings.because("共 12 个样品")).is(200);
        assertDecideBy(booking, "2026-12-09T11:00");
    }

    @Test
    void only_the_applicant_answers_and_only_what_was_asked() {
        at("2026-12-07T09:00");
        var booking = request("2026-12-21");
        Answer early = requester.post(booking + "/answer", Bookings.because("没人问过"));
        early.isProblem(409, "illegal-transition");
        institution.post(booking + "/return", Bookings.because("请说明样品数量")).is(200);
        institution.post(booking + "/answer", Bookings.because("替申请人回答")).isProblem(403, "forbidden");
        requester.post(booking + "/answer").isProblem(400, "invalid");
        assertThat(requester.get(booking).text("/status")).isEqualTo("RETURNED");
    }

    @Test
    void those_who_decide_are_reminded_once_and_told_once_that_the_time_is_over() {
        at("2026-12-04T12:00");
        var booking = request("2026-12-14");
        var id = UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1));
        // Four working hours before Tuesday noon is the end of Monday.
        at("2026-12-07T15:59");
        deadlines.remindAndEscalate();
        assertThat(reminded(id)).isZero();
        at("2026-12-07T16:01");
        deadlines.remindAndEscalate();
        deadlines.remindAndEscalate();
        assertThat(reminded(id)).isEqualTo(1);
        at("2026-12-08T11:59");
        deadlines.remindAndEscalate();
        assertThat(escalations(booking)).isZero();
        at("2026-12-08T12:01");
        deadlines.remindAndEscalate();
        deadlines.remindAndEscalate();
        assertThat(escalations(booking)).isEqualTo(1);
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
        institution.post(booking + "/approve").is(200);
    }

    @Test
    void of_several_nodes_one_tells_that_the_time_is_over() throws Exception {
        at("2026-12-04T12:00");
        var booking = request("2026-12-14");
        at("2026-12-08T13:00");
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4)
                    .mapToObj(node -> nodes.submit(deadlines::remindAndEscalate))
                    .toList();
            for (Future<?> run : runs) {
                run.get();
            }
        }
        assertThat(escalations(booking)).isEqualTo(1);
    }

    @Test
    void what_is_most_urgent_stands_first_in_the_queue() {
        at("2026-12-04T12:00");
        var later = request("2026-12-14");
        at("2026-12-04T12:30");
        var sooner = request("2026-12-07");
        var queue = institution
                .get("/bookings", "role", "decider", "status", "PENDING", "instrument", instrument)
                .is(200)
                .texts("/items", "id");
        assertThat(queue).containsExactly(id(sooner), id(later));
    }

    private static String id(String booking) {
        return booking.substring(booking.lastIndexOf('/') + 1);
    }

    private long reminded(UUID booking) {
        return database.count("select count(*) from booking where id = ? and reminded_at is not null", booking);
    }
}
