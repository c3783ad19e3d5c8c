package cn.pingliang.sharing.shell;

import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;

/** A screen that could not be shown, inside the layout: why, and where to go from here. Never a stack trace. */
abstract class Apology extends Composite<Div> implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final String key;

    Apology(String key) {
        this.key = key;
        getContent().addClassName("page");
        getContent()
                .add(EmptyState.wholePage(Glyph.SEARCH, key).actions(LinkButton.primary("", "error.to-the-catalogue")));
    }

    @Override
    public String getPageTitle() {
        return Titles.of(key);
    }
}
