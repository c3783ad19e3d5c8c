package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Nothing to show, said kindly, with what to do about it: 「还没有预约,去找一台仪器」 rather than 「暂无数据」. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    private final Div actions = new Div();

    /** @param key of the sentence; {@code key + ".hint"} is the second one */
    public EmptyState(Glyph glyph, String key, Object... arguments) {
        this(glyph, new H2(), key, arguments);
    }

    private EmptyState(Glyph glyph, HtmlContainer heading, String key, Object... arguments) {
        addClassName("empty");
        actions.addClassName("actions");
        heading.setText(getTranslation(key, arguments));
        add(glyph.icon(), heading, new Paragraph(getTranslation(key + ".hint", arguments)));
    }

    /** Where this is all that the screen shows, and so its heading. */
    public static EmptyState wholePage(Glyph glyph, String key, Object... arguments) {
        return new EmptyState(glyph, new H1(), key, arguments);
    }

    public EmptyState actions(Component... components) {
        actions.add(components);
        add(actions);
        return this;
    }
}
