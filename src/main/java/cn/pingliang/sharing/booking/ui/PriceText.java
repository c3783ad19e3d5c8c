package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.i18n.I18NProvider;
import org.jspecify.annotations.Nullable;

/** The published price in words: 220 元/小时, 免费, 面议. */
final class PriceText {

    private PriceText() {}

    static String of(BookableInstrument instrument) {
        return of(instrument.priceBasis(), instrument.price());
    }

    /** Empty where the card is no instrument's. */
    static String of(ResourceCard card) {
        return card.priceBasis() == null ? "" : of(card.priceBasis(), card.price());
    }

    private static String of(PriceBasis basis, @Nullable Money price) {
        var amount = price == null ? "" : Formats.here().money(price);
        return I18NProvider.translate("price." + basis, amount);
    }
}
