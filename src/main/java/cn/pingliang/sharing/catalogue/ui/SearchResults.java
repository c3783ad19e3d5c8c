package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueSearch.Facets;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationDirectory;
import cn.pingliang.sharing.shared.PageOf;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Map;

/** What was found: the filters and how many each would leave, those in force, the cards, the pages. */
class SearchResults extends Div {

    private static final long serialVersionUID = 1L;

    SearchResults(
            CatalogueAddress address,
            PageOf<ResourceCard> found,
            Facets facets,
            Map<ResourceId, Instant> free,
            Instant now,
            OrganisationDirectory organisations) {
        addClassName("results");
        var filters = new Filters(address, facets, organisations);
        var list = new Div(new H2(found(found.total(), this)), filters.chips());
        list.addClassName("stack");
        if (found.items().isEmpty()) {
            list.add(nothing(address));
        } else {
            list.add(cards(found, free, now), pages(address, found));
        }
        add(filters, list);
    }

    /** {@code 找到 12 项}, shown above the results and read out by the screen. */
    static String found(long total, Component at) {
        return at.getTranslation("catalogue.found", Formats.here().count(total));
    }

    private static Component cards(PageOf<ResourceCard> found, Map<ResourceId, Instant> free, Instant now) {
        var cards = new UnorderedList();
        cards.addClassName("grid-cards");
        found.items().forEach(card -> cards.add(new ListItem(new ResourceTile(card, free.get(card.id()), now))));
        return cards;
    }

    private Component nothing(CatalogueAddress address) {
        var query = address.query();
        var isFiltered = query.kind() != null || query.institution() != null || query.classCode() != null;
        var empty = new EmptyState(
                Glyph.SEARCH, isFiltered ? "catalogue.nothing-with-filters" : "catalogue.nothing", query.text());
        if (isFiltered && !query.text().isBlank()) {
            var everywhere = address.kind(null).institution(null).classCode(null);
            empty.actions(LinkButton.primary(everywhere.href(), "catalogue.without-filters"));
        }
        return empty.actions(Finder.exampleChips(this));
    }

    private Component pages(CatalogueAddress address, PageOf<ResourceCard> found) {
        var last = (found.total() - 1) / found.size();
        var pages = new Nav();
        pages.addClassName("paging");
        pages.setAriaLabel(getTranslation("catalogue.pages"));
        pages.setVisible(last > 0);
        if (found.page() > 0) {
            pages.add(step(address.page(found.page() - 1), "catalogue.previous", "prev"));
        }
        pages.add(new Span(getTranslation("catalogue.page", found.page() + 1, last + 1)));
        if (found.page() < last) {
            pages.add(step(address.page(found.page() + 1), "catalogue.next", "next"));
        }
        return pages;
    }

    private static Anchor step(CatalogueAddress to, String key, String relation) {
        var step = new LinkButton(to.href(), key);
        step.getElement().setAttribute("rel", relation);
        return step;
    }
}
