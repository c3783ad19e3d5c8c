package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** What a use costs by the published price (成本补偿, 289号 art. 14). The institution confirms or corrects it. */
public final class BookingPrice {

    private BookingPrice() {}

    /** What the hours will cost, where the published price is by the hour or nothing. */
    public static Optional<Money> estimate(BookableInstrument instrument, BigDecimal hours) {
        return switch (instrument.priceBasis()) {
            case PER_HOUR, FREE -> Optional.of(of(instrument, hours));
            case PER_RUN, PER_SAMPLE, NEGOTIABLE -> Optional.empty();
        };
    }

    /** Nothing where it is free or to be agreed; prices per run or sample count one. */
    static Money of(BookableInstrument instrument, BigDecimal hours) {
        var price = instrument.price();
        if (price == null) {
            return new Money(0);
        }
        return switch (instrument.priceBasis()) {
            case PER_HOUR -> price.times(hours);
            case PER_RUN, PER_SAMPLE -> price;
            case FREE, NEGOTIABLE -> new Money(0);
        };
    }
}
