package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;

/** A sentence that somebody should not miss; errors are read out at once, others when there is time. */
public final class Notice extends Div {

    private static final long serialVersionUID = 1L;

    public enum Tone {
        INFO,
        WARN,
        ERROR,
        SUCCESS
    }

    /** @param text in the person's language, such as a refusal that was translated with its arguments */
    public Notice(Tone tone, String text) {
        addClassNames("notice", "notice--" + tone.name().toLowerCase(Locale.ROOT));
        getElement().setAttribute("role", tone == Tone.ERROR ? "alert" : "status");
        add(new Paragraph(text));
    }

    /** A second sentence, such as what to do instead. */
    public Notice with(String text) {
        add(new Paragraph(text));
        return this;
    }
}
