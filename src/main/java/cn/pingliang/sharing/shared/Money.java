package cn.pingliang.sharing.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of CNY, kept in fen so that sums are exact; never negative. */
public record Money(long fen) {

    public Money {
        if (fen < 0) {
            throw new IllegalArgumentException("an amount is not negative, as " + fen + " fen is");
        }
    }

    /**
     * @param yuan at most two decimals
     * @throws ArithmeticException where there is a fraction of a fen
     */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(yuan.movePointRight(2).longValueExact());
    }

    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    /** 万元, the unit instrument values are shown in, to two decimals. */
    public BigDecimal tenThousandYuan() {
        return BigDecimal.valueOf(fen, 6).setScale(2, RoundingMode.HALF_UP);
    }

    /** This price for so many units, rounded to a fen. */
    public Money times(BigDecimal quantity) {
        return new Money(quantity.multiply(BigDecimal.valueOf(fen))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
