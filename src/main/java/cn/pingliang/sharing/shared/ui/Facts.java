package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** What is known of something, in plain rows. A fact nobody gave is left out rather than shown empty. */
public final class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("facts");
    }

    /** @param key of the term's translation; no row where there is no text */
    public Facts add(String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            row(key, new Description(text));
        }
        return this;
    }

    /** As {@link #add(String, String)}, for texts that institutions wrote in Chinese and nobody translated. */
    public Facts addChinese(String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            var description = new Description(text);
            description.getElement().setAttribute("lang", "zh-CN");
            row(key, description);
        }
        return this;
    }

    public Facts add(String key, Component value) {
        row(key, new Description(value));
        return this;
    }

    private void row(String key, HtmlComponent description) {
        getElement().appendChild(new Div(new Term(getTranslation(key)), description).getElement());
    }
}
