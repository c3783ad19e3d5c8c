package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/** A screen's heading, what it is for in a line, and what can be done from here. */
public final class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final Div words;
    private final Div actions = new Div();

    /** @param key of the title's translation */
    public PageHeader(String key, Object... arguments) {
        this(new H1());
        ((H1) words.getChildren().findFirst().orElseThrow()).setText(getTranslation(key, arguments));
    }

    private PageHeader(H1 title) {
        words = new Div(title);
        actions.addClassName("actions");
        addClassName("page-header");
        add(words);
    }

    /** Where the title comes from the data, as an instrument's name does. */
    public static PageHeader titled(String title) {
        return new PageHeader(new H1(title));
    }

    public PageHeader subtitle(String key, Object... arguments) {
        return subtitleText(getTranslation(key, arguments));
    }

    public PageHeader subtitleText(String text) {
        var subtitle = new Paragraph(text);
        subtitle.addClassName("subtitle");
        words.add(subtitle);
        return this;
    }

    public PageHeader actions(Component... components) {
        actions.add(components);
        add(actions);
        return this;
    }
}
