package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.Condition;
import cn.pingliang.sharing.catalogue.PriceBasis;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In what terms an instrument is offered: price, condition, when it is free. */
final class Offers {

    private Offers() {}

    /** {@code 120 元/小时}, 免费, 面议. */
    static String price(PriceBasis basis, @Nullable Money amount) {
        return I18NProvider.translate(
                "catalogue.price." + basis.name(), Formats.here().money(amount));
    }

    static Badge condition(Condition condition) {
        var tone = switch (condition) {
            case NORMAL -> Tone.NEUTRAL;
            case OCCASIONAL_FAULTS, FREQUENT_FAULTS -> Tone.PENDING;
            case AWAITING_REPAIR, AWAITING_SCRAPPING, SCRAPPED -> Tone.REFUSED;
        };
        return new Badge(tone, "catalogue.condition." + condition.name());
    }

    static Span freeFrom(Instant moment, Instant now) {
        var time = new Span(
                I18NProvider.translate("catalogue.free-from", Formats.here().soon(moment, now)));
        time.addClassName("free-time");
        return time;
    }
}
