package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.shared.ui.Badge;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A resource in a list of many: the whole card is the link to its page. */
class ResourceTile extends Anchor {

    private static final long serialVersionUID = 1L;

    /** @param freeFrom null where nobody knows or there is none soon */
    ResourceTile(ResourceCard card, @Nullable Instant freeFrom, Instant now) {
        super(CatalogueNavigation.pathOf(card.kind(), card.id()));
        addClassNames("card-link", "resource-card");
        add(head(card), summary(card), terms(card, freeFrom, now));
    }

    private Div head(ResourceCard card) {
        var name = new Span(Names.of(card.name(), card.nameEn(), getLocale()));
        name.addClassName("name");
        var institution = new Span(Names.of(card.institutionName(), card.institutionNameEn(), getLocale()));
        institution.addClassName("institution");
        var head = new Div(Names.picture(Names.glyph(card.kind(), card.classCode())), name, institution);
        head.addClassName("head");
        return head;
    }

    private static Paragraph summary(ResourceCard card) {
        var summary = new Paragraph(card.summary());
        summary.getElement().setAttribute("lang", "zh-CN");
        return summary;
    }

    private static Div terms(ResourceCard card, @Nullable Instant freeFrom, Instant now) {
        var terms = new Div();
        terms.addClassNames("cluster", "foot-row");
        if (freeFrom != null) {
            terms.add(Offers.freeFrom(freeFrom, now));
        }
        if (card.priceBasis() != null) {
            terms.add(new Span(Offers.price(card.priceBasis(), card.price())));
        }
        if (card.condition() != null) {
            terms.add(Offers.condition(card.condition()));
        }
        if (card.demo()) {
            terms.add(Badge.demo());
        }
        return terms;
    }
}
