package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shell.Choices.Size;
import cn.pingliang.sharing.shell.Choices.Theme;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Light or dark, and how large: what 适老 asks for, in one place, remembered. */
class DisplayMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final Map<Theme, MenuItem> themes = new EnumMap<>(Theme.class);
    private final Map<Size, MenuItem> sizes = new EnumMap<>(Size.class);

    DisplayMenu(Choices choices) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        var menu = addItem(Glyph.DISPLAY.icon());
        menu.setAriaLabel(getTranslation("shell.display"));
        menu.getElement().setAttribute("title", getTranslation("shell.display"));
        for (var theme : Theme.values()) {
            themes.put(theme, menu.getSubMenu().addItem(words("shell.theme.", theme), click -> choose(theme)));
        }
        menu.getSubMenu().addSeparator();
        for (var size : Size.values()) {
            sizes.put(size, menu.getSubMenu().addItem(words("shell.size.", size), click -> choose(size)));
        }
        check(choices.theme());
        check(choices.size());
    }

    private String words(String prefix, Enum<?> choice) {
        return getTranslation(prefix + choice.name().toLowerCase(Locale.ROOT));
    }

    private void choose(Theme theme) {
        Choices.remember(theme);
        check(theme);
        getElement().executeJs("""
                        document.documentElement.toggleAttribute('theme', !!$0);
                        if ($0) document.documentElement.setAttribute('theme', $0);
                        document.querySelector('meta[name=color-scheme]')?.setAttribute('content', $1);""", theme.attribute(), theme.scheme());
    }

    private void choose(Size size) {
        Choices.remember(size);
        check(size);
        getElement().executeJs("document.documentElement.dataset.size = $0", size.attribute());
    }

    private void check(Theme chosen) {
        themes.forEach((theme, item) -> {
            item.setCheckable(true);
            item.setChecked(theme == chosen);
        });
    }

    private void check(Size chosen) {
        sizes.forEach((size, item) -> {
            item.setCheckable(true);
            item.setChecked(size == chosen);
        });
    }
}
