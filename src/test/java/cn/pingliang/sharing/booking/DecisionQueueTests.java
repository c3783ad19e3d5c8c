package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionImpact.Agreement;
import cn.pingliang.sharing.booking.DecisionImpact.Left;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Screens;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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
    void with_two_thousand_requests_it_opens_in_six_statements_and_a_fifth_of_a_second() {
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
            assertThat(Statements.of(opening)).hasSizeLessThanOrEqualTo(6);
            assertThat(median(opening)).isLessThan(Duration.ofMillis(200));
            var screen = screens.as(Demo.VOCATIONAL_COLLEGE).open("approvals");
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

    private static UUID id(String booking) {
        return UUID.fromString(booking.substring(booking.lastIndexOf('/') + 1));
    }
}
