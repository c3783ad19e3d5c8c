package cn.pingliang.sharing.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingFiguresTests {

    private static SharingFigures figures(int instruments, int open, String effective, String external, String rated) {
        return new SharingFigures(
                "key",
                "name",
                "name",
                instruments,
                open,
                new BigDecimal(effective),
                new BigDecimal(external),
                new BigDecimal(rated));
    }

    @Test
    void the_rates_are_the_quotients_of_the_definitions() {
        // the national average of 2019: 240 of 1440 hours
        var national = figures(4, 3, "1440", "240", "1600");
        assertThat(national.utilisationRate()).isEqualByComparingTo("0.9");
        assertThat(national.sharingRate()).isEqualByComparingTo("0.1667");
        assertThat(national.openingRate()).isEqualByComparingTo("0.75");
    }

    @Test
    void nothing_to_divide_by_gives_nothing_and_never_zero_by_zero() {
        var unused = figures(0, 0, "0", "0", "0");
        assertThat(unused.utilisationRate()).isNull();
        assertThat(unused.sharingRate()).isNull();
        assertThat(unused.openingRate()).isNull();
        assertThat(figures(1, 0, "0", "0", "800").utilisationRate()).isEqualByComparingTo("0");
    }

    @Test
    void utilisation_above_one_is_not_capped() {
        assertThat(figures(1, 1, "2100", "0", "1400").utilisationRate()).isEqualByComparingTo("1.5");
    }

    @Test
    void rates_of_a_total_come_from_its_sums_and_not_from_the_rows_rates() {
        var total = SharingFigures.total(List.of(figures(1, 1, "100", "100", "100"), figures(9, 0, "900", "0", "300")));
        assertThat(total.sharingRate()).isEqualByComparingTo("0.1");
        assertThat(total.utilisationRate()).isEqualByComparingTo("2.5");
        assertThat(total.openingRate()).isEqualByComparingTo("0.1");
        assertThat(SharingFigures.total(List.of()).sharingRate()).isNull();
    }
}
