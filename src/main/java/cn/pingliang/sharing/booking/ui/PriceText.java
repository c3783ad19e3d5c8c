package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.i18n.I18NProvider;

/** The published price in words: 220 元/小时, 免费, 面议. */
final class PriceText {

    private PriceText() {}

    static String of(BookableInstrument instrument) {
        var price = instrument.price();
        var amount = price == null ? "" : Formats.here().money(price);
        return I18NProvider.translate("price." + instrument.priceBasis(), amount);
    }
}
