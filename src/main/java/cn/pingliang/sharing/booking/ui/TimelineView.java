package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.CatalogueQuery;
import cn.pingliang.sharing.catalogue.CatalogueSearch;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.InstrumentTimeline;
import cn.pingliang.sharing.shared.ui.InstrumentTimeline.TimeChosen;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * The time of many instruments side by side, and which of them is free soonest for how long. The address says which days and
 * which instruments. Five queries, however many instruments there are; nobody's name.
 */
@Route(TimelineAddress.PATH)
@Menu(order = 1, title = "timeline.title", icon = "timeline")
@AnonymousAllowed
class TimelineView extends Composite<Div> implements AfterNavigationObserver, HasDynamicTitle {

    /** More than a desk shows; each row costs its dozens of tiles before the first is painted. */
    private static final int ROWS_AT_ONCE = 20;

    private final CatalogueSearch search;
    private final Availability availability;
    private final Clock clock;
    private final TimelineFilters filters;
    private final SoonestFreeList soonest;
    private final InstrumentTimeline timeline = new InstrumentTimeline();
    private final Div steps = new Div();
    private final Div rows = new Div();
    private TimelineAddress address = TimelineAddress.of(QueryParameters.empty());
    private int shown;

    TimelineView(CatalogueSearch search, Availability availability, Clock clock) {
        this.search = search;
        this.availability = availability;
        this.clock = clock;
        filters = new TimelineFilters(address, this::go);
        soonest = new SoonestFreeList(length -> go(address.wanted(length), false));
        timeline.addRowsWantedListener(event -> showMore(event.from()));
        timeline.addTimeChosenListener(this::book);
        rows.addClassName("stack");
        var body = new Div(soonest, rows);
        body.addClassName("timeline-split");
        getContent().addClassName("page-wide");
        getContent().add(new PageHeader("timeline.title").subtitle("timeline.subtitle"), filters, steps, body);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        address = TimelineAddress.of(event.getLocation().getQueryParameters());
        var found = found();
        var instruments = admitted(found);
        filters.show(address, found);
        steps.removeAll();
        steps.add(new TimelineSteps(address, today()));
        soonest.setVisible(!instruments.isEmpty());
        rows.removeAll();
        if (instruments.isEmpty()) {
            rows.add(nothing());
        } else {
            show(instruments);
            rows.add(timeline, CalendarLegend.ofEverybody());
        }
    }

    private void show(List<ResourceCard> instruments) {
        var timetable = availability.timetable(instruments, address.window(today()));
        var hours = TimelineRows.hours(timetable);
        timeline.setWindow(address.firstOr(today()), address.scale().days(), hours.from(), hours.to());
        timeline.setWanted(address.wanted());
        shown = Math.min(ROWS_AT_ONCE, instruments.size());
        timeline.setRows(TimelineRows.of(instruments.subList(0, shown), timetable), instruments.size());
        soonest.show(
                timetable,
                address.wanted(),
                new LinkButton(address.moved(today(), 1).href(), "timeline.later"));
    }

    /** Reads the next rows only. What was published or withdrawn meanwhile may show a row twice or not at all, once. */
    private void showMore(int from) {
        var instruments = admitted(found());
        if (from != shown || from >= instruments.size()) {
            return;
        }
        shown = Math.min(from + ROWS_AT_ONCE, instruments.size());
        var next = instruments.subList(from, shown);
        timeline.addRows(TimelineRows.of(next, availability.timetable(next, address.window(today()))));
    }

    private List<ResourceCard> found() {
        return search.instruments(new CatalogueQuery(address.text(), null, null, null));
    }

    private List<ResourceCard> admitted(List<ResourceCard> found) {
        return found.stream().filter(address::admits).toList();
    }

    private EmptyState nothing() {
        var empty = new EmptyState(Glyph.TIMELINE, address.isFiltered() ? "timeline.nothing" : "timeline.empty");
        return address.isFiltered()
                ? empty.actions(LinkButton.primary(address.withoutFilters().href(), "timeline.without-filters"))
                : empty;
    }

    private void book(TimeChosen chosen) {
        var to = BookAddress.choosing(chosen.time()).location(ResourceId.of(chosen.id()));
        UI.getCurrentOrThrow().navigate(to.getPath(), to.getQueryParameters());
    }

    /** Typing moves through one history entry: going back leaves the words, not their last letter. */
    private void go(TimelineAddress to, boolean typing) {
        var ui = UI.getCurrentOrThrow();
        if (typing) {
            ui.getPage().getHistory().replaceState(null, to.location());
            ui.getInternals().getRouter().navigate(ui, to.location(), NavigationTrigger.UI_NAVIGATE);
        } else {
            ui.navigate(to.location().getPath(), to.location().getQueryParameters());
        }
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("timeline.title");
    }
}
