package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.TermsSentences;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;

/** The terms of booking in plain words, for whoever is about to book. */
class TermsList extends Composite<UnorderedList> {

    TermsList(BookingTerms terms) {
        getContent().addClassNames("muted", "next-free__rules");
        TermsSentences.of(terms).forEach(sentence -> getContent().add(new ListItem(TermsWords.say(sentence.text()))));
    }
}
