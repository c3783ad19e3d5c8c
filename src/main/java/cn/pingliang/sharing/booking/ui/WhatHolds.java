package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Who decides on a request, and the rules of the day it is for: nobody should have to ask. */
class WhatHolds extends Composite<Div> {

    private final Paragraph next = new Paragraph();
    private final Details rules = new Details(getTranslation("panel.rules"));

    WhatHolds() {
        next.addClassName("muted");
        getContent().addClassName("stack");
        getContent().add(next, rules);
    }

    void show(BookingTerms terms, String institution) {
        next.setText(getTranslation(
                terms.approvalNeeded() ? "book.form.next-approval" : "book.form.next-automatic", institution));
        rules.removeAll();
        rules.add(new TermsList(terms));
    }
}
