package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.TermsInForce;
import cn.pingliang.sharing.booking.TermsRow;
import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.booking.TermsSentences.Sentence;
import cn.pingliang.sharing.booking.TermsSheet;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What will hold, in plain words, and where each of it comes from; follows what is typed. */
class RulesSummary extends Composite<Div> {

    private final TermsSheet sheet;
    private final TermsWords words;
    private final Paragraph lead = new Paragraph();
    private final UnorderedList list = new UnorderedList();

    RulesSummary(TermsSheet sheet) {
        this.sheet = sheet;
        words = new TermsWords(sheet);
        list.addClassName("rules-summary");
        getContent().addClassNames("card", "stack-s");
        getContent().getElement().setAttribute("aria-live", "polite");
        getContent().add(new H2(getTranslation("rules.summary")), lead, list);
    }

    /** @param replacing the version the draft takes the place of */
    void show(TermsRow draft, @Nullable UUID replacing) {
        var audience = draft.audience();
        lead.setText(getTranslation(
                "rules.summary.lead",
                Formats.here().date(draft.holdsFrom()),
                words.place(draft.place()),
                words.audience(audience),
                TermsWords.setBy(TermsSentences.of(draft))));
        var terms = sheet.at(draft.place(), audience, sheet.rowsWith(draft, replacing));
        list.removeAll();
        TermsSentences.of(terms.on(draft.holdsFrom())).forEach(sentence -> list.add(item(sentence, terms, draft)));
    }

    private ListItem item(Sentence sentence, TermsInForce terms, TermsRow draft) {
        var source = new Span(getTranslation(
                "rules.source",
                rows(sentence, terms, draft.holdsFrom())
                        .map(row -> row.equals(draft) ? getTranslation("rules.source.draft") : words.source(row))
                        .distinct()
                        .collect(Collectors.joining(getTranslation("rules.source.and")))));
        source.addClassNames("muted", "small");
        return new ListItem(new Span(TermsWords.say(sentence.text())), source);
    }

    private static Stream<TermsRow> rows(Sentence sentence, TermsInForce terms, LocalDate day) {
        var quota = sentence.quota();
        var ofTerms = sentence.terms().stream().map(term -> terms.deciding(term, day));
        var ofQuota = quota == null ? Stream.<TermsRow>of() : terms.setting(quota, day).stream();
        return Stream.concat(ofTerms, ofQuota);
    }
}
