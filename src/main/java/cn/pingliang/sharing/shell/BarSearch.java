package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;

/** Looks through the catalogue from any screen: the first page with {@code ?q=}. The first page has a box of its own. */
class BarSearch extends Div {

    private static final long serialVersionUID = 1L;

    BarSearch() {
        addClassName("bar-search");
        getElement().setAttribute("role", "search");
        var field = new TextField();
        field.setId("bar-search");
        field.setAriaLabel(getTranslation("shell.search"));
        field.setPlaceholder(getTranslation("shell.search"));
        field.setPrefixComponent(Glyph.SEARCH.icon());
        field.addKeyPressListener(Key.ENTER, press -> search(field));
        add(field);
    }

    private void search(TextField field) {
        var text = field.getValue().strip();
        if (!text.isEmpty()) {
            field.clear();
            getUI().ifPresent(ui -> ui.navigate("", QueryParameters.of("q", text)));
        }
    }
}
