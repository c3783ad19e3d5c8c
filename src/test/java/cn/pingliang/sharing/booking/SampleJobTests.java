package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 送样委托: samples come, the institution measures them and issues its report. Who may what is in {@code EveryStepTests}. */
@PortalTest
class SampleJobTests {

    private static final Slot MORNING = Slot.onWeekday(5, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.onWeekday(5, "14:00", "16:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);
    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);

    private Answer ask(Api who, UUID instrument, Map<String, ?> more) {
        var body = new LinkedHashMap<>(Bookings.body(instrument, MORNING, "serviceMode", "ENTRUSTED"));
        body.putAll(more);
        return who.post("/bookings", body);
    }

    private String approved(UUID instrument, Map<String, ?> more) {
        var booking = "/bookings/" + ask(requester, instrument, more).is(201).text("/id");
        institution.post(booking + "/approve").is(200);
        return booking;
    }

    private String approved(UUID instrument) {
        return approved(instrument, Map.of("samples", 6));
    }

    private static UUID id(String booking) {
        return UUID.fromString(booking.substring("/bookings/".length()));
    }

    private static Map<String, String> time(Slot slot) {
        return Map.of("start", slot.from(), "end", slot.to());
    }

    private List<String> taken(UUID instrument) {
        return database.strings("""
                select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') || '-'
                    || to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI')
                from occupancy where instrument_id = ? order by starts_at""", instrument);
    }

    /** When, how, with how many samples and for how much, as far as the usage record says. */
    private List<String> recorded(String booking) {
        return database.strings("""
                select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') || '-'
                    || to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI') || ' ' || service_mode || ' '
                    || coalesce(samples::text, '-') || ' ' || amount
                from usage_record where booking_id = ?""", id(booking));
    }

    /** In the order in which it happened. */
    private List<String> told(String who, String booking) {
        Events.awaitHeard(database);
        return database.strings(
                "select kind from notice where booking_id = ? and account_id = ? order by occurrence, kind",
                id(booking),
                database.account(who));
    }

    @Test
    void samples_come_any_day_after_the_approval_and_the_planned_time_stays_theirs() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        assertThat(institution.post(booking + "/check-in").is(200).text("/status"))
                .isEqualTo("TESTING");
        assertThat(taken(instrument)).containsExactly("09:00-11:00");
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, MORNING))
                .isProblem(409, "slot-taken");
    }

    @Test
    void samples_may_come_when_their_time_is_over() {
        var instrument = instruments.make().withoutApproval().create();
        var booking =
                "/bookings/" + ask(requester, instrument, Map.of()).is(201).text("/id");
        clock.set(MORNING.end().toInstant().plus(Duration.ofDays(2)));
        assertThat(institution.post(booking + "/check-in").is(200).text("/status"))
                .isEqualTo("TESTING");
    }

    @Test
    void samples_that_came_late_are_planned_anew_at_once_and_the_applicant_is_told() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        clock.set(MORNING.end().toInstant());
        institution.post(booking + "/check-in").is(200);
        requester.post(booking + "/change", time(AFTERNOON)).isProblem(403, "forbidden");
        var moved = institution.post(booking + "/change", time(AFTERNOON)).is(200);
        assertThat(moved.text("/status")).isEqualTo("TESTING");
        assertThat(moved.text("/start")).isEqualTo(AFTERNOON.from());
        assertThat(taken(instrument)).containsExactly("14:00-16:00");
        assertThat(told(Demo.ENTREPRENEUR, booking)).containsExactly("APPROVED", "SAMPLES_RECEIVED", "CHANGED");
    }

    @Test
    void the_measuring_is_not_planned_for_a_time_that_somebody_has() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, AFTERNOON);
        institution.post(booking + "/change", time(AFTERNOON)).isProblem(409, "slot-taken");
        assertThat(taken(instrument)).containsExactly("09:00-11:00", "14:00-16:00");
    }

    @Test
    void nobody_plans_anew_for_themselves_what_was_approved() {
        var manager = Api.as(Demo.INSTRUMENT_MANAGER);
        var instrument = instruments.create();
        database.update(
                "insert into instrument_manager (instrument_id, account_id) values (?, ?)",
                instrument,
                database.account(Demo.INSTRUMENT_MANAGER));
        var booking = "/bookings/" + ask(manager, instrument, Map.of()).is(201).text("/id");
        manager.post(booking + "/change", time(AFTERNOON)).is(200);
        institution.post(booking + "/approve").is(200);
        manager.post(booking + "/change", time(MORNING)).isProblem(403, "forbidden");
        institution.post(booking + "/change", time(MORNING)).is(200);
    }

    @Test
    void the_hours_are_those_planned_however_long_the_report_takes_and_the_record_lies_in_the_time_they_had() {
        var booking = approved(instruments.create());
        institution.post(booking + "/check-in").is(200);
        clock.set(MORNING.end().toInstant().plus(Duration.ofDays(3)));
        var reported = institution
                .post(booking + "/check-out", Bookings.because("铅未检出"))
                .is(200);
        assertThat(reported.text("/status")).isEqualTo("REPORTED");
        assertThat(reported.text("/history/3/reason")).isEqualTo("铅未检出");
        var confirmed = institution.post(booking + "/confirm").is(200);
        assertThat(confirmed.at("/hours").decimalValue()).isEqualByComparingTo("2.0");
        assertThat(recorded(booking)).containsExactly("09:00-11:00 ENTRUSTED 6 10000");
    }

    @Test
    void a_report_within_the_planned_time_frees_the_rest_of_it_and_only_what_was_used_counts() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        clock.set(MORNING.start().toInstant());
        institution.post(booking + "/check-in").is(200);
        clock.forward(Duration.ofMinutes(30));
        institution.post(booking + "/check-out").is(200);
        assertThat(taken(instrument)).containsExactly("09:00-09:30");
        institution.post(booking + "/confirm").is(200);
        assertThat(recorded(booking)).containsExactly("09:00-09:30 ENTRUSTED 6 2500");
    }

    @Test
    void a_report_before_the_planned_time_frees_all_of_it_and_counts_as_long_as_was_planned() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        institution.post(booking + "/check-in").is(200);
        clock.set(Slot.onWeekday(5, "07:30", "08:00").start().toInstant());
        institution.post(booking + "/check-out").is(200);
        assertThat(taken(instrument)).isEmpty();
        institution.post(booking + "/confirm").is(200);
        assertThat(recorded(booking)).containsExactly("05:30-07:30 ENTRUSTED 6 10000");
    }

    @Test
    void hours_beyond_the_plan_and_the_work_around_it_are_refused() {
        var booking = approved(instruments.create());
        institution.post(booking + "/check-in").is(200);
        clock.set(MORNING.end().toInstant().plus(Duration.ofDays(3)));
        institution.post(booking + "/check-out").is(200);
        institution.post(booking + "/confirm", Map.of("hours", 4.1)).isRefused("hours-implausible");
        institution.post(booking + "/confirm", Map.of("hours", 3)).is(200);
        assertThat(recorded(booking)).containsExactly("08:00-11:00 ENTRUSTED 6 15000");
    }

    @Test
    void by_the_sample_the_fee_is_that_of_the_samples() {
        var booking = approved(instruments
                .make()
                .fact("price_basis", "PER_SAMPLE")
                .fact("price", 3_000L)
                .create());
        institution.post(booking + "/check-in").is(200);
        clock.set(MORNING.end().toInstant());
        institution.post(booking + "/check-out").is(200);
        assertThat(institution.post(booking + "/confirm").is(200).at("/amount").decimalValue())
                .isEqualByComparingTo("180");
    }

    @Test
    void samples_that_cannot_be_measured_are_called_off_by_the_institution_with_the_time_they_had() {
        var instrument = instruments.create();
        var booking = approved(instrument);
        institution.post(booking + "/check-in").is(200);
        requester.post(booking + "/cancel", Bookings.because("不测了")).isProblem(403, "forbidden");
        institution.post(booking + "/cancel", Bookings.because("样品含铁磁性粉末")).is(200);
        assertThat(taken(instrument)).isEmpty();
        assertThat(told(Demo.ENTREPRENEUR, booking)).containsExactly("APPROVED", "SAMPLES_RECEIVED", "CANCELLED");
    }

    @Test
    void nobody_is_expected_and_a_request_nobody_decided_on_expires_when_its_time_begins() {
        var instrument = instruments.make().terms("no_show_minutes", 30).create();
        var approved = approved(instrument);
        assertThat(database.count("select count(*) from booking where id = ? and awaited", id(approved)))
                .isZero();
        institution.post(approved + "/change", time(AFTERNOON)).is(200);
        assertThat(database.count("select count(*) from booking where id = ? and awaited", id(approved)))
                .isZero();
        var undecided =
                "/bookings/" + ask(requester, instrument, Map.of()).is(201).text("/id");
        clock.set(AFTERNOON.start().toInstant().plus(Duration.ofMinutes(31)));
        jobs.run("no-shows");
        jobs.run("undecided-requests-expire");
        assertThat(institution.get(approved).text("/status")).isEqualTo("APPROVED");
        assertThat(institution.get(undecided).text("/status")).isEqualTo("EXPIRED");
    }

    @Test
    void each_side_is_told_of_the_others_steps() {
        var booking = approved(instruments.create());
        institution.post(booking + "/check-in").is(200);
        institution.post(booking + "/check-out", Bookings.because("合格")).is(200);
        institution.post(booking + "/confirm").is(200);
        assertThat(told(Demo.ENTREPRENEUR, booking))
                .containsExactly("APPROVED", "SAMPLES_RECEIVED", "REPORT_ISSUED", "USE_CONFIRMED");
        assertThat(database.strings(
                        "select reason from notice where booking_id = ? and kind = 'REPORT_ISSUED'", id(booking)))
                .containsExactly("合格");
    }

    @Test
    void what_is_said_of_the_samples_stays_with_the_request_and_so_does_where_they_go() {
        var instrument = instruments
                .make()
                .fact("address", "崆峒大道 1 号 3 楼")
                .fact("contact_name", "李老师")
                .fact("contact_phone", "13800000301")
                .create();
        var details = Map.of("samples", 6, "sampleDescription", " 风干土样，每份 200 g，常温 ", "sampleRemains", "RETURN");
        var asked = ask(requester, instrument, details).is(201);
        assertThat(asked.text("/sampleDescription")).isEqualTo("风干土样，每份 200 g，常温");
        assertThat(asked.text("/sampleRemains")).isEqualTo("RETURN");
        assertThat(asked.text("/sendSamplesTo")).isEqualTo("崆峒大道 1 号 3 楼 · 李老师 · 13800000301");
        assertThat(institution
                        .get("/bookings/" + asked.text("/id"))
                        .json()
                        .at("/sampleDescription")
                        .asString())
                .isEqualTo("风干土样，每份 200 g，常温");
    }

    @Test
    void nothing_needs_to_be_said_of_the_samples_by_the_api_and_nothing_may_be_where_none_are_sent() {
        var instrument = instruments.make().units(3).create();
        var silent = ask(requester, instrument, Map.of()).is(201);
        assertThat(silent.at("/sampleDescription").isNull()).isTrue();
        assertThat(database.count(
                        "select count(*) from booking_sample_job where booking_id = ?",
                        UUID.fromString(silent.text("/id"))))
                .isZero();
        ask(requester, instrument, Map.of("sampleDescription", "长".repeat(601))).isInvalid("sampleDescription");
        ask(requester, instrument, Map.of("sampleRemains", "KEEP")).isInvalid("sampleRemains");
        ask(requester, instrument, Map.of("serviceMode", "TRAINED", "sampleDescription", "土样"))
                .isInvalid("sampleDescription");
        ask(requester, instrument, Map.of("serviceMode", "TRAINED", "sampleRemains", "RETURN"))
                .isInvalid("sampleRemains");
    }

    @Test
    void a_service_that_an_instrument_does_not_offer_is_refused_with_the_one_it_does() {
        var forUse = instruments.make().fact("open_to_samples", false).create();
        assertThat(remedy(ask(requester, forUse, Map.of()))).isEqualTo("可以改为预约机时，到单位自行操作。");
        var forSamples = instruments.make().fact("open_to_booking", false).create();
        assertThat(remedy(ask(requester, forSamples, Map.of("serviceMode", "REMOTE"))))
                .isEqualTo("可以改为送样委托，由单位检测。");
        var neither = instruments
                .make()
                .fact("open_to_booking", false)
                .fact("open_to_samples", false)
                .create();
        assertThat(remedy(ask(requester, neither, Map.of()))).isEqualTo("请选择仪器页面上列出的服务方式。");
    }

    private static String remedy(Answer answer) {
        return answer.isRefused("service-offered").text("/refusals/0/remedy");
    }

    @Test
    void what_does_not_follow_is_said_in_the_words_of_samples() {
        var booking = approved(instruments.create());
        assertThat(institution
                        .post(booking + "/check-out")
                        .isProblem(409, "illegal-transition")
                        .text("/detail"))
                .isEqualTo("预约目前是「待收样」，不能出具报告。请刷新后查看最新状态。");
    }

    @Test
    void what_the_instrument_cannot_be_used_without_is_had_and_given_back_with_it() {
        var instrument = instruments.create();
        var bench = instruments.create();
        database.update(
                "insert into instrument_companion (institution_id, instrument_id, companion_id) values (?, ?, ?)",
                Demo.MEDICAL_COLLEGE_ID,
                instrument,
                bench);
        var booking = approved(instrument);
        clock.set(MORNING.start().toInstant());
        institution.post(booking + "/check-in").is(200);
        clock.forward(Duration.ofHours(1));
        institution.post(booking + "/check-out").is(200);
        institution.post(booking + "/confirm").is(200);
        assertThat(taken(bench)).containsExactly("09:00-10:00");
        assertThat(database.strings("select status from booking where instrument_id = ?", bench))
                .containsExactly("COMPLETED");
    }
}
