package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseMannerTests {

    private static final Instant START = Instant.parse("2026-12-01T01:00:00Z");
    private static final TimeSlot SLOT = TimeSlot.starting(START, Duration.ofHours(2));

    private static BookingTerms terms(int late, int early, int overtime) {
        var values = Stream.of(Term.values())
                .collect(Collectors.<Term, Term, Object>toMap(
                        term -> term, term -> term.kind() == Term.Kind.YES_NO ? (Object) false : term.least()));
        values.putAll(Map.of(Term.LATE_GRACE, late, Term.EARLY_LEAVE_GRACE, early, Term.OVERTIME_GRACE, overtime));
        var row = TermsRow.of(TermsPlace.SITE, TermsAudience.EVERYBODY, LocalDate.of(2026, 1, 1), values, List.of());
        return new TermsInForce(List.of(row)).of(SLOT);
    }

    /** With a grace of 15 minutes for being late, 30 for leaving early and 10 for staying longer. */
    @ParameterizedTest(name = "came {0} s after the start, left {1} s after the end: {2}")
    @CsvSource({
        "0, 0, AS_BOOKED",
        "-600, 0, AS_BOOKED",
        "900, 0, AS_BOOKED",
        "901, 0, LATE",
        "0, -1800, AS_BOOKED",
        "0, -1801, LEFT_EARLY",
        "0, 600, AS_BOOKED",
        "0, 601, OVERTIME",
        "900, -1801, LEFT_EARLY",
        "901, -1801, LATE_AND_LEFT_EARLY",
        "901, 601, LATE_AND_OVERTIME",
        "901, 600, LATE",
        "-600, -7800, LEFT_EARLY"
    })
    void a_use_is_as_booked_within_the_graces_and_otherwise_beyond_them(int came, int left, UseManner manner) {
        assertThat(UseManner.of(SLOT, SLOT.start().plusSeconds(came), SLOT.end().plusSeconds(left), terms(15, 30, 10)))
                .isEqualTo(manner);
    }

    @ParameterizedTest(name = "{0} s, {1} s: {2}")
    @CsvSource({"0, 0, AS_BOOKED", "1, 0, LATE", "0, -1, LEFT_EARLY", "0, 1, OVERTIME"})
    void without_a_grace_the_slot_is_taken_at_its_word(int came, int left, UseManner manner) {
        assertThat(UseManner.of(SLOT, SLOT.start().plusSeconds(came), SLOT.end().plusSeconds(left), terms(0, 0, 0)))
                .isEqualTo(manner);
    }
}
