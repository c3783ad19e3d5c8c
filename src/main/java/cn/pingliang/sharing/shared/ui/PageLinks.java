package cn.pingliang.sharing.shared.ui;

import cn.pingliang.sharing.shared.PageOf;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;

/** The way through a longer list; the page is part of the address. */
public class PageLinks extends Composite<Nav> {

    public PageLinks(String address, PageOf<?> list) {
        var pages = (list.total() + list.size() - 1) / list.size();
        getContent().addClassNames("cluster", "paging");
        getContent().getElement().setAttribute("aria-label", getTranslation("paging.label"));
        getContent().setVisible(pages > 1);
        if (list.page() > 0) {
            getContent().add(new Anchor(to(address, list.page() - 1), getTranslation("paging.previous")));
        }
        getContent().add(new Span(getTranslation("paging.here", list.page() + 1, pages, list.total())));
        if (list.page() + 1 < pages) {
            getContent().add(new Anchor(to(address, list.page() + 1), getTranslation("paging.next")));
        }
    }

    /** The page an address asks for, counted from 0; the first where it asks for none that can be. */
    public static int page(QueryParameters query) {
        return query.getSingleParameter("page")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static String to(String address, int page) {
        return address + (address.contains("?") ? "&" : "?") + "page=" + page;
    }
}
