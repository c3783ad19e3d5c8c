package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.SharingReport;
import cn.pingliang.sharing.shared.ui.Figure;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;

/** The totals of the period as large numbers, compared in words. */
class ReviewFigures extends Composite<Div> {

    /** External 273 h of effective 1599 h for each instrument, national survey of 2025. */
    private static final BigDecimal NATIONAL_SHARING_RATE_2025 = new BigDecimal("0.17");

    ReviewFigures(SharingReport report) {
        var formats = Formats.here();
        var total = report.total();
        var hours = getTranslation("review.unit.hours");
        getContent()
                .add(Figure.row(
                        new Figure("review.figure.sharing", formats.percent(total.sharingRate()), "")
                                .words(comparison(total.sharingRate(), formats)),
                        new Figure("review.figure.external", formats.number(total.externalHours(), 0), hours),
                        new Figure("review.figure.effective", formats.number(total.effectiveHours(), 0), hours)
                                .words(getTranslation("review.words.instruments", total.instruments())),
                        new Figure("review.figure.utilisation", formats.percent(total.utilisationRate()), ""),
                        new Figure("review.figure.opening", formats.percent(total.openingRate()), "")
                                .words(getTranslation("review.words.open", total.instruments(), total.open()))));
    }

    private String comparison(@org.jspecify.annotations.Nullable BigDecimal rate, Formats formats) {
        if (rate == null) {
            return getTranslation("review.words.nothing");
        }
        var key = rate.compareTo(NATIONAL_SHARING_RATE_2025) >= 0
                ? "review.words.above-national"
                : "review.words.below-national";
        return getTranslation(key, formats.percent(NATIONAL_SHARING_RATE_2025));
    }
}
