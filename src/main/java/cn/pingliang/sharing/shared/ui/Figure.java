package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A large number with its unit, and in words what it compares with. */
public final class Figure extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * @param key of the label's translation
     * @param value as {@link Formats} writes it, without its unit
     * @param unit in the person's language; empty where the number has none
     */
    public Figure(String key, String value, String unit) {
        addClassName("figure");
        var label = new Span(getTranslation(key));
        label.addClassName("label");
        var number = new Span(value);
        number.addClassName("value");
        if (!unit.isBlank()) {
            var unitSpan = new Span(unit);
            unitSpan.addClassName("unit");
            number.add(unitSpan);
        }
        add(label, number);
    }

    /** Such as 高于全国均值 17 %. */
    public Figure words(String text) {
        var words = new Paragraph(text);
        words.addClassName("words");
        add(words);
        return this;
    }

    /** Such as the button that opens formula and records. */
    public Figure more(Component component) {
        add(component);
        return this;
    }

    public static Div row(Figure... figures) {
        var row = new Div(figures);
        row.addClassName("figures");
        return row;
    }
}
