package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.booking.TermsVersion;
import cn.pingliang.sharing.booking.TermsVersion.State;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;

/** What one place set for one audience, the latest first; what does not hold yet can be changed or taken back. */
class VersionsTable extends Composite<Div> {

    private final Consumer<TermsVersion> withdraw;
    private final Formats formats = Formats.here();

    VersionsTable(List<TermsVersion> versions, Consumer<TermsVersion> withdraw) {
        this.withdraw = withdraw;
        getContent().addClassName("stack-s");
        getContent().add(new H2(getTranslation("rules.versions")));
        if (versions.isEmpty()) {
            getContent().add(new Paragraph(getTranslation("rules.versions.none")));
        } else {
            getContent().add(table().items(versions));
        }
    }

    private DataTable<TermsVersion> table() {
        return new DataTable<TermsVersion>("rules.versions")
                .word("rules.from", version -> formats.date(version.row().holdsFrom()))
                .component("rules.state", version -> badge(version.state()))
                .column("rules.sets", version -> TermsWords.setBy(TermsSentences.of(version.row())))
                .column("rules.declared", this::declared)
                .component("rules.actions", this::actions);
    }

    static Badge badge(State state) {
        return new Badge(
                switch (state) {
                    case PAST -> Badge.Tone.NEUTRAL;
                    case IN_FORCE -> Badge.Tone.APPROVED;
                    case COMING -> Badge.Tone.PENDING;
                },
                "rules.state." + state);
    }

    private String declared(TermsVersion version) {
        return version.declaredBy() == null || version.declaredAt() == null
                ? getTranslation("rules.declared-by-nobody")
                : getTranslation("rules.declared-by", version.declaredBy(), formats.date(version.declaredAt()));
    }

    private Component actions(TermsVersion version) {
        var actions = new Div();
        if (version.state() == State.COMING) {
            var row = version.row();
            actions.addClassName("cluster");
            actions.add(
                    new LinkButton(RulesAddress.href(row.place(), row.audience(), version.id()), "rules.edit"),
                    new Button(
                            getTranslation("rules.withdraw"),
                            click -> Ask.toConfirm(
                                            "rules.withdraw.ask",
                                            ask -> {
                                                ask.done();
                                                withdraw.accept(version);
                                            },
                                            formats.date(row.holdsFrom()))
                                    .grave()
                                    .open()));
        }
        return actions;
    }
}
