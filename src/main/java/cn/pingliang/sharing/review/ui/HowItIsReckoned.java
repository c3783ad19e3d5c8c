package cn.pingliang.sharing.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** The formulas and their sources, for whoever doubts a figure. */
class HowItIsReckoned extends Composite<Details> {

    HowItIsReckoned() {
        var rules = new UnorderedList();
        for (var rule : List.of("effective", "external", "rated", "rates")) {
            rules.add(new ListItem(getTranslation("review.how." + rule)));
        }
        getContent().setSummaryText(getTranslation("review.how"));
        getContent().add(rules);
    }
}
