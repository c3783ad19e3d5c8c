package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsInForceTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId GUEST = new OrganisationId(UUID.randomUUID());
    private static final TermsPlace OF_THE_INSTITUTION = new TermsPlace(INSTITUTION, null, null);
    private static final TermsPlace OF_THE_CLASS = new TermsPlace(INSTITUTION, "0105", null);
    private static final TermsPlace OF_THE_INSTRUMENT =
            new TermsPlace(INSTITUTION, null, new ResourceId(UUID.randomUUID()));
    private static final LocalDate ALWAYS = LocalDate.of(2018, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static final TermsRow SITE = new TermsRow(
            TermsPlace.SITE,
            null,
            null,
            ALWAYS,
            120,
            30,
            30,
            480,
            30,
            0,
            0,
            1440,
            1440,
            30,
            true,
            true,
            0,
            true,
            true,
            false,
            true,
            false,
            0,
            0,
            false,
            false,
            15,
            30,
            15,
            List.of());

    private static TermsRow row(
            TermsPlace place,
            @Nullable UserGroup group,
            @Nullable OrganisationId organisation,
            LocalDate from,
            @Nullable Integer longest,
            Quota... quotas) {
        return new TermsRow(
                place,
                group,
                organisation,
                from,
                null,
                null,
                null,
                longest,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(quotas));
    }

    private static Duration longest(TermsRow... rows) {
        var all = new java.util.ArrayList<>(List.of(rows));
        all.add(SITE);
        return new TermsInForce(all).on(TODAY).longest();
    }

    @Test
    void the_site_sets_what_nobody_else_does() {
        assertThat(longest()).isEqualTo(Duration.ofHours(8));
        assertThat(longest(row(OF_THE_INSTRUMENT, null, null, ALWAYS, null))).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void the_nearest_place_decides() {
        var institution = row(OF_THE_INSTITUTION, null, null, ALWAYS, 60);
        var itsClass = row(OF_THE_CLASS, null, null, ALWAYS, 120);
        var instrument = row(OF_THE_INSTRUMENT, null, null, ALWAYS, 180);
        assertThat(longest(institution)).isEqualTo(Duration.ofHours(1));
        assertThat(longest(institution, itsClass)).isEqualTo(Duration.ofHours(2));
        assertThat(longest(instrument, institution, itsClass)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void at_one_place_an_organisations_exception_goes_before_its_groups_and_that_before_everybodys() {
        var everybody = row(OF_THE_INSTITUTION, null, null, ALWAYS, 60);
        var group = row(OF_THE_INSTITUTION, UserGroup.ENTERPRISE, null, ALWAYS, 120);
        var organisation = row(OF_THE_INSTITUTION, null, GUEST, ALWAYS, 180);
        assertThat(longest(everybody, group)).isEqualTo(Duration.ofHours(2));
        assertThat(longest(organisation, everybody, group)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_nearer_place_goes_before_an_exception_further_out() {
        assertThat(longest(
                        row(OF_THE_INSTITUTION, null, GUEST, ALWAYS, 60),
                        row(OF_THE_INSTRUMENT, null, null, ALWAYS, 180)))
                .isEqualTo(Duration.ofHours(3));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30, 60", "2026-12-01, 120", "2026-12-02, 120", "2027-01-01, 240"})
    void the_version_of_the_day_holds_from_its_first_day_on(LocalDate day, int minutes) {
        var rows = List.of(
                SITE,
                row(OF_THE_INSTITUTION, null, null, LocalDate.of(2027, 1, 1), 240),
                row(OF_THE_INSTITUTION, null, null, ALWAYS, 60),
                row(OF_THE_INSTITUTION, null, null, TODAY, 120));
        assertThat(new TermsInForce(rows).on(day).longest()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void a_newer_version_that_leaves_a_term_open_leaves_it_to_the_places_further_out() {
        assertThat(longest(
                        row(OF_THE_INSTITUTION, null, null, ALWAYS, 60),
                        row(OF_THE_INSTITUTION, null, null, TODAY, null)))
                .isEqualTo(Duration.ofHours(8));
    }

    @Test
    void quotas_of_every_place_apply_and_at_each_place_those_of_the_nearest_audience() {
        var site = new Quota(TermsPlace.SITE, Holder.PERSON, Measure.HOURS, Span.WEEK, 40);
        var everybody = new Quota(OF_THE_INSTITUTION, Holder.PERSON, Measure.HOURS, Span.WEEK, 20);
        var perDay = new Quota(OF_THE_INSTITUTION, Holder.PERSON, Measure.HOURS, Span.DAY, 4);
        var enterprises = new Quota(OF_THE_INSTITUTION, Holder.PERSON, Measure.HOURS, Span.WEEK, 8);
        var lifted = new Quota(OF_THE_INSTITUTION, Holder.PERSON, Measure.HOURS, Span.DAY, null);
        var rows = List.of(
                SITE,
                row(TermsPlace.SITE, UserGroup.ENTERPRISE, null, ALWAYS, null, site),
                row(OF_THE_INSTITUTION, null, null, ALWAYS, null, everybody, perDay),
                row(OF_THE_INSTITUTION, UserGroup.ENTERPRISE, null, ALWAYS, null, enterprises, lifted));
        assertThat(new TermsInForce(rows).on(TODAY).quotas()).containsExactlyInAnyOrder(site, enterprises);
    }
}
