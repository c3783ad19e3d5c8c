package cn.pingliang.sharing.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** Who runs the site, its registrations, and where to turn; see {@link SiteProperties}. */
class SiteFooter extends Footer {

    private static final long serialVersionUID = 1L;

    SiteFooter(SiteProperties site) {
        addClassName("foot");
        add(new UnorderedList(
                new ListItem(new Span(getTranslation("app.full-name"))),
                number("footer.operator", site.operator()),
                number("footer.code", site.code()),
                number("footer.icp", site.icp()),
                number("footer.public-security", site.publicSecurity()),
                link("footer.report-errors", site.reportErrors()),
                link("footer.privacy", site.privacy())));
    }

    private ListItem number(String key, String value) {
        return new ListItem(new Span(getTranslation(key, value.isBlank() ? getTranslation("footer.pending") : value)));
    }

    private ListItem link(String key, String address) {
        return new ListItem(
                address.isBlank()
                        ? (Component) new Span(getTranslation(key) + " " + getTranslation("footer.to-come"))
                        : new Anchor(address, getTranslation(key)));
    }
}
