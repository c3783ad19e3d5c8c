package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.booking.TermsVersion;
import cn.pingliang.sharing.shared.ui.DataTable;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;

/**
 * Everything that was set for the institution and what is in it: where, for whom, what. Each row leads to its place. There may
 * be hundreds, which are put on the page when somebody wants to see them.
 */
class SettingsOverview extends Composite<Details> {

    SettingsOverview(TermsSheet sheet) {
        getContent()
                .setSummaryText(
                        getTranslation("rules.overview", sheet.settings().size()));
        getContent().setVisible(!sheet.settings().isEmpty());
        getContent().addOpenedChangeListener(opened -> {
            if (getContent().getContent().findAny().isEmpty()) {
                getContent().add(table(sheet));
            }
        });
    }

    private static DataTable<TermsVersion> table(TermsSheet sheet) {
        var words = new TermsWords(sheet);
        return new DataTable<TermsVersion>("rules.overview.caption")
                .column("rules.place", version -> words.place(version.row().place()))
                .column(
                        "rules.audience",
                        version -> words.audience(version.row().audience()))
                .component("rules.state", version -> VersionsTable.badge(version.state()))
                .column("rules.sets", version -> TermsWords.setBy(TermsSentences.of(version.row())))
                .link(version ->
                        RulesAddress.href(version.row().place(), version.row().audience(), null))
                .items(sheet.settings());
    }
}
