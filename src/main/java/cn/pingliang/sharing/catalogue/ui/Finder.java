package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.stream.IntStream;

/** The one search box. It searches while somebody types, and stays the same element when results take the home's place. */
class Finder extends Div {

    private static final long serialVersionUID = 1L;

    private static final int PAUSE_MILLIS = 300;
    private static final int EXAMPLES = 3;

    private final H1 title = new H1();
    private final TextField box = new TextField();

    Finder(SerializableConsumer<String> onSearch) {
        addClassName("finder");
        getElement().setAttribute("role", "search");
        var lead = new Paragraph(getTranslation("catalogue.home.lead"));
        lead.addClassName("lead");
        box.setId("search");
        box.setAriaLabel(getTranslation("catalogue.search"));
        box.setPlaceholder(getTranslation("catalogue.search.placeholder"));
        box.setPrefixComponent(Glyph.SEARCH.icon());
        box.setClearButtonVisible(true);
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.setValueChangeTimeout(PAUSE_MILLIS);
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSearch.accept(change.getValue());
            }
        });
        add(title, lead, box, examples());
    }

    void show(CatalogueAddress address) {
        setClassName("finder--home", address.isHome());
        setClassName("finder--results", !address.isHome());
        title.setText(getTranslation(address.isHome() ? "catalogue.home" : "catalogue.title"));
        // Leaves a space at the end alone while somebody types.
        if (!box.getValue().strip().equals(address.query().text())) {
            box.setValue(address.query().text());
        }
    }

    static UnorderedList exampleChips(Div at) {
        var chips = new UnorderedList();
        chips.addClassName("chips");
        IntStream.rangeClosed(1, EXAMPLES).forEach(number -> {
            var words = at.getTranslation("catalogue.example." + number);
            chips.add(new ListItem(new Anchor(
                    CatalogueAddress.of(com.vaadin.flow.router.QueryParameters.of("q", words))
                            .href(),
                    words)));
        });
        return chips;
    }

    private Div examples() {
        var examples = new Div(new Span(getTranslation("catalogue.examples")), exampleChips(this));
        examples.addClassNames("examples", "muted");
        return examples;
    }
}
