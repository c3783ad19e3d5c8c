package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.TermsInForce;
import cn.pingliang.sharing.booking.TermsSentences;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rules of the day a request is for, and who decides on it: nobody should have to ask. */
class WhatHolds extends Composite<Div> {

    private final String institution;
    private final Paragraph next = new Paragraph();
    private final Details rules = new Details(getTranslation("panel.rules"));
    private @Nullable BookingTerms shown;

    WhatHolds(String institution) {
        this.institution = institution;
        next.addClassName("muted");
        next.getElement().setAttribute("aria-live", "polite");
        getContent().addClassName("stack");
        getContent().add(rules);
    }

    /** Who decides, and when; to stand above the button that asks. Follows the time that is chosen. */
    Paragraph next() {
        return next;
    }

    /**
     * @param slot null while none is chosen
     * @return what holds for it, or on the day
     */
    BookingTerms show(TermsInForce inForce, @Nullable TimeSlot slot, LocalDate day) {
        var terms = slot == null ? inForce.on(day) : inForce.of(slot);
        next.setText(next(inForce, terms, slot));
        if (!terms.equals(shown)) {
            shown = terms;
            rules.removeAll();
            rules.add(new TermsList(terms));
        }
        return terms;
    }

    /** Instead, where an exception is asked for. */
    void sayException() {
        next.setText(getTranslation("book.form.next-exception", institution));
    }

    private String next(TermsInForce inForce, BookingTerms terms, @Nullable TimeSlot slot) {
        var rule = slot == null ? null : inForce.ruleApproving(slot).orElse(null);
        if (rule != null) {
            return getTranslation(
                    rule.trained() ? "book.form.next-by-rule-trained" : "book.form.next-by-rule",
                    TermsWords.say(TermsSentences.length(rule.upTo())));
        }
        if (!terms.approvalNeeded()) {
            return getTranslation("book.form.next-automatic");
        }
        var decided = getTranslation(
                terms.pendingHolds() ? "book.form.next-approval" : "book.form.next-competing", institution);
        return slot == null && !terms.autoApproval().isZero()
                ? getTranslation(
                        terms.autoApprovalTrained()
                                ? "book.form.next-unless-short-and-trained"
                                : "book.form.next-unless-short",
                        TermsWords.say(TermsSentences.length(terms.autoApproval())),
                        decided)
                : decided;
    }
}
