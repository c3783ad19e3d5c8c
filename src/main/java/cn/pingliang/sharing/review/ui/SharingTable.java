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
                                row -> formats.number(row.effectiveHours(), 1),
                                row -> address.recordsHref(row.key(), false))
                        .numericLink(
                                "review.column.external",
                                row -> formats.number(row.externalHours(), 1),
                                row -> address.recordsHref(row.key(), true))
                        .numeric("review.column.rated", row -> formats.number(row.ratedHours(), 1))
                        .numeric("review.column.utilisation", row -> formats.percent(row.utilisationRate()))
                        .numeric("review.column.sharing", row -> formats.percent(row.sharingRate()))
                        .numeric("review.column.opening", row -> formats.percent(row.openingRate()))
                        .items(report.rows())
                        .footer(
                                getTranslation("review.total"),
                                formats.count(total.instruments()),
                                formats.number(total.effectiveHours(), 1),
                                formats.number(total.externalHours(), 1),
                                formats.number(total.ratedHours(), 1),
                                formats.percent(total.utilisationRate()),
                                formats.percent(total.sharingRate()),
                                formats.percent(total.openingRate())));
    }
}
