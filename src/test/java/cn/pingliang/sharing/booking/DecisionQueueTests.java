package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionImpact.Agreement;
import cn.pingliang.sharing.booking.DecisionImpact.Left;
import cn.pingliang.sharing.booking.DecisionImpact.Manners;
import cn.pingliang.sharing.booking.DecisionImpact.Training.State;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DecisionQueueTests {

    private static final Slot MORNING = Slot.inDays(5, "09:00", "11:00");
    private static final PageRequest FIRST = new PageRequest(0, 30);

    @Autowired
    private DecisionQueue queue;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private People people;

    @Autowired
    private Screens screens;

    @Test
    void a_plain_request_shows_its_price_the_agreement_and_the_external_hours_it_adds() {
        var instrument = instruments.create();
        used(instrument, "COMPLETED", "3.5");
        var impact = impact(Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING));
        assertThat(impact.price()).isEqualTo(new Money(10_000));
        assertThat(impact.agreement()).isEqualTo(Agreement.ACCEPTED);
        assertThat(impact.externalBefore()).isEqualByComparingTo("3.5");
        assertThat(impact.externalWith()).isEqualByComparingTo("5.5");
        assertThat(impact.rivals()).isZero();
        assertThat(impact.slotFree()).isTrue();
    }

    @Test
    void requests_that_compete_count_each_other_and_say_when_the_time_is_gone() {
        var instrument = instruments.make().terms("pending_holds", false).create();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var second = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(5, "10:00", "12:00"));
        assertThat(impact(first).rivals()).isEqualTo(1);
        assertThat(impact(first).slotFree()).isTrue();
        database.update("""
                insert into occupancy (id, instrument_id, unit, starts_at, ends_at, kind, owner_id)
                select gen_random_uuid(), instrument_id, 1, starts_at, ends_at, 'BOOKING', id
                from booking where id = ?""", id(second));
        assertThat(impact(first).slotFree()).isFalse();
    }

    @Test
    void the_record_counts_the_applicants_uses_of_the_institutions_instruments_and_those_they_missed() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        var before = impact(booking);
        used(instrument, "COMPLETED", "1.0");
        used(instrument, "NO_SHOW", "1.0");
        assertThat(impact(booking).completed()).isEqualTo(before.completed() + 1);
        assertThat(impact(booking).noShows()).isEqualTo(before.noShows() + 1);
        database.update("delete from booking where instrument_id = ? and status = 'NO_SHOW'", instrument);
    }

    @ParameterizedTest(name = "asked for: {0}, until day {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "true, -, NONE",
                "true, 4, OVER",
                "true, 5, HOLDS",
                "true, 0, WITHOUT_END",
                "false, 5, HOLDS",
                "false, 4, OVER"
            })
    void the_training_of_the_applicant_is_shown_for_the_time_asked_for(
            boolean needed, @Nullable Integer until, State state) {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        database.update("update booking_terms set training_needed = ? where instrument_id = ?", needed, instrument);
        if (until != null) {
            database.update(
                    """
                    insert into training (id, instrument_id, account_id, from_day, until_day, recorded_by_id, recorded_at)
                    values (gen_random_uuid(), ?, ?, current_date - 9, cast(nullif(?, '') as date), ?, now())""",
                    instrument,
                    database.account(Demo.ENTREPRENEUR),
                    until == 0
                            ? ""
                            : MORNING.start().toLocalDate().plusDays(until - 5L).toString(),
                    database.account(Demo.MEDICAL_COLLEGE));
        }
        var training = Objects.requireNonNull(impact(booking).training());
        assertThat(training.state()).isEqualTo(state);
        assertThat(training.isMissing()).isEqualTo(needed && (state == State.NONE || state == State.OVER));
    }

    @Test
    void where_no_training_is_asked_for_and_none_exists_nothing_is_said_of_it() {
        assertThat(impact(Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING))
                        .training())
                .isNull();
    }

    @Test
    void how_the_last_uses_went_is_counted_by_the_terms_of_each() {
        var person = people.create(applicantsEnterprise(), "ENTREPRENEUR");
        var instrument = instruments
                .make()
                .terms("late_grace_minutes", 15)
                .terms("early_leave_grace_minutes", 30)
                .terms("overtime_grace_minutes", 10)
                .create();
        var patient = instruments.make().terms("late_grace_minutes", 60).create();
        used(person, instrument, 0, 0);
        used(person, instrument, 15, 10);
        used(person, instrument, 16, 11);
        used(person, instrument, 20, -31);
        used(person, patient, 20, 0);
        var booking = Bookings.request(person, instrument, MORNING);
        assertThat(impact(booking).manners()).isEqualTo(new Manners(5, 2, 1, 1));
        screens.as(Demo.MEDICAL_COLLEGE).open("approvals").sees("最近 5 次中迟到 2 次、早退 1 次、超时 1 次");
    }

    @Test
    void what_is_left_of_the_quotas_counts_the_request_itself() {
        var instrument = instruments.create();
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, 'PERSON', 'HOURS', 'DAY', 5 from booking_terms where instrument_id = ?""", instrument);
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, 'ORGANISATION', 'BOOKINGS', 'MONTH', 4 from booking_terms where instrument_id = ?""", instrument);
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(5, "14:00", "15:00"));
        assertThat(impact(booking).quotasLeft())
                .usingRecursiveFieldByFieldElementComparator(
                        org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                                .build())
                .containsExactly(
                        new Left(Holder.PERSON, Measure.HOURS, Span.DAY, new BigDecimal(2)),
                        new Left(Holder.ORGANISATION, Measure.BOOKINGS, Span.MONTH, new BigDecimal(2)));
    }

    @Test
    void with_two_thousand_requests_it_opens_in_five_statements_and_a_fifth_of_a_second() {
        var instrument = instruments.make().of(Demo.VOCATIONAL_COLLEGE_ID).create();
        database.update("""
                insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external, starts_at,
                    ends_at, status, purpose, service_mode, agreement_at, requested_at, decide_by, holds_slot)
                select gen_random_uuid(), ?, 1, ?, a.id, m.organisation_id, true, now() + make_interval(days => 5, hours => n),
                    now() + make_interval(days => 5, hours => n + 1), 'PENDING', '容量', 'SELF_OPERATED', now(), now(),
                    now() + make_interval(mins => n), false
                from generate_series(1, 2000) n, account a join membership m on m.account_id = a.id where a.username = ?""", instrument, Demo.VOCATIONAL_COLLEGE_ID, Demo.ENTREPRENEUR);
        try {
            database.update("analyze");
            var decider = new AccountId(database.account(Demo.VOCATIONAL_COLLEGE));
            Runnable opening = () -> queue.open(BookingStatus.PENDING, FIRST, decider);
            assertThat(queue.open(BookingStatus.PENDING, FIRST, decider)
                            .requests()
                            .total())
                    .isGreaterThanOrEqualTo(2000);
            assertThat(Statements.of(opening)).hasSizeLessThanOrEqualTo(5);
            assertThat(median(opening)).isLessThan(Duration.ofMillis(200));
            var screen = screens.as(Demo.VOCATIONAL_COLLEGE).open("approvals");
            assertThat(Statements.of(screen::reload)).as("the whole screen").hasSizeLessThanOrEqualTo(6);
            assertThat(median(screen::reload)).as("the whole screen").isLessThan(Duration.ofMillis(200));
        } finally {
            database.update("delete from booking where instrument_id = ?", instrument);
        }
    }

    /** Of eleven, so that a busy machine does not count. */
    private static Duration median(Runnable work) {
        return IntStream.range(0, 11)
                .mapToObj(round -> {
                    var begun = System.nanoTime();
                    work.run();
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .sorted()
                .toList()
                .get(5);
    }

    private DecisionImpact impact(String booking) {
        var decider = new AccountId(database.account(Demo.MEDICAL_COLLEGE));
        for (var page = 0; ; page++) {
            var found = queue.open(BookingStatus.PENDING, new PageRequest(page, 30), decider);
            var impact = found.impacts().get(new BookingId(id(booking)));
            if (impact != null) {
                return impact;
            }
            assertThat(found.requests().page()).as("the page of %s", booking).isEqualTo(page);
        }
    }

    /** This year, by the usual applicant. */
    private void used(UUID instrument, String status, String hours) {
        database.update("""
                insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external, starts_at,
                    ends_at, status, purpose, service_mode, requested_at, checked_out_at, confirmed_hours)
                select gen_random_uuid(), ?, 1, ?, a.id, m.organisation_id, true, now() - interval '1 minute',
                    now(), ?, '旧', 'SELF_OPERATED', now(), now(), cast(? as numeric)
                from account a join membership m on m.account_id = a.id where a.username = ?""", instrument, Demo.MEDICAL_COLLEGE_ID, status, hours, Demo.ENTREPRENEUR);
    }

    private UUID applicantsEnterprise() {
        return UUID.fromString(
                database.strings("""
                        select cast(m.organisation_id as text) from membership m
                        where m.account_id = ?""", database.account(Demo.ENTREPRENEUR)).getFirst());
    }

    /** Yesterday for an hour, with so many minutes after its start and its end. */
    private void used(String who, UUID instrument, int came, int left) {
        database.update(
                """
                insert into booking (id, instrument_id, unit, institution_id, requester_id, organisation_id, external, starts_at,
                    ends_at, status, purpose, service_mode, requested_at, checked_in_at, checked_out_at, confirmed_hours)
                select gen_random_uuid(), ?, 1, ?, ?, ?, true, t, t + interval '1 hour', 'COMPLETED', '旧', 'SELF_OPERATED',
                    now(), t + make_interval(mins => ?), t + make_interval(mins => 60 + ?), 1
                from (select date_trunc('hour', now()) - interval '1 day' as t) at""", instrument, Demo.MEDICAL_COLLEGE_ID, database.account(who), applicantsEnterprise(), came, left);
    }

    private static UUID id(String booking) {
        return UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1));
    }
}
