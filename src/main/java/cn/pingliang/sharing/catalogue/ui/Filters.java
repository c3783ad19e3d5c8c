package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueSearch.Choice;
import cn.pingliang.sharing.catalogue.CatalogueSearch.Facets;
import cn.pingliang.sharing.catalogue.ResourceKind;
import cn.pingliang.sharing.organisation.OrganisationDirectory;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Kind, institution and class to choose from, each a link that says how many it leaves; a second press takes it back. */
class Filters extends Div {

    private static final long serialVersionUID = 1L;

    private static final int CLASSES_SHOWN = 10;

    private final CatalogueAddress address;
    private final transient Facets facets;
    private final transient OrganisationDirectory organisations;

    Filters(CatalogueAddress address, Facets facets, OrganisationDirectory organisations) {
        this.address = address;
        this.facets = facets;
        this.organisations = organisations;
        addClassName("facets");
        var query = address.query();
        var body = new Div(
                facet("catalogue.facet.kind", facets.kinds(), choice -> {
                    var kind = ResourceKind.valueOf(choice.value());
                    return link(
                            Names.of(kind),
                            choice,
                            kind == query.kind(),
                            kind == query.kind() ? address.kind(null) : address.kind(kind));
                }),
                facet("catalogue.facet.institution", facets.institutions(), choice -> {
                    var id = new OrganisationId(UUID.fromString(choice.value()));
                    var chosen = id.equals(query.institution());
                    return link(name(choice), choice, chosen, address.institution(chosen ? null : id));
                }),
                facet(
                        "catalogue.facet.class",
                        facets.classes().stream().limit(CLASSES_SHOWN).toList(),
                        choice -> {
                            var chosen = choice.value().equals(query.classCode());
                            return link(
                                    name(choice), choice, chosen, address.classCode(chosen ? null : choice.value()));
                        }));
        body.addClassName("facets-body");
        add(opener(), body);
    }

    /** The filters in force, each with a press to take it away. */
    Component chips() {
        var query = address.query();
        var chips = new UnorderedList();
        chips.addClassName("chips");
        if (query.kind() != null) {
            chips.add(chip(Names.of(query.kind()), address.kind(null)));
        }
        if (query.institution() != null) {
            chips.add(chip(institution(query.institution()), address.institution(null)));
        }
        if (query.classCode() != null) {
            chips.add(chip(
                    named(facets.classes(), query.classCode()).orElse(query.classCode()), address.classCode(null)));
        }
        chips.setVisible(chips.getComponentCount() > 0);
        return chips;
    }

    private ListItem chip(String name, CatalogueAddress without) {
        var chip = new Anchor(without.href(), new Span(name), Glyph.CLOSE.icon());
        chip.setAriaLabel(getTranslation("catalogue.take-away", name));
        chip.getElement().setAttribute("aria-current", "true");
        return new ListItem(chip);
    }

    /** A facet names only what it would leave something of; the name of another choice is asked for. */
    private String institution(OrganisationId id) {
        return named(facets.institutions(), id.toString())
                .or(() -> Optional.ofNullable(organisations.named(List.of(id)).get(id))
                        .map(named -> Names.of(named.name(), named.nameEn(), getLocale())))
                .orElse(getTranslation("catalogue.unknown-institution"));
    }

    private Optional<String> named(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(this::name);
    }

    private String name(Choice choice) {
        return Names.of(choice.label(), choice.labelEn(), getLocale());
    }

    private Section facet(String key, List<Choice> choices, Function<Choice, Component> link) {
        var list = new UnorderedList();
        choices.forEach(choice -> list.add(new ListItem(link.apply(choice))));
        var facet = new Section(new H2(getTranslation(key)), list);
        facet.addClassName("facet");
        facet.setVisible(!choices.isEmpty());
        return facet;
    }

    private static Anchor link(String name, Choice choice, boolean chosen, CatalogueAddress to) {
        var count = new Span(Formats.here().count(choice.matches()));
        count.addClassName("count");
        var link = new Anchor(to.href(), new Span(name), count);
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    /** On phones the filters wait behind a button. */
    private NativeButton opener() {
        var opener = new NativeButton(getTranslation("catalogue.filters"));
        opener.addClassName("facets-opener");
        opener.getElement().setAttribute("aria-expanded", "false");
        opener.addClickListener(click -> {
            var open = !hasClassName("facets--open");
            setClassName("facets--open", open);
            opener.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        });
        return opener;
    }
}
