package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.PublishedResources;
import cn.pingliang.sharing.catalogue.ResourceDetails;
import cn.pingliang.sharing.catalogue.ResourceDetails.InstrumentDetails;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.springframework.beans.factory.ObjectProvider;

/** The page of one resource, of any kind: what it is, how to come to it, whom to ask. */
@Route("instruments/:id")
@RouteAlias("facilities/:id")
@RouteAlias("datasets/:id")
@RouteAlias("findings/:id")
@AnonymousAllowed
class ResourceView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient PublishedResources resources;
    private final transient ObjectProvider<ResourcePanel> panels;
    private final transient CurrentAccount current;
    private String name = "";

    ResourceView(PublishedResources resources, ObjectProvider<ResourcePanel> panels, CurrentAccount current) {
        this.resources = resources;
        this.panels = panels;
        this.current = current;
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var resource =
                resources.get(ResourceId.of(event.getRouteParameters().get("id").orElse("")));
        var address = CatalogueNavigation.pathOf(resource.common().kind(), resource.id());
        if (!event.getLocation().getPath().equals(address)) {
            event.forwardTo(address);
            return;
        }
        name = Names.of(resource.common().name(), resource.common().nameEn(), getLocale());
        getContent().removeAll();
        getContent().add(head(resource), body(resource));
    }

    @Override
    public String getPageTitle() {
        return Titles.ofText(name);
    }

    private Component head(ResourceDetails resource) {
        var common = resource.common();
        var kind = new Anchor(CatalogueNavigation.pathOf(common.kind()), Names.of(common.kind()));
        var terms =
                new Div(kind, new Span(Names.of(common.institutionName(), common.institutionNameEn(), getLocale())));
        terms.addClassName("cluster");
        if (resource instanceof InstrumentDetails instrument) {
            terms.add(Offers.condition(instrument.condition()));
        }
        if (common.demo()) {
            terms.add(Badge.demo());
        }
        var summary = new Paragraph(common.summary());
        summary.getElement().setAttribute("lang", "zh-CN");
        var words = new Div(terms, new H1(name), summary);
        words.addClassName("stack-s");
        var classCode = resource instanceof InstrumentDetails instrument ? instrument.classCode() : null;
        var head = new Header(Names.picture(Names.glyph(common.kind(), classCode)), words);
        head.addClassName("resource-title");
        return head;
    }

    private Component body(ResourceDetails resource) {
        var facts = new ResourceFacts(resource);
        var side = new Div();
        side.addClassName("stack");
        panels.orderedStream().forEach(panel -> panel.panelFor(resource).ifPresent(side::add));
        side.add(new ContactCard(resource, current.find().isPresent()));
        var split = new Div(facts, side);
        split.addClassNames("split", "split--side-first");
        return split;
    }
}
