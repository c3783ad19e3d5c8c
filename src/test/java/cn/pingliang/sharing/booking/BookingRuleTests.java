package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SharingMode;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookingRuleTests {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final OrganisationId OWNER = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId ENTERPRISE = new OrganisationId(UUID.randomUUID());
    private static final ResourceId INSTRUMENT = new ResourceId(UUID.randomUUID());
    private static final AccountId PERSON = new AccountId(UUID.randomUUID());
    private static final AccountId COLLEAGUE = new AccountId(UUID.randomUUID());

    private static final BookingTerms TERMS = terms(Duration.ZERO, true, true, false, true, List.of());

    private static BookingTerms terms(
            Duration gap,
            boolean nights,
            boolean daysOff,
            boolean oneAtATime,
            boolean agreementNeeded,
            List<Quota> quotas) {
        return terms(gap, nights, daysOff, oneAtATime, agreementNeeded, false, quotas);
    }

    private static BookingTerms terms(
            Duration gap,
            boolean nights,
            boolean daysOff,
            boolean oneAtATime,
            boolean agreementNeeded,
            boolean trainingNeeded,
            List<Quota> quotas) {
        return new BookingTerms(
                Duration.ofHours(2),
                Duration.ofDays(30),
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                true,
                agreementNeeded,
                gap,
                nights,
                daysOff,
                oneAtATime,
                true,
                false,
                Duration.ZERO,
                Duration.ZERO,
                trainingNeeded,
                false,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                quotas);
    }

    /** A request that meets every rule: tomorrow for an hour. */
    private Instant start = NOW.plus(Duration.ofDays(1));

    private Duration length = Duration.ofHours(1);
    private Instant now = NOW;
    private Condition condition = Condition.NORMAL;
    private SharingMode sharing = SharingMode.EXTERNAL;
    private boolean openToBooking = true;
    private boolean openToSamples = true;
    private ServiceMode mode = ServiceMode.SELF_OPERATED;
    private OrganisationId organisation = ENTERPRISE;
    private boolean open = true;
    private boolean accepted = true;
    private boolean agreementNeeded = true;
    private boolean trainingNeeded;
    private Trained trained = Trained.NEVER;
    private Duration gap = Duration.ZERO;
    private boolean nights = true;
    private boolean daysOff = true;
    private boolean dayOff;
    private boolean oneAtATime;
    private boolean overriding;
    private final List<Commitment> commitments = new ArrayList<>();
    private final List<Quota> quotas = new ArrayList<>();

    private List<String> refusals() {
        return BookingRule.judge(attempt()).stream().map(Refusal::rule).toList();
    }

    private BookingAttempt attempt() {
        var instrument = new BookableInstrument(
                INSTRUMENT,
                "仪器",
                "Instrument",
                OWNER,
                "甘肃医学院",
                "Gansu Medical College",
                "0105",
                condition,
                sharing,
                openToBooking,
                openToSamples,
                PriceBasis.FREE,
                null,
                List.of());
        var seat = new Seat(organisation, "单位", OrganisationKind.ENTERPRISE, Role.ENTREPRENEUR, true, Set.of(), false);
        var terms = terms(gap, nights, daysOff, oneAtATime, agreementNeeded, trainingNeeded, quotas);
        var request = new BookingRequest(instrument.id(), TimeSlot.starting(start, length), "测定", mode, null, accepted);
        return new BookingAttempt(
                request, PERSON, seat, instrument, trained, terms, open, dayOff, commitments, overriding, now);
    }

    @Test
    void a_request_that_meets_every_rule_is_refused_by_none() {
        assertThat(refusals()).isEmpty();
    }

    /** The slot is on 2 December 2026 from 08:00 to 09:00 in Pingliang. */
    @ParameterizedTest(name = "trained {0}: {1}")
    @CsvSource({
        "2026-01-01:2026-12-02, ''",
        "2026-01-01:2026-12-01, training",
        "2026-12-02:2026-12-02, ''",
        "2026-12-03:2027-12-02, training",
        "2026-01-01, ''"
    })
    void whoever_operates_it_is_trained_on_the_day_of_the_slot(String spell, String refused) {
        trainingNeeded = true;
        trained = Trained.of(spell);
        assertThat(refusals()).isEqualTo(refused.isEmpty() ? List.of() : List.of(refused));
    }

    @ParameterizedTest(name = "trained through {0}, slot of {1} h: {2}")
    @CsvSource({"2026-12-02, 4, true", "2026-12-02, 5, false", "2026-12-03, 5, true"})
    void a_training_holds_to_the_end_of_the_slot_over_midnight(String until, int hours, boolean allowed) {
        trainingNeeded = true;
        trained = Trained.of("2026-01-01:" + until);
        start = NOW.plus(Duration.ofHours(36)); // 20:00
        length = Duration.ofHours(hours);
        assertThat(refusals().isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(ServiceMode.class)
    void only_what_the_institution_measures_needs_no_training(ServiceMode each) {
        trainingNeeded = true;
        mode = each;
        assertThat(refusals()).isEqualTo(each == ServiceMode.ENTRUSTED ? List.of() : List.of("training"));
    }

    @Test
    void where_no_training_is_needed_nobody_is_asked_for_it_and_staff_set_it_aside() {
        assertThat(refusals()).isEmpty();
        trainingNeeded = true;
        assertThat(refusals()).containsExactly("training");
        overriding = true;
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', refusal.training.reason",
        "2026-01-01:2026-11-30, refusal.training-over.reason",
        "2026-01-01:2026-12-01, refusal.training-ends.reason",
        "2027-01-01:2027-12-01, refusal.training.reason"
    })
    void the_refusal_says_whether_there_was_none_or_when_it_ended_or_ends(String spell, String reason) {
        trainingNeeded = true;
        trained = spell.isEmpty() ? Trained.NEVER : Trained.of(spell);
        var refusal = BookingRule.judge(attempt()).getFirst();
        assertThat(refusal.reason().key()).isEqualTo(reason);
        assertThat(refusal.remedy().key()).isEqualTo("refusal.training-or-samples.remedy");
        openToSamples = false;
        assertThat(BookingRule.judge(attempt()).getFirst().remedy().key()).isEqualTo("refusal.training.remedy");
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void an_instrument_that_awaits_repair_or_scrapping_cannot_be_booked(Condition each) {
        condition = each;
        switch (each) {
            case NORMAL, OCCASIONAL_FAULTS, FREQUENT_FAULTS ->
                assertThat(refusals()).isEmpty();
            case AWAITING_REPAIR, AWAITING_SCRAPPING, SCRAPPED ->
                assertThat(refusals()).containsExactly("in-service");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXTERNAL, true, ",
        "EXTERNAL, false, ",
        "INTERNAL, true, shared",
        "INTERNAL, false, ",
        "NOT_SHARED, true, shared",
        "NOT_SHARED, false, shared"
    })
    void internal_sharing_serves_the_owners_people_and_no_sharing_nobody(
            SharingMode mode, boolean external, String refused) {
        sharing = mode;
        organisation = external ? ENTERPRISE : OWNER;
        assertThat(refusals()).isEqualTo(refused == null ? List.of() : List.of(refused));
    }

    @ParameterizedTest
    @EnumSource(ServiceMode.class)
    void machine_time_and_samples_are_opened_separately(ServiceMode each) {
        mode = each;
        openToBooking = each != ServiceMode.ENTRUSTED;
        openToSamples = each == ServiceMode.ENTRUSTED;
        assertThat(refusals()).isEmpty();
        openToBooking = !openToBooking;
        openToSamples = !openToSamples;
        assertThat(refusals()).containsExactly("service-offered");
    }

    @Test
    void the_shortest_duration_may_be_booked_and_nothing_below() {
        length = TERMS.shortest();
        assertThat(refusals()).isEmpty();
        length = TERMS.shortest().minusMinutes(1);
        assertThat(refusals()).containsExactly("shortest", "aligned");
    }

    @Test
    void the_longest_duration_may_be_booked_and_nothing_above() {
        length = TERMS.longest();
        assertThat(refusals()).isEmpty();
        length = TERMS.longest().plusMinutes(30);
        assertThat(refusals()).containsExactly("longest");
    }

    @Test
    void start_and_end_lie_on_the_alignment() {
        start = start.plusSeconds(15 * 60);
        assertThat(refusals()).containsExactly("aligned");
        start = start.plusSeconds(15 * 60);
        assertThat(refusals()).isEmpty();
        length = length.plusSeconds(1);
        assertThat(refusals()).containsExactly("aligned");
        length = Duration.ofHours(1);
        start = start.plusNanos(1);
        assertThat(refusals()).containsExactly("aligned");
    }

    @Test
    void what_has_begun_is_past_and_told_once() {
        now = start.plusSeconds(1);
        open = false;
        assertThat(refusals()).containsExactly("not-past");
    }

    @Test
    void a_request_comes_at_the_latest_notice_or_earlier() {
        now = start.minus(TERMS.minNotice());
        assertThat(refusals()).isEmpty();
        now = now.plusMillis(1);
        assertThat(refusals()).containsExactly("min-notice");
        now = start;
        assertThat(refusals()).containsExactly("min-notice");
    }

    @Test
    void a_request_comes_at_the_earliest_notice_or_later() {
        now = start.minus(TERMS.maxNotice());
        assertThat(refusals()).isEmpty();
        now = now.minusMillis(1);
        assertThat(refusals()).containsExactly("max-notice");
    }

    @Test
    void a_slot_lies_in_the_opening_hours() {
        open = false;
        assertThat(refusals()).containsExactly("open");
    }

    @Test
    void the_agreement_is_accepted_where_one_is_needed() {
        accepted = false;
        assertThat(refusals()).containsExactly("agreement");
        agreementNeeded = false;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void every_rule_that_is_broken_is_told_not_the_first() {
        condition = Condition.AWAITING_REPAIR;
        sharing = SharingMode.NOT_SHARED;
        openToBooking = false;
        length = Duration.ofMinutes(7);
        now = start.minusSeconds(60);
        open = false;
        accepted = false;
        assertThat(refusals())
                .containsExactly(
                        "in-service",
                        "shared",
                        "service-offered",
                        "shortest",
                        "aligned",
                        "min-notice",
                        "open",
                        "agreement");
    }

    @Test
    void refusals_fill_in_what_the_terms_demand() {
        length = Duration.ofHours(9);
        assertThat(BookingRule.judge(attempt())).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason().arguments()).containsExactly(480L);
            assertThat(refusal.remedy().key()).isEqualTo("refusal.longest.remedy");
        });
    }

    /** Times of Pingliang on 2026-12-02, a Wednesday; what is later than 24:00 is the day after. */
    @ParameterizedTest(name = "{0} for {1} minutes")
    @CsvSource({
        "05:30, 30, nights",
        "05:30, 60, nights",
        "06:00, 30, ",
        "06:00, 480, ",
        "14:00, 480, ",
        "14:30, 480, nights",
        "21:30, 30, ",
        "21:30, 60, nights",
        "22:00, 30, nights",
        "23:30, 60, nights",
        "00:00, 30, nights",
        "00:00, 480, nights"
    })
    void nights_last_from_ten_to_six(LocalTime from, int minutes, String refused) {
        nights = false;
        at(LocalDate.of(2026, 12, 2), from, minutes);
        now = start.minus(Duration.ofDays(1));
        assertThat(refusals()).isEqualTo(refused == null ? List.of() : List.of(refused));
        nights = true;
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, true, ", "true, false, ", "false, false, ", "false, true, days-off"})
    void days_off_can_be_closed_to_bookings(boolean allowed, boolean off, String refused) {
        daysOff = allowed;
        dayOff = off;
        assertThat(refusals()).isEqualTo(refused == null ? List.of() : List.of(refused));
    }

    /** The slot lasts from 10:00 to 12:00, the gap is an hour. */
    @ParameterizedTest(name = "{0}–{1} by {2}")
    @CsvSource({
        "08:00, 09:00, me, ",
        "08:00, 09:01, me, gap",
        "08:00, 10:00, me, gap",
        "10:30, 11:00, me, gap",
        "12:00, 13:00, me, gap",
        "12:59, 14:00, me, gap",
        "13:00, 14:00, me, ",
        "08:00, 10:00, colleague, ",
        "12:30, 14:00, colleague, ",
        "08:00, 10:00, elsewhere, ",
        "12:30, 14:00, elsewhere, "
    })
    void two_bookings_of_one_person_on_one_instrument_keep_their_distance(
            LocalTime from, LocalTime to, String whose, String refused) {
        gap = Duration.ofHours(1);
        at(DAY, LocalTime.of(10, 0), 120);
        other(DAY, from, to, whose);
        assertThat(refusals()).isEqualTo(refused == null ? List.of() : List.of(refused));
        gap = Duration.ZERO;
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest(name = "{0}–{1} by {2}")
    @CsvSource({
        "09:00, 10:00, elsewhere, ",
        "09:00, 10:01, elsewhere, one-at-a-time",
        "10:30, 11:00, elsewhere, one-at-a-time",
        "11:59, 13:00, elsewhere, one-at-a-time",
        "12:00, 13:00, elsewhere, ",
        "10:00, 12:00, colleague, "
    })
    void a_person_uses_one_instrument_at_a_time(LocalTime from, LocalTime to, String whose, String refused) {
        oneAtATime = true;
        at(DAY, LocalTime.of(10, 0), 120);
        other(DAY, from, to, whose);
        assertThat(refusals()).isEqualTo(refused == null ? List.of() : List.of(refused));
        oneAtATime = false;
        assertThat(refusals()).isEmpty();
    }

    /** The request is for two hours on Wednesday 2026-12-02; the quota allows eight hours. */
    @ParameterizedTest(name = "{0}: {1} h on {2} by {3}")
    @CsvSource({
        "PERSON, DAY, 6.0, 2026-12-02, me, false",
        "PERSON, DAY, 6.5, 2026-12-02, me, true",
        "PERSON, DAY, 8.0, 2026-12-01, me, false",
        "PERSON, DAY, 8.0, 2026-12-03, me, false",
        "PERSON, DAY, 8.0, 2026-12-02, colleague, false",
        "PERSON, WEEK, 6.0, 2026-11-30, me, false",
        "PERSON, WEEK, 6.5, 2026-11-30, me, true",
        "PERSON, WEEK, 6.5, 2026-12-06, me, true",
        "PERSON, WEEK, 8.0, 2026-11-29, me, false",
        "PERSON, WEEK, 8.0, 2026-12-07, me, false",
        "PERSON, WEEK, 8.0, 2026-12-02, colleague, false",
        "PERSON, MONTH, 6.0, 2026-12-31, me, false",
        "PERSON, MONTH, 6.5, 2026-12-31, me, true",
        "PERSON, MONTH, 6.5, 2026-12-01, me, true",
        "PERSON, MONTH, 8.0, 2026-11-30, me, false",
        "PERSON, MONTH, 8.0, 2027-01-01, me, false",
        "PERSON, FUTURE, 6.0, 2027-05-01, me, false",
        "PERSON, FUTURE, 6.5, 2027-05-01, me, true",
        "PERSON, FUTURE, 8.0, 2026-11-30, me, false",
        "ORGANISATION, DAY, 6.0, 2026-12-02, colleague, false",
        "ORGANISATION, DAY, 6.5, 2026-12-02, colleague, true",
        "ORGANISATION, DAY, 6.5, 2026-12-02, me, true",
        "ORGANISATION, WEEK, 6.5, 2026-12-06, colleague, true",
        "ORGANISATION, WEEK, 8.0, 2026-12-07, colleague, false",
        "ORGANISATION, MONTH, 6.5, 2026-12-31, colleague, true",
        "ORGANISATION, MONTH, 8.0, 2027-01-01, colleague, false",
        "ORGANISATION, FUTURE, 6.5, 2027-05-01, colleague, true",
        "ORGANISATION, FUTURE, 6.0, 2027-05-01, colleague, false"
    })
    void hours_are_counted_by_holder_and_calendar(
            Holder holder, Span span, double already, LocalDate day, String whose, boolean refused) {
        quotas.add(new Quota(TermsPlace.SITE, holder, Measure.HOURS, span, 8));
        at(DAY, LocalTime.of(10, 0), 120);
        var from = LocalTime.of(12, 0);
        other(day, from, from.plusMinutes((long) (already * 60)), whose);
        var rule = "quota-%s-hours-%s".formatted(holder, span).toLowerCase(Locale.ROOT);
        assertThat(refusals()).isEqualTo(refused ? List.of(rule) : List.of());
    }

    @ParameterizedTest(name = "{0} per {1}: {2} there, {3} allowed")
    @CsvSource({
        "PERSON, DAY, 0, 0, true",
        "PERSON, DAY, 0, 1, false",
        "PERSON, DAY, 1, 1, true",
        "PERSON, DAY, 1, 2, false",
        "PERSON, WEEK, 2, 2, true",
        "PERSON, WEEK, 2, 3, false",
        "PERSON, MONTH, 3, 3, true",
        "PERSON, MONTH, 3, 4, false",
        "PERSON, FUTURE, 1, 1, true",
        "PERSON, FUTURE, 1, 2, false",
        "ORGANISATION, DAY, 2, 2, true",
        "ORGANISATION, DAY, 2, 3, false",
        "ORGANISATION, WEEK, 1, 1, true",
        "ORGANISATION, WEEK, 1, 2, false",
        "ORGANISATION, MONTH, 1, 1, true",
        "ORGANISATION, MONTH, 1, 2, false",
        "ORGANISATION, FUTURE, 1, 1, true",
        "ORGANISATION, FUTURE, 1, 2, false"
    })
    void bookings_are_counted_by_holder_and_calendar(Holder holder, Span span, int already, int most, boolean refused) {
        quotas.add(new Quota(TermsPlace.SITE, holder, Measure.BOOKINGS, span, most));
        at(DAY, LocalTime.of(10, 0), 120);
        for (var i = 0; i < already; i++) {
            var from = LocalTime.of(12 + i, 0);
            other(DAY, from, from.plusMinutes(30), "me");
        }
        var rule = "quota-%s-bookings-%s".formatted(holder, span).toLowerCase(Locale.ROOT);
        assertThat(refusals()).isEqualTo(refused ? List.of(rule) : List.of());
    }

    @ParameterizedTest(name = "{0} counts what is on {1}: {2}")
    @CsvSource({
        "site, here, true",
        "site, class, true",
        "site, institution, true",
        "site, abroad, true",
        "institution, here, true",
        "institution, class, true",
        "institution, institution, true",
        "institution, abroad, false",
        "class, here, true",
        "class, class, true",
        "class, institution, false",
        "class, abroad, false",
        "instrument, here, true",
        "instrument, class, false",
        "instrument, institution, false",
        "instrument, abroad, false"
    })
    void a_quota_counts_what_it_was_set_for(String place, String where, boolean counted) {
        var set = switch (place) {
            case "site" -> TermsPlace.SITE;
            case "institution" -> new TermsPlace(OWNER, null, null);
            case "class" -> new TermsPlace(OWNER, "0105", null);
            default -> new TermsPlace(OWNER, null, INSTRUMENT);
        };
        quotas.add(new Quota(set, Holder.PERSON, Measure.BOOKINGS, Span.WEEK, 1));
        at(DAY, LocalTime.of(10, 0), 120);
        var instrument = where.equals("here") ? INSTRUMENT : new ResourceId(UUID.randomUUID());
        var institution = where.equals("abroad") ? ENTERPRISE : OWNER;
        var itsClass = where.equals("here") || where.equals("class") ? "0105" : "0102";
        commitments.add(new Commitment(
                instrument, institution, itsClass, PERSON, slot(DAY, LocalTime.of(14, 0), LocalTime.of(15, 0))));
        assertThat(refusals()).isEqualTo(counted ? List.of("quota-person-bookings-week") : List.of());
    }

    @Test
    void a_refused_quota_tells_the_limit_what_there_is_and_what_it_would_be() {
        quotas.add(new Quota(TermsPlace.SITE, Holder.PERSON, Measure.HOURS, Span.WEEK, 8));
        at(DAY, LocalTime.of(10, 0), 120);
        other(DAY, LocalTime.of(13, 0), LocalTime.of(20, 30), "me");
        assertThat(BookingRule.judge(attempt()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason().arguments())
                        .containsExactly(8, new java.math.BigDecimal("7.5"), new java.math.BigDecimal("9.5")));
    }

    @Test
    void who_may_sets_aside_when_and_how_much_but_never_whether_it_can_be_used() {
        length = Duration.ofMinutes(487);
        now = start.minusSeconds(60);
        open = false;
        daysOff = false;
        dayOff = true;
        nights = false;
        gap = Duration.ofHours(1);
        oneAtATime = true;
        other(DAY, LocalTime.of(0, 0), LocalTime.of(23, 0), "me");
        start = slot(DAY, LocalTime.of(5, 0), LocalTime.of(6, 0)).start();
        now = start.minusSeconds(60);
        quotas.add(new Quota(TermsPlace.SITE, Holder.PERSON, Measure.BOOKINGS, Span.WEEK, 0));
        assertThat(refusals())
                .containsExactly(
                        "longest",
                        "aligned",
                        "min-notice",
                        "open",
                        "nights",
                        "days-off",
                        "gap",
                        "one-at-a-time",
                        "quota-person-bookings-week");
        overriding = true;
        assertThat(refusals()).isEmpty();
        condition = Condition.AWAITING_REPAIR;
        sharing = SharingMode.NOT_SHARED;
        openToBooking = false;
        accepted = false;
        now = start.plusSeconds(1);
        assertThat(refusals()).containsExactly("in-service", "shared", "service-offered", "not-past", "agreement");
    }

    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);

    private void at(LocalDate day, LocalTime from, int minutes) {
        start = day.atTime(from).atZone(PortalTime.ZONE).toInstant();
        length = Duration.ofMinutes(minutes);
    }

    private void other(LocalDate day, LocalTime from, LocalTime to, String whose) {
        commitments.add(new Commitment(
                whose.equals("elsewhere") ? new ResourceId(UUID.randomUUID()) : INSTRUMENT,
                OWNER,
                "0105",
                whose.equals("colleague") ? COLLEAGUE : PERSON,
                slot(day, from, to)));
    }

    private static TimeSlot slot(LocalDate day, LocalTime from, LocalTime to) {
        return new TimeSlot(
                day.atTime(from).atZone(PortalTime.ZONE).toInstant(),
                day.atTime(to).atZone(PortalTime.ZONE).toInstant());
    }
}
