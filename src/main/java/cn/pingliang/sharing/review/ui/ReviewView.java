package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.review.Grouping;
import cn.pingliang.sharing.review.SharingReport;
import cn.pingliang.sharing.review.SharingReview;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * How much is really shared, in a period: for the bureau all institutions it oversees, for an institution its own. Every figure
 * leads to the records it is made of.
 */
@Route("review")
@Menu(order = 4, title = "review.title", icon = "chart")
@RolesAllowed({Role.Names.BUREAU_REVIEWER, Role.Names.INSTITUTION_ADMIN})
class ReviewView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final SharingReview review;
    private final CurrentAccount current;
    private final Clock clock;

    ReviewView(SharingReview review, CurrentAccount current, Clock clock) {
        this.review = review;
        this.current = current;
        this.clock = clock;
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var today = PortalTime.dayOf(clock.instant());
        var address = ReviewAddress.of(event.getLocation().getQueryParameters(), today);
        var report = review.report(address.period(), address.groupBy(), current.require());
        getContent().removeAll();
        getContent().add(header(report), new PeriodChooser(address, today));
        if (report.rows().isEmpty()) {
            getContent().add(new EmptyState(Glyph.CHART, "review.empty"));
        } else {
            getContent()
                    .add(
                            new ReviewFigures(report),
                            groups(address),
                            new SharingChart(report, address),
                            new SharingTable(report, address),
                            new HowItIsReckoned());
        }
    }

    private PageHeader header(SharingReport report) {
        var formats = Formats.here();
        var period = report.period();
        return new PageHeader("review.title")
                .subtitle(
                        "review.subtitle",
                        formats.date(period.from()),
                        formats.date(period.to()),
                        formats.dateTime(report.asOf()))
                .actions(download(report));
    }

    private Anchor download(SharingReport report) {
        var name = "sharing-%s-%s.csv"
                .formatted(report.period().from(), report.period().to());
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var csv = report.csv().getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(new ByteArrayInputStream(csv), name, "text/csv", csv.length);
                }),
                getTranslation("review.download"));
        link.addClassName("button");
        return link;
    }

    private Nav groups(ReviewAddress address) {
        var groups = new Nav();
        groups.addClassName("chips");
        groups.getElement().setAttribute("aria-label", getTranslation("review.group"));
        for (var grouping : Grouping.values()) {
            var link = new Anchor(address.by(grouping).href(), getTranslation("review.group." + grouping));
            if (grouping == address.groupBy()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            groups.add(link);
        }
        return groups;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("review.title");
    }
}
