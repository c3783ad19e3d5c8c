package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.html.Anchor;

/** A way to another screen that is a thing to press: a link, so that it can be copied and opened beside. */
public final class LinkButton extends Anchor {

    private static final long serialVersionUID = 1L;

    /** @param key of its verb's translation */
    public LinkButton(String href, String key, Object... arguments) {
        super(href);
        setText(getTranslation(key, arguments));
        addClassName("button");
    }

    public static LinkButton primary(String href, String key, Object... arguments) {
        var link = new LinkButton(href, key, arguments);
        link.addClassName("button--primary");
        return link;
    }

    /** Leaves the screens for an address of the server: a sign-in, a download. */
    public LinkButton leaving() {
        setRouterIgnore(true);
        return this;
    }
}
