package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Money;
import java.math.BigDecimal;

/** What a use costs by the published price (成本补偿, 289号 art. 14). The institution confirms or corrects it. */
final class BookingPrice {

    private BookingPrice() {}

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
