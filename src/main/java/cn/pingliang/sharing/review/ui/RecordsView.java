package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.review.SharingReview;
import cn.pingliang.sharing.review.SharingReview.Records;
import cn.pingliang.sharing.review.UsageEntry;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

/** The usage records that a figure of the review is made of, latest first. */
@Route("review/records/:key")
@RolesAllowed({Role.Names.BUREAU_REVIEWER, Role.Names.INSTITUTION_ADMIN})
class RecordsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 50;

    private final SharingReview review;
    private final CurrentAccount current;
    private final Clock clock;
    private String title = "";

    RecordsView(SharingReview review, CurrentAccount current, Clock clock) {
        this.review = review;
        this.current = current;
        this.clock = clock;
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var key = event.getRouteParameters().get("key").orElse("");
        var address = ReviewAddress.of(query, PortalTime.dayOf(clock.instant()));
        var externalOnly = query.getParameters().containsKey("external");
        var records = review.records(
                key,
                address.period(),
                externalOnly,
                current.require(),
                new PageRequest(PageLinks.page(query), ON_A_PAGE));
        title = getTranslation("records.title", records.name());
        getContent().removeAll();
        getContent().add(header(records, address), filter(key, address, externalOnly));
        if (records.page().items().isEmpty()) {
            getContent().add(new EmptyState(Glyph.CHART, "records.empty"));
        } else {
            getContent()
                    .add(
                            table().items(records.page().items()),
                            new PageLinks(address.recordsHref(key, externalOnly), records.page()));
        }
    }

    private PageHeader header(Records records, ReviewAddress address) {
        var formats = Formats.here();
        return new PageHeader("records.title", records.name())
                .subtitle(
                        "records.subtitle",
                        formats.date(address.period().from()),
                        formats.date(address.period().to()),
                        formats.count(records.page().total()))
                .actions(new LinkButton(address.href(), "records.back"));
    }

    private Nav filter(String key, ReviewAddress address, boolean externalOnly) {
        var all = new Anchor(address.recordsHref(key, false), getTranslation("records.all"));
        var external = new Anchor(address.recordsHref(key, true), getTranslation("records.external"));
        (externalOnly ? external : all).getElement().setAttribute("aria-current", "true");
        var filter = new Nav(all, external);
        filter.addClassName("chips");
        filter.getElement().setAttribute("aria-label", getTranslation("records.filter"));
        return filter;
    }

    private DataTable<UsageEntry> table() {
        var formats = Formats.here();
        return new DataTable<UsageEntry>("records.table")
                .word("records.time", entry -> formats.dated(entry.slot()))
                .column("records.instrument", UsageEntry::instrumentName)
                .numeric("records.hours", entry -> formats.tenths(entry.hours()))
                .column(
                        "records.use",
                        entry -> getTranslation(entry.external() ? "booking.external" : "booking.internal"))
                .column("records.user", UsageEntry::userUnit)
                .column("records.purpose", UsageEntry::purpose)
                .word("records.service-mode", entry -> getTranslation("usage.mode." + entry.serviceMode()))
                .numeric("records.amount", entry -> formats.money(entry.amount()));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
