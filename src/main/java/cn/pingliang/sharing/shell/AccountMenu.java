package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** Who is signed in, for whom they act, and the way out. */
class AccountMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    /** @param organisation empty for those who act for none */
    AccountMenu(String name, String organisation, AuthenticationContext authentication) {
        setId("account");
        addThemeVariants(MenuBarVariant.TERTIARY);
        var who = new Span(name);
        who.addClassName("who");
        var button = new Div(Glyph.PERSON.icon(), who);
        button.addClassName("account-button");
        var menu = addItem(button);
        menu.setAriaLabel(getTranslation("shell.account", name));
        var head = new Div(new Span(name), small(organisation));
        head.addClassName("account-head");
        menu.getSubMenu().addComponent(head);
        menu.getSubMenu().addSeparator();
        menu.getSubMenu().addItem(getTranslation("shell.sign-out"), click -> authentication.logout());
    }

    private static Span small(String text) {
        var small = new Span(text);
        small.addClassNames("small", "muted");
        return small;
    }
}
