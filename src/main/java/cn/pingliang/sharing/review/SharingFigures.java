package cn.pingliang.sharing.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one row of the report. Hours are unrounded sums; rates are fractions, null where there is nothing to divide by,
 * and never capped: utilisation may exceed 1.
 *
 * @param key what the row stands for: an institution's or instrument's id, or a class code
 * @param instruments in service within the period
 * @param open of these, open to booking or to samples
 */
public record SharingFigures(
        String key,
        String name,
        String nameEn,
        int instruments,
        int open,
        BigDecimal effectiveHours,
        BigDecimal externalHours,
        BigDecimal ratedHours) {

    /** 利用率: effective ÷ rated. */
    public @Nullable BigDecimal utilisationRate() {
        return rate(effectiveHours, ratedHours);
    }

    /** 共享率: external ÷ effective. */
    public @Nullable BigDecimal sharingRate() {
        return rate(externalHours, effectiveHours);
    }

    /** 开放率: open ÷ in service. */
    public @Nullable BigDecimal openingRate() {
        return rate(BigDecimal.valueOf(open), BigDecimal.valueOf(instruments));
    }

    /** The sums of the rows; the rates follow from them, not from the rows' rates. */
    public static SharingFigures total(List<SharingFigures> rows) {
        return new SharingFigures(
                "",
                "",
                "",
                rows.stream().mapToInt(SharingFigures::instruments).sum(),
                rows.stream().mapToInt(SharingFigures::open).sum(),
                rows.stream().map(SharingFigures::effectiveHours).reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.stream().map(SharingFigures::externalHours).reduce(BigDecimal.ZERO, BigDecimal::add),
                rows.stream().map(SharingFigures::ratedHours).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static @Nullable BigDecimal rate(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? null
                : part.divide(whole, MathContext.DECIMAL64).setScale(4, RoundingMode.HALF_UP);
    }
}
