package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SharingMode;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingPriceTests {

    @ParameterizedTest
    @CsvSource({
        "PER_HOUR, 5000, 2.5, , 12500",
        "PER_RUN, 5000, 2.5, , 5000",
        "PER_SAMPLE, 5000, 2.5, 12, 60000",
        "PER_SAMPLE, 5000, 2.5, , ",
        "FREE, , 2.5, , 0",
        "NEGOTIABLE, , 2.5, , ",
    })
    void the_published_price_makes_the_fee_where_it_says_enough(
            PriceBasis basis, @Nullable Long price, BigDecimal hours, @Nullable Integer samples, @Nullable Long fen) {
        assertThat(BookingPrice.estimate(instrument(basis, price), hours, samples))
                .isEqualTo(Optional.ofNullable(fen).map(Money::new));
    }

    private static BookableInstrument instrument(PriceBasis basis, @Nullable Long price) {
        return new BookableInstrument(
                new ResourceId(UUID.randomUUID()),
                "仪器",
                "Instrument",
                new OrganisationId(UUID.randomUUID()),
                "单位",
                "Institution",
                "0105",
                Condition.NORMAL,
                SharingMode.EXTERNAL,
                true,
                true,
                basis,
                price == null ? null : new Money(price),
                List.of());
    }
}
