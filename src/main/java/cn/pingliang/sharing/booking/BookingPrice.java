package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.shared.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a use costs by the published price (成本补偿, 289号 art. 14). The institution confirms or corrects it. */
public final class BookingPrice {

    private BookingPrice() {}

    /**
     * What the published price makes of a use; nothing where the fee is to be agreed, or is by the sample and nobody said how
     * many.
     */
    public static Optional<Money> estimate(BookableInstrument instrument, BigDecimal hours, @Nullable Integer samples) {
        return estimate(instrument.priceBasis(), instrument.price(), hours, samples);
    }

    static Optional<Money> estimate(
            PriceBasis basis, @Nullable Money price, BigDecimal hours, @Nullable Integer samples) {
        return switch (basis) {
            case FREE -> Optional.of(new Money(0));
            case NEGOTIABLE -> Optional.empty();
            case PER_HOUR -> Optional.ofNullable(price).map(it -> it.times(hours));
            case PER_RUN -> Optional.ofNullable(price);
            case PER_SAMPLE ->
                samples == null
                        ? Optional.empty()
                        : Optional.ofNullable(price).map(it -> it.times(BigDecimal.valueOf(samples)));
        };
    }
}
