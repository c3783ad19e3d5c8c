package cn.pingliang.sharing.catalogue.ui;

import cn.pingliang.sharing.catalogue.CatalogueNavigation;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.HomeFigures;
import cn.pingliang.sharing.catalogue.SoonestFree;
import cn.pingliang.sharing.organisation.OrganisationDirectory;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;

/** The first page: a search box with what the portal holds, or what was looked for. The address says which. */
@Route(CatalogueNavigation.CATALOGUE)
@Menu(order = 0, title = "catalogue.menu", icon = "search")
@AnonymousAllowed
class CatalogueView extends Composite<Div> implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int CARDS_ON_A_PAGE = 24;

    private final transient CatalogueSearch search;
    private final transient OrganisationDirectory organisations;
    private final transient SoonestFree soonestFree;
    private final transient ObjectProvider<HomeFigures> figures;
    private final transient Clock clock;
    private final Finder finder = new Finder(this::lookFor);
    private final Div content = new Div();
    private final Div announcement = new Div();
    private CatalogueAddress address = CatalogueAddress.of(QueryParameters.empty());

    CatalogueView(
            CatalogueSearch search,
            OrganisationDirectory organisations,
            SoonestFree soonestFree,
            ObjectProvider<HomeFigures> figures,
            Clock clock) {
        this.search = search;
        this.organisations = organisations;
        this.soonestFree = soonestFree;
        this.figures = figures;
        this.clock = clock;
        content.setId("results");
        getContent().addClassName("page");
        announcement.addClassName("visually-hidden");
        announcement.getElement().setAttribute("role", "status");
        getContent().add(finder, announcement, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = CatalogueAddress.of(event.getLocation().getQueryParameters());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        finder.show(address);
        announcement.setText("");
        content.removeAll();
        content.add(address.isHome() ? home() : results());
    }

    @Override
    public String getPageTitle() {
        if (address.isHome()) {
            return getTranslation("app.full-name");
        }
        return address.query().text().isBlank()
                ? Titles.of("catalogue.title")
                : Titles.ofText(address.query().text());
    }

    private Div home() {
        return new HomeBoard(
                HomeBoard.Board.of(search, soonestFree, clock.instant()),
                figures.orderedStream()
                        .flatMap(source -> source.today().stream())
                        .toList());
    }

    private Div results() {
        var found = search.find(address.query(), new PageRequest(address.page(), CARDS_ON_A_PAGE));
        announcement.setText(SearchResults.found(found.total(), this));
        var free = soonestFree.soonestFree(HomeBoard.bookable(found.items()));
        return new SearchResults(address, found, search.facets(address.query()), free, clock.instant(), organisations);
    }

    /** Typing moves through one history entry: going back leaves the search, not its last letter. */
    private void lookFor(String text) {
        var location = address.text(text).location();
        getUI().ifPresent(ui -> {
            ui.getPage().getHistory().replaceState(null, location);
            ui.getInternals().getRouter().navigate(ui, location, NavigationTrigger.UI_NAVIGATE);
        });
    }
}
