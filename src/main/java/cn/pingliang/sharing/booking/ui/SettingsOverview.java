package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.booking.TermsVersion;
import cn.pingliang.sharing.shared.ui.DataTable;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;

/** Everything that was set for the institution and what is in it: where, for whom, what. Each row leads to its place. */
class SettingsOverview extends Composite<Details> {

    SettingsOverview(TermsSheet sheet) {
        var words = new TermsWords(sheet);
        var settings = sheet.settings();
        getContent().setSummaryText(getTranslation("rules.overview", settings.size()));
        getContent().setVisible(!settings.isEmpty());
        getContent()
                .add(new DataTable<TermsVersion>("rules.overview.caption")
                        .column(
                                "rules.place",
                                version -> words.place(version.row().place()))
                        .column(
                                "rules.audience",
                                version -> words.audience(version.row().audience()))
                        .component("rules.state", version -> VersionsTable.badge(version.state()))
                        .column("rules.sets", version -> TermsWords.setBy(TermsSentences.of(version.row())))
                        .link(version -> RulesAddress.href(
                                version.row().place(), version.row().audience(), null))
                        .items(settings));
    }
}
