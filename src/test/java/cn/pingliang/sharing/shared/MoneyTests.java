package cn.pingliang.sharing.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void an_amount_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.ofYuan(new BigDecimal("-0.01")));
    }

    @Test
    void yuan_have_two_decimals_and_no_fraction_of_a_fen_is_lost() {
        assertThat(Money.ofYuan(new BigDecimal("12.3"))).isEqualTo(new Money(1230));
        assertThat(new Money(1230).yuan()).isEqualTo("12.30");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ofYuan(new BigDecimal("0.001")));
    }

    @Test
    void a_price_for_hours_is_rounded_to_a_fen_half_up() {
        assertThat(new Money(5000).times(new BigDecimal("2.5"))).isEqualTo(new Money(12_500));
        assertThat(new Money(5).times(new BigDecimal("0.1"))).isEqualTo(new Money(1));
        assertThat(new Money(4).times(new BigDecimal("0.1"))).isEqualTo(new Money(0));
    }

    @Test
    void instrument_values_are_told_in_ten_thousand_yuan() {
        assertThat(new Money(260_000_000).tenThousandYuan()).isEqualTo("260.00");
        assertThat(new Money(1_234_500).tenThousandYuan()).isEqualTo("1.23");
    }
}
