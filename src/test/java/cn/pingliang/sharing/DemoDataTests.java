package cn.pingliang.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.PortalTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demonstration is synthetic, says so, and is plausible. */
@PortalTest
class DemoDataTests {

    @Autowired
    private Database database;

    @Test
    void at_least_sixty_resources_of_the_three_institutions_and_all_four_kinds_are_published() {
        assertThat(database.count("select count(*) from resource where demo and status = 'PUBLISHED'"))
                .isGreaterThanOrEqualTo(60);
        assertThat(database.strings(
                        "select distinct kind from resource where demo and status = 'PUBLISHED' order by 1"))
                .containsExactly("DATASET", "FACILITY", "FINDING", "INSTRUMENT");
        assertThat(database.count("select count(distinct institution_id) from resource where demo"))
                .isEqualTo(3);
    }

    @Test
    void every_row_that_is_shown_says_that_it_is_a_demonstration() {
        // Tests make instruments whose number begins with TEST, and accounts whose name begins with test.
        assertThat(database.count("select count(*) from resource where not demo and number not like 'TEST-%'"))
                .isZero();
        assertThat(database.count("select count(*) from organisation where not demo"))
                .isZero();
        assertThat(database.count("select count(*) from account where not demo and username not like 'test%'"))
                .isZero();
        assertThat(database.count("""
                        select count(*) from usage_record u join resource r on r.id = u.instrument_id
                        where not u.demo and r.demo and u.booking_id is null""")).isZero();
    }

    @Test
    void every_social_credit_code_passes_the_check_of_gb_32100_2015() {
        assertThat(isValid("91350100M000100Y43")).isTrue();
        assertThat(isValid("91350100M000100Y4Z")).isFalse();
        assertThat(database.strings("select credit_code from organisation"))
                .hasSizeGreaterThan(15)
                .allMatch(DemoDataTests::isValid);
        assertThat(database.strings("select credit_code from organisation where kind = 'INSTITUTION'"))
                .allMatch(code -> code.startsWith("12"));
    }

    private static boolean isValid(String code) {
        var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        if (code.length() != 18 || !code.chars().allMatch(character -> alphabet.indexOf(character) >= 0)) {
            return false;
        }
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return alphabet.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }

    @Test
    void nobody_real_can_be_reached_through_an_invented_address() {
        assertThat(database.strings("select email from account where demo"))
                .allMatch(it -> it.endsWith(".example.com"));
        assertThat(database.strings("select phone from account where demo")).allMatch(it -> it.startsWith("138000"));
    }

    @Test
    void every_published_instrument_has_its_units_and_hours_and_can_be_found() {
        assertThat(database.strings("""
                        select r.number from resource r join instrument i on i.id = r.id
                        where r.demo and r.status = 'PUBLISHED' and (
                            (select count(*) from bookable_unit u where u.instrument_id = r.id) <> i.units
                            or not exists (select from opening_hours h where h.institution_id = r.institution_id
                                and (h.instrument_id is null or h.instrument_id = r.id))
                            or r.search = ''::tsvector)""")).isEmpty();
    }

    @Test
    void a_year_of_about_ten_thousand_records_makes_a_plausible_sharing_rate() {
        assertThat(database.count("select count(*) from usage_record where demo"))
                .isBetween(8_000L, 13_000L);
        var share = database.client().sql("""
                        select sum(extract(epoch from ends_at - starts_at)) filter (where external)
                            / sum(extract(epoch from ends_at - starts_at)) from usage_record where demo""").query(Double.class).single();
        // national averages: 16 % in 2019, 17 % in 2025
        assertThat(share).isBetween(0.12, 0.22);
        assertThat(database.count("select count(distinct external) from usage_record where demo"))
                .isEqualTo(2);
    }

    /** A few were entered twice on purpose, as internal and as external use: the figures must count that time once. */
    @Test
    void a_unit_is_used_twice_at_once_only_where_an_internal_record_contradicts_an_external_one() {
        var overlapping = """
                select count(*) from usage_record a join usage_record b
                on a.instrument_id = b.instrument_id and a.unit = b.unit and a.id < b.id
                and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                where a.demo and b.demo and (a.external = b.external) = ?""";
        assertThat(database.count(overlapping, true)).isZero();
        assertThat(database.count(overlapping, false)).isBetween(5L, 100L);
    }

    @Test
    void nothing_was_used_in_the_future() {
        assertThat(database.count("select count(*) from usage_record where demo and ends_at > now()"))
                .isZero();
    }

    @Test
    void there_is_a_booking_in_every_state_and_its_history_leads_there() {
        assertThat(database.strings("select distinct status from booking where id::text like '00000000-%'"))
                .containsAll(List.of(
                        "PENDING", "RETURNED", "APPROVED", "IN_USE", "AWAITING_CONFIRMATION", "COMPLETED", "RATED"))
                .contains("TESTING", "REPORTED")
                .contains("REJECTED", "CANCELLED", "NO_SHOW", "EXPIRED");
        assertThat(database.strings("""
                        select b.id from booking b join lateral (select status from booking_step s
                            where s.booking_id = b.id order by position desc limit 1) last on true
                        where b.id::text like '00000000-%' and b.status <> last.status
                        and b.status not in ('NO_SHOW', 'EXPIRED')""")).isEmpty();
    }

    /** What lies ahead holds its slot; a returned request does so until somebody decides. */
    @Test
    void every_open_request_for_the_time_ahead_holds_its_slot() {
        assertThat(database.strings("""
                        select b.id from booking b where b.id::text like '00000000-%' and b.ends_at > now()
                        and b.status in ('PENDING', 'RETURNED', 'APPROVED', 'IN_USE', 'TESTING')
                        and not exists (select from occupancy o where o.owner_id = b.id and o.unit = b.unit
                            and o.starts_at <= b.starts_at and o.ends_at >= b.ends_at)""")).isEmpty();
    }
}
