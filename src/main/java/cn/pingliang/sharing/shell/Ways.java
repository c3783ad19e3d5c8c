package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ways through the portal: links in the bar, and on phones a row at the foot of at most five, the rest behind 更多. A
 * view joins with {@code @Menu(order, title = key, icon = a Glyph's name)}.
 */
class Ways extends Nav {

    private static final long serialVersionUID = 1L;

    private static final int MOST_ON_PHONES = 5;

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    Ways(List<MenuEntry> entries) {
        addClassName("ways");
        setAriaLabel(getTranslation("shell.ways"));
        var list = new UnorderedList();
        var shown = entries.size() > MOST_ON_PHONES ? MOST_ON_PHONES - 1 : MOST_ON_PHONES;
        for (var i = 0; i < entries.size(); i++) {
            var item = new ListItem(link(entries.get(i)));
            item.setClassName("ways-extra", i >= shown);
            list.add(item);
        }
        if (entries.size() > shown) {
            list.add(more(entries.subList(shown, entries.size())));
        }
        add(list);
    }

    /** Marks the way the person is on. */
    void at(String path) {
        links.forEach((to, link) -> {
            var here = to.isEmpty() ? path.isEmpty() : path.equals(to) || path.startsWith(to + "/");
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private Anchor link(MenuEntry entry) {
        var path = entry.path().replaceFirst("^/", "");
        var link = new Anchor(path, glyph(entry).icon(), new Span(getTranslation(entry.title())));
        links.put(path, link);
        return link;
    }

    private ListItem more(List<MenuEntry> rest) {
        var button = new NativeButton();
        button.add(Glyph.MORE.icon(), new Span(getTranslation("shell.more")));
        var menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        rest.forEach(entry -> menu.addItem(
                getTranslation(entry.title()),
                choice -> getUI().ifPresent(ui -> ui.navigate(entry.path().replaceFirst("^/", "")))));
        var item = new ListItem(button);
        item.addClassName("ways-more");
        return item;
    }

    private static Glyph glyph(MenuEntry entry) {
        return entry.icon() == null ? Glyph.MORE : Glyph.valueOf(entry.icon().toUpperCase(Locale.ROOT));
    }
}
