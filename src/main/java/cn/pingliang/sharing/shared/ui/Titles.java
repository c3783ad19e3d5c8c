package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.i18n.I18NProvider;

/** What the browser's tab says: the screen first, the portal's name after it. */
public final class Titles {

    private Titles() {}

    /** @param key of the screen's name */
    public static String of(String key, Object... arguments) {
        return ofText(I18NProvider.translate(key, arguments));
    }

    public static String ofText(String title) {
        return I18NProvider.translate("ui.title", title);
    }
}
