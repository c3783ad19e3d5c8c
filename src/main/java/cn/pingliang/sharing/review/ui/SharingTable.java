package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.SharingFigures;
import cn.pingliang.sharing.review.SharingReport;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;

/** All rows of the report with their totals; a row opens the records behind it, and its external hours the external ones. */
class SharingTable extends Composite<Div> {

    SharingTable(SharingReport report, ReviewAddress address) {
        var formats = Formats.here();
        var total = report.total();
        getContent()
                .add(new DataTable<SharingFigures>("review.table")
                        .column("review.column." + report.groupBy(), Names::of)
                        .numeric("review.column.instruments", row -> formats.count(row.instruments()))
                        .numericLink(
                                "review.column.effective",
                                row -> formats.tenths(row.effectiveHours()),
                                row -> address.recordsHref(row.key(), false))
                        .numericLink(
                                "review.column.external",
                                row -> formats.tenths(row.externalHours()),
                                row -> address.recordsHref(row.key(), true))
                        .numeric("review.column.rated", row -> formats.tenths(row.ratedHours()))
                        .numeric("review.column.utilisation", row -> formats.percent(row.utilisationRate()))
                        .numeric("review.column.sharing", row -> formats.percent(row.sharingRate()))
                        .numeric("review.column.opening", row -> formats.percent(row.openingRate()))
                        .items(report.rows())
                        .footer(
                                getTranslation("review.total"),
                                formats.count(total.instruments()),
                                formats.tenths(total.effectiveHours()),
                                formats.tenths(total.externalHours()),
                                formats.tenths(total.ratedHours()),
                                formats.percent(total.utilisationRate()),
                                formats.percent(total.sharingRate()),
                                formats.percent(total.openingRate())));
    }
}
