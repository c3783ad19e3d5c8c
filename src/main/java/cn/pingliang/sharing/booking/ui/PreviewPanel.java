package cn.pingliang.sharing.booking.ui;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import cn.pingliang.sharing.booking.Quota;
import cn.pingliang.sharing.booking.TermsPreview;
import cn.pingliang.sharing.booking.TermsPreview.Affected;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the change would have meant for the requests of the last 30 days: how many, by which rule, whose. */
class PreviewPanel extends Composite<Div> {

    private static final int SHOWN = 30;

    private final Div result = new Div();
    private final Button run = new Button();

    PreviewPanel(Runnable onRun) {
        run.setText(getTranslation("rules.preview.run"));
        run.setDisableOnClick(true);
        run.addClickListener(click -> {
            try {
                onRun.run();
            } finally {
                run.setEnabled(true);
            }
        });
        result.addClassName("stack-s");
        result.getElement().setAttribute("aria-live", "polite");
        getContent().addClassNames("stack-s", "rules-preview");
        getContent()
                .add(
                        new H3(getTranslation("rules.preview")),
                        new Paragraph(getTranslation("rules.preview.hint")),
                        run,
                        result);
    }

    /** What was shown is of terms that were changed since. */
    void outdate() {
        if (result.getComponentCount() > 0) {
            result.removeAll();
            result.add(muted(getTranslation("rules.preview.outdated")));
        }
    }

    void show(TermsPreview preview) {
        result.removeAll();
        var since = Formats.here().date(preview.since());
        if (preview.requests() == 0) {
            result.add(new Paragraph(getTranslation("rules.preview.no-requests", since)));
            return;
        }
        var newly = preview.newlyRefused();
        result.add(strong(getTranslation("rules.preview.newly", since, preview.requests(), newly.size())));
        var already = preview.refused().size() - newly.size();
        if (already > 0) {
            result.add(new Paragraph(getTranslation("rules.preview.already", already)));
        }
        if (preview.admitted() > 0) {
            result.add(new Paragraph(getTranslation("rules.preview.admitted", preview.admitted())));
        }
        if (preview.automatic().then() + preview.automatic().now() > 0) {
            result.add(new Paragraph(getTranslation(
                    "rules.preview.automatic",
                    preview.automatic().then(),
                    preview.automatic().now())));
        }
        if (!newly.isEmpty()) {
            result.add(
                    new Paragraph(byRule(newly)),
                    table().items(newly.stream().limit(SHOWN).toList()));
        }
        if (newly.size() > SHOWN) {
            result.add(muted(getTranslation("rules.preview.more", newly.size() - SHOWN)));
        }
        result.add(new PreviewNoShows(preview.noShows()));
    }

    private String byRule(List<Affected> affected) {
        Map<String, Long> counts = new TreeMap<>(affected.stream()
                .flatMap(each -> each.refusals().stream().map(this::rule).distinct())
                .collect(groupingBy(rule -> rule, counting())));
        return TermsWords.join(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> getTranslation("rules.preview.by-rule", each.getKey(), each.getValue()))
                .toList());
    }

    private DataTable<Affected> table() {
        var formats = Formats.here();
        return new DataTable<Affected>("rules.preview.caption")
                .column("rules.preview.time", each -> formats.slot(each.slot()))
                .column("rules.preview.instrument", Affected::instrumentName)
                .column("rules.preview.organisation", Affected::organisationName)
                .column(
                        "rules.preview.rule",
                        each -> TermsWords.join(each.refusals().stream()
                                .map(this::rule)
                                .distinct()
                                .toList()))
                .link(each -> "bookings/" + each.booking());
    }

    /** The rule in a few words, for those who set it: its refusal speaks to who books. */
    private String rule(Refusal refusal) {
        var parts = refusal.rule().toUpperCase(Locale.ROOT).split("-", -1);
        return parts.length == 4 && parts[0].equals("QUOTA")
                ? getTranslation(
                        "rules.by.quota",
                        getTranslation("terms.quota.holder." + Quota.Holder.valueOf(parts[1])),
                        getTranslation("terms.quota.span." + Quota.Span.valueOf(parts[3])),
                        getTranslation("terms.quota.unit." + Quota.Measure.valueOf(parts[2])))
                : getTranslation("rules.by." + refusal.rule());
    }

    private static Component strong(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassName("rules-preview__result");
        return paragraph;
    }

    private static Component muted(String text) {
        var paragraph = new Paragraph(text);
        paragraph.addClassNames("muted", "small");
        return paragraph;
    }
}
