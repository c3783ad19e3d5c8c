package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SharingMode;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final BookingTerms TERMS = new BookingTerms(
            Duration.ofHours(2),
            Duration.ofDays(30),
            Duration.ofMinutes(30),
            Duration.ofHours(8),
            Duration.ofMinutes(30),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(24),
            Duration.ofMinutes(30),
            true,
            true);

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

    private List<String> refusals() {
        return BookingRule.judge(attempt()).stream().map(Refusal::rule).toList();
    }

    private BookingAttempt attempt() {
        var instrument = new BookableInstrument(
                new ResourceId(UUID.randomUUID()),
                "仪器",
                "Instrument",
                OWNER,
                "甘肃医学院",
                "0105",
                condition,
                sharing,
                openToBooking,
                openToSamples,
                PriceBasis.FREE,
                null);
        var seat = new Seat(organisation, "单位", OrganisationKind.ENTERPRISE, Role.ENTREPRENEUR, true, Set.of(), false);
        var terms = new BookingTerms(
                TERMS.minNotice(),
                TERMS.maxNotice(),
                TERMS.shortest(),
                TERMS.longest(),
                TERMS.alignment(),
                TERMS.bufferBefore(),
                TERMS.bufferAfter(),
                TERMS.cancelNotice(),
                TERMS.earlyCheckIn(),
                true,
                agreementNeeded);
        var request = new BookingRequest(instrument.id(), TimeSlot.starting(start, length), "测定", mode, null, accepted);
        return new BookingAttempt(request, new AccountId(UUID.randomUUID()), seat, instrument, terms, open, now);
    }

    @Test
    void a_request_that_meets_every_rule_is_refused_by_none() {
        assertThat(refusals()).isEmpty();
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
}
