package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.booking.TermsReplay.Asked;
import cn.pingliang.sharing.booking.TermsReplay.Known;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SharingMode;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Slots are on a Tuesday, 1 December 2026, by the hour in Pingliang; requests came the days before. */
class TermsReplayTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId ENTERPRISE = new OrganisationId(UUID.randomUUID());
    private static final AccountId SOMEBODY = new AccountId(UUID.randomUUID());
    private static final AccountId COLLEAGUE = new AccountId(UUID.randomUUID());
    private static final Instant MORNING = Instant.parse("2026-12-01T00:00:00Z");
    private static final TermsPlace WHOLE = new TermsPlace(INSTITUTION, null, null);
    private static final BookableInstrument INSTRUMENT = new BookableInstrument(
            new ResourceId(UUID.randomUUID()),
            "质谱仪",
            "Mass spectrometer",
            INSTITUTION,
            "甘肃医学院",
            "Gansu Medical College",
            "0102",
            Condition.AWAITING_REPAIR,
            SharingMode.NOT_SHARED,
            false,
            false,
            PriceBasis.FREE,
            null,
            List.of());

    private final List<Asked> asked = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();

    private BookingId request(AccountId who, int daysBefore, int fromHour, int hours) {
        return request(who, daysBefore, fromHour, hours, null, null);
    }

    private BookingId request(
            AccountId who,
            int daysBefore,
            int fromHour,
            int hours,
            @Nullable Instant ended,
            @Nullable String overrideReason) {
        var id = new BookingId(TimeOrderedId.next());
        var slot = TimeSlot.starting(MORNING.plus(Duration.ofHours(fromHour - 8)), Duration.ofHours(hours));
        var at = MORNING.minus(Duration.ofDays(daysBefore));
        asked.add(new Asked(
                id,
                INSTRUMENT,
                who,
                ENTERPRISE,
                "绿源农业",
                OrganisationKind.ENTERPRISE,
                slot,
                ServiceMode.SELF_OPERATED,
                overrideReason,
                Trained.NEVER,
                at,
                null));
        known.add(new Known(
                id,
                new Commitment(INSTRUMENT.id(), INSTITUTION, INSTRUMENT.classCode(), who, slot),
                ENTERPRISE,
                at,
                ended));
        return id;
    }

    private Map<BookingId, List<Refusal>> judge(BookingTerms terms, LocalDate... daysOff) {
        return new TermsReplay(asked, known, Set.of(daysOff)).judge(request -> terms);
    }

    private static BookingTerms terms(int longestHours, int maxNoticeDays, boolean daysOff, Quota... quotas) {
        return new BookingTerms(
                Duration.ZERO,
                Duration.ofDays(maxNoticeDays),
                Duration.ofMinutes(30),
                Duration.ofHours(longestHours),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                true,
                true,
                Duration.ZERO,
                true,
                daysOff,
                false,
                true,
                false,
                Duration.ZERO,
                Duration.ZERO,
                false,
                false,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                List.of(quotas));
    }

    private static Quota hours(Holder holder, int most) {
        return new Quota(WHOLE, holder, Measure.HOURS, Span.WEEK, most);
    }

    private static List<String> rules(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::rule).toList();
    }

    @Test
    void a_request_is_judged_as_of_the_moment_it_was_made() {
        var early = request(SOMEBODY, 20, 9, 2);
        var late = request(SOMEBODY, 3, 14, 2);
        var refused = judge(terms(8, 14, true));
        assertThat(refused).containsOnlyKeys(early).doesNotContainKey(late);
        assertThat(rules(refused.getOrDefault(early, List.of()))).containsExactly("max-notice");
    }

    @Test
    void neither_the_instruments_state_nor_its_hours_nor_the_agreement_are_looked_at_again() {
        request(SOMEBODY, 3, 2, 2);
        assertThat(judge(terms(8, 30, true))).isEmpty();
    }

    @Test
    void requests_count_in_the_order_in_which_they_came_and_only_what_was_known_by_then() {
        var third = request(SOMEBODY, 1, 15, 3);
        request(SOMEBODY, 5, 9, 3);
        request(SOMEBODY, 3, 12, 3);
        assertThat(judge(terms(8, 30, true, hours(Holder.PERSON, 8)))).containsOnlyKeys(third);
    }

    @Test
    void what_the_replay_refused_does_not_count_against_later_requests() {
        request(SOMEBODY, 5, 9, 3);
        request(SOMEBODY, 4, 12, 3);
        var tooMuch = request(SOMEBODY, 3, 15, 3);
        request(SOMEBODY, 2, 18, 2);
        assertThat(judge(terms(8, 30, true, hours(Holder.PERSON, 8)))).containsOnlyKeys(tooMuch);
    }

    @Test
    void a_cancelled_booking_counts_for_requests_before_its_cancellation_only() {
        request(SOMEBODY, 6, 9, 6, MORNING.minus(Duration.ofDays(3)), null);
        var before = request(SOMEBODY, 4, 15, 6);
        request(SOMEBODY, 2, 15, 6);
        assertThat(judge(terms(8, 30, true, hours(Holder.PERSON, 8)))).containsOnlyKeys(before);
    }

    @Test
    void an_organisations_quota_counts_its_people_together_and_a_persons_does_not() {
        request(COLLEAGUE, 5, 9, 6);
        var mine = request(SOMEBODY, 3, 15, 6);
        assertThat(judge(terms(8, 30, true, hours(Holder.PERSON, 8)))).isEmpty();
        assertThat(judge(terms(8, 30, true, hours(Holder.ORGANISATION, 8)))).containsOnlyKeys(mine);
    }

    @Test
    void days_off_are_those_of_the_work_calendar() {
        var onHoliday = request(SOMEBODY, 3, 9, 2);
        assertThat(judge(terms(8, 30, false), LocalDate.of(2026, 12, 1))).containsOnlyKeys(onHoliday);
        assertThat(judge(terms(8, 30, false), LocalDate.of(2026, 12, 2))).isEmpty();
    }

    @Test
    void who_set_the_rules_aside_then_does_so_again() {
        request(SOMEBODY, 3, 9, 4, null, "抢修后补做");
        assertThat(judge(terms(1, 30, true))).isEmpty();
    }

    @Test
    void five_thousand_requests_beside_each_other_take_no_time_worth_waiting_for() {
        for (var i = 0; i < 5_000; i++) {
            request(i % 2 == 0 ? SOMEBODY : COLLEAGUE, 1 + i % 29, 8 + i % 10, 1);
        }
        var begun = System.nanoTime();
        assertThat(judge(terms(8, 30, true, hours(Holder.ORGANISATION, 40)))).hasSize(4_960);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
}
