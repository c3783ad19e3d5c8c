package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word, with a shape and a border of its own, so that it never hangs on colour. */
public final class Badge extends Span {

    private static final long serialVersionUID = 1L;

    public enum Tone {
        PENDING,
        APPROVED,
        IN_USE,
        DONE,
        REFUSED,
        NEUTRAL,
        DEMO
    }

    /** @param key of the translation */
    public Badge(Tone tone, String key) {
        addClassNames("badge", "badge--" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        setText(getTranslation(key));
    }

    /** 演示数据: every synthetic row says that it is one. */
    public static Badge demo() {
        return new Badge(Tone.DEMO, "ui.demo-data");
    }
}
