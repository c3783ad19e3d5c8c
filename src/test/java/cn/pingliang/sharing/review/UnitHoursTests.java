package cn.pingliang.sharing.review;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The one metrics layer against a count of every minute (domain §2). */
@PortalTest
class UnitHoursTests {

    /** A week in the past, the reported days its third to fifth. */
    private static final LocalDate WEEK = LocalDate.of(2026, 3, 2);

    private static final Period REPORTED = new Period(WEEK.plusDays(2), WEEK.plusDays(4));
    private static final int MINUTES = 7 * 24 * 60;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Usage usage;

    @Autowired
    private Database database;

    @Autowired
    private SharingReview review;

    private SharingFigures figures(UUID instrument, Period period) {
        return review
                .report(period, Grouping.INSTRUMENT, new AccountId(database.account(Demo.SCIENCE_BUREAU)))
                .rows()
                .stream()
                .filter(row -> row.key().equals(instrument.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static OffsetDateTime minute(int minute) {
        return WEEK.atStartOfDay(PortalTime.ZONE).plusMinutes(minute).toOffsetDateTime();
    }

    @ParameterizedTest(name = "drawn from {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_units_hours_are_its_minutes_in_use_counted_once_and_internal_where_records_contradict(long seed) {
        var random = new Random(seed);
        var units = 1 + random.nextInt(3);
        var instrument = instruments.make().units(units).create();
        var first = 2 * 24 * 60;
        var last = 5 * 24 * 60;
        var internalMinutes = 0;
        var externalMinutes = 0;
        for (var unit = 1; unit <= units; unit++) {
            var internal = new BitSet(MINUTES);
            var external = new BitSet(MINUTES);
            for (var i = 0; i < 40; i++) {
                var from = random.nextInt(MINUTES - 1);
                var to = Math.min(MINUTES, from + 1 + random.nextInt(600));
                var isExternal = random.nextBoolean();
                usage.record(instrument, unit, isExternal, minute(from), minute(to));
                (isExternal ? external : internal).set(from, to);
            }
            external.andNot(internal);
            internalMinutes += internal.get(first, last).cardinality();
            externalMinutes += external.get(first, last).cardinality();
        }
        var figures = figures(instrument, REPORTED);
        assertThat(figures.externalHours().subtract(hours(externalMinutes)).abs())
                .isLessThan(new BigDecimal("1e-6"));
        assertThat(figures.effectiveHours()
                        .subtract(hours(internalMinutes + externalMinutes))
                        .abs())
                .isLessThan(new BigDecimal("1e-6"));
        assertThat(figures.effectiveHours()).isLessThanOrEqualTo(new BigDecimal(3 * 24 * units));
    }

    private static BigDecimal hours(int minutes) {
        return new BigDecimal(minutes).divide(new BigDecimal(60), MathContext.DECIMAL64);
    }

    @Test
    void a_record_is_clipped_at_both_edges_of_the_period() {
        var instrument = instruments.create();
        usage.record(instrument, 1, true, minute(0), minute(MINUTES));
        assertThat(figures(instrument, REPORTED).externalHours()).isEqualByComparingTo("72");
    }

    @Test
    void records_that_only_touch_the_period_are_not_in_it() {
        var instrument = instruments.create();
        usage.record(instrument, 1, true, minute(2 * 1440 - 60), minute(2 * 1440));
        usage.record(instrument, 1, true, minute(5 * 1440), minute(5 * 1440 + 60));
        assertThat(figures(instrument, REPORTED).effectiveHours()).isEqualByComparingTo("0");
        assertThat(figures(instrument, REPORTED).sharingRate()).isNull();
    }

    @Test
    void a_mistake_never_raises_the_sharing_rate() {
        var instrument = instruments.create();
        usage.record(instrument, 1, false, minute(3 * 1440), minute(3 * 1440 + 240));
        usage.record(instrument, 1, true, minute(3 * 1440 + 300), minute(3 * 1440 + 360));
        var before = figures(instrument, REPORTED);
        // the internal use entered once more, as external
        usage.record(instrument, 1, true, minute(3 * 1440), minute(3 * 1440 + 240));
        var after = figures(instrument, REPORTED);
        assertThat(after.externalHours()).isEqualByComparingTo(before.externalHours());
        assertThat(after.effectiveHours()).isEqualByComparingTo("5");
        assertThat(after.sharingRate()).isEqualByComparingTo("0.2");
    }

    @Test
    void utilisation_above_one_is_shown_as_it_is() {
        // 专用: 800 h a year, 6.58 h in three days
        var instrument = instruments.create();
        usage.record(instrument, 1, false, minute(2 * 1440), minute(5 * 1440));
        var figures = figures(instrument, REPORTED);
        assertThat(figures.ratedHours()).isBetween(new BigDecimal("6.57"), new BigDecimal("6.58"));
        assertThat(figures.utilisationRate()).isGreaterThan(new BigDecimal("10"));
    }

    @ParameterizedTest
    @CsvSource({
        // 通用 1400 and 专用 800 hours a year
        "0105, 1, 2026-01-01, 2026-12-31, 1400",
        "0901, 1, 2026-01-01, 2026-12-31, 800",
        "0105, 3, 2026-01-01, 2026-12-31, 4200",
        // pro rata, and a leap year has a day more to spread them over
        "0105, 1, 2026-01-01, 2026-01-01, 3.8356",
        "0105, 1, 2028-01-01, 2028-01-01, 3.8251",
        "0105, 1, 2028-01-01, 2028-12-31, 1400",
        "0105, 1, 2025-09-01, 2026-08-31, 1400",
    })
    void rated_hours_come_from_the_class_pro_rata_to_the_period(
            String classCode, int units, LocalDate from, LocalDate to, BigDecimal hours) {
        var instrument = instruments.make().classCode(classCode).units(units).create();
        assertThat(figures(instrument, new Period(from, to))
                        .ratedHours()
                        .subtract(hours)
                        .abs())
                .isLessThan(new BigDecimal("0.0001"));
    }

    @Test
    void an_instrument_counts_for_the_days_it_was_in_service() {
        var half = instruments
                .make()
                .classCode("0105")
                .fact("started_on", LocalDate.of(2026, 7, 2))
                .create();
        var year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        // 183 of 365 days
        assertThat(figures(half, year).ratedHours()).isBetween(new BigDecimal("701.9"), new BigDecimal("702.0"));
        var scrapped = instruments
                .make()
                .classCode("0105")
                .fact("scrapped_on", LocalDate.of(2026, 1, 2))
                .create();
        assertThat(figures(scrapped, year).ratedHours()).isBetween(new BigDecimal("3.83"), new BigDecimal("3.84"));
        assertThat(review.report(
                                new Period(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 12, 31)),
                                Grouping.INSTRUMENT,
                                new AccountId(database.account(Demo.SCIENCE_BUREAU)))
                        .rows())
                .noneMatch(row -> row.key().equals(scrapped.toString()));
    }

    @Test
    void an_institution_may_set_other_rated_hours_with_a_reason() {
        var instrument = instruments
                .make()
                .fact("rated_hours_override", new BigDecimal("1600"))
                .fact("rated_hours_reason", "科技基础条件资源调查口径")
                .create();
        var year = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        assertThat(figures(instrument, year)
                        .ratedHours()
                        .subtract(new BigDecimal("1600"))
                        .abs())
                .isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void open_is_who_offers_machine_time_or_samples_to_outsiders() {
        record Case(String mode, boolean booking, boolean samples, String status, int open) {}
        var cases = List.of(
                new Case("EXTERNAL", true, false, "PUBLISHED", 1),
                new Case("EXTERNAL", false, true, "PUBLISHED", 1),
                new Case("EXTERNAL", true, true, "PUBLISHED", 1),
                new Case("EXTERNAL", false, false, "PUBLISHED", 0),
                new Case("INTERNAL", true, true, "PUBLISHED", 0),
                new Case("NOT_SHARED", true, true, "PUBLISHED", 0),
                new Case("EXTERNAL", true, true, "DRAFT", 0));
        var wrong = new ArrayList<Case>();
        for (var each : cases) {
            var instrument = instruments
                    .make()
                    .status(each.status())
                    .fact("sharing_mode", each.mode())
                    .fact("open_to_booking", each.booking())
                    .fact("open_to_samples", each.samples())
                    .create();
            if (figures(instrument, REPORTED).open() != each.open()) {
                wrong.add(each);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_whole_year_of_all_units_equals_the_count_of_its_minutes() {
        var from = LocalDate.of(2026, 1, 1);
        var to = LocalDate.of(2026, 6, 30);
        var period = new Period(from, to);
        var perUnit = new java.util.TreeMap<String, BitSet[]>();
        database.client()
                .sql("""
                        select instrument_id || '/' || unit as unit, external,
                            extract(epoch from greatest(starts_at, :from) - :from)::bigint as first,
                            extract(epoch from least(ends_at, :to) - :from)::bigint as last
                        from usage_record where starts_at < :to and ends_at > :from""")
                .param("from", period.start().atOffset(java.time.ZoneOffset.UTC))
                .param("to", period.end().atOffset(java.time.ZoneOffset.UTC))
                .query(row -> {
                    var sets = perUnit.computeIfAbsent(
                            row.getString("unit"), key -> new BitSet[] {new BitSet(), new BitSet()});
                    sets[row.getBoolean("external") ? 1 : 0].set(
                            (int) (row.getLong("first") / 60), (int) (row.getLong("last") / 60));
                });
        var internal = 0;
        var external = 0;
        for (var sets : perUnit.values()) {
            sets[1].andNot(sets[0]);
            internal += sets[0].cardinality();
            external += sets[1].cardinality();
        }
        var total = review.report(period, Grouping.CLASS, new AccountId(database.account(Demo.SCIENCE_BUREAU)))
                .total();
        assertThat(perUnit).hasSizeGreaterThan(40);
        assertThat(total.externalHours().subtract(hours(external)).abs()).isLessThan(new BigDecimal("0.01"));
        assertThat(total.effectiveHours().subtract(hours(internal + external)).abs())
                .isLessThan(new BigDecimal("0.01"));
    }
}
