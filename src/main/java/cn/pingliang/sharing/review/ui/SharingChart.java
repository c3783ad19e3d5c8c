package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.SharingFigures;
import cn.pingliang.sharing.review.SharingReport;
import cn.pingliang.sharing.shared.ui.PortalChart;
import cn.pingliang.sharing.shared.ui.PortalChart.Data;
import cn.pingliang.sharing.shared.ui.PortalChart.Series;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Effective and external hours of the rows that share most; the table beside it has all of them. A bar opens its records. */
class SharingChart extends Composite<Div> {

    private static final int MOST_BARS = 12;

    SharingChart(SharingReport report, ReviewAddress address) {
        var rows = shown(report.rows());
        var external = getTranslation("review.figure.external");
        var chart = new PortalChart(getTranslation("review.chart", getTranslation("review.chart." + report.groupBy())));
        chart.setData(new Data(
                rows.stream().map(Names::of).toList(),
                List.of(
                        series("review.figure.effective", rows, SharingFigures::effectiveHours),
                        series("review.figure.external", rows, SharingFigures::externalHours)),
                null,
                rows.size() > 4));
        chart.addItemClickListener(event -> ReviewAddress.go(address.recordsHref(
                rows.get(event.index()).key(), event.series().equals(external))));
        getContent().addClassNames("card", "stack-s");
        getContent().add(chart);
        if (report.rows().size() > rows.size()) {
            var note = new Paragraph(getTranslation("review.chart.first", rows.size()));
            note.addClassName("muted");
            getContent().add(note);
        }
    }

    /** All of them in the table's order, or those that share most. */
    private static List<SharingFigures> shown(List<SharingFigures> rows) {
        return rows.size() <= MOST_BARS
                ? rows
                : rows.stream()
                        .sorted(Comparator.comparing(SharingFigures::externalHours)
                                .reversed())
                        .limit(MOST_BARS)
                        .toList();
    }

    private Series series(String key, List<SharingFigures> rows, Function<SharingFigures, BigDecimal> hours) {
        var values = new ArrayList<@Nullable BigDecimal>();
        rows.forEach(row -> values.add(hours.apply(row).setScale(0, RoundingMode.HALF_UP)));
        return Series.bars(getTranslation(key), getTranslation("review.unit.hours"), values);
    }
}
