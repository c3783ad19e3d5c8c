package cn.pingliang.sharing.audit.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.audit.AuditCheck;
import cn.pingliang.sharing.audit.AuditLine;
import cn.pingliang.sharing.audit.AuditQuery;
import cn.pingliang.sharing.audit.AuditTrail;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Who did what, latest first; and whether it is still as it was written. */
@Route(AuditAddress.PATH)
@Menu(order = 9, title = "audit.menu", icon = "check")
@RolesAllowed(Role.Names.PLATFORM_OPERATOR)
class AuditView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final AuditTrail trail;
    private final AuditCheck check;
    private final CurrentAccount current;

    AuditView(AuditTrail trail, AuditCheck check, CurrentAccount current) {
        this.trail = trail;
        this.check = check;
        this.current = current;
        getContent().addClassNames("page-wide", "audit");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = AuditAddress.of(event.getLocation().getQueryParameters());
        var page = trail.find(address.query(), address.before(), current.require());
        getContent().removeAll();
        getContent()
                .add(
                        new PageHeader("audit.title").subtitle("audit.subtitle").actions(download(address.query())),
                        new CheckPanel(check, current.require()),
                        new AuditFilter(address.query()),
                        page.lines().isEmpty() ? new EmptyState(Glyph.CHECK, "audit.none") : table(page.lines()),
                        paging(address, page));
    }

    private DataTable<AuditLine> table(List<AuditLine> lines) {
        var formats = Formats.here();
        return new DataTable<AuditLine>("audit.title")
                .word("audit.at", line -> formats.dateTime(line.at()))
                .column("audit.who", AuditWords::who)
                .component("audit.what", AuditView::what)
                .column("audit.details", line -> AuditWords.details(line, formats))
                .column("audit.origin", AuditWords::origin)
                .items(lines);
    }

    /** Leads to everything that was done with the same thing. */
    private static Component what(AuditLine line) {
        var words = AuditWords.action(line.kind(), line.action());
        return line.on() == null
                ? new Span(words)
                : new Anchor(AuditAddress.on(line.on()).href(), words);
    }

    private Nav paging(AuditAddress address, AuditTrail.Page page) {
        var paging = new Nav();
        paging.addClassNames("cluster", "paging");
        paging.getElement().setAttribute("aria-label", getTranslation("paging.label"));
        if (address.before() != null) {
            paging.add(new LinkButton(address.before(null).href(), "audit.latest"));
        }
        if (page.earlier() != null) {
            paging.add(new LinkButton(address.before(page.earlier()).href(), "audit.earlier"));
        }
        return paging;
    }

    private Anchor download(AuditQuery query) {
        var by = current.require();
        DownloadHandler csv = event -> {
            event.setFileName("audit.csv");
            event.setContentType("text/csv;charset=UTF-8");
            try (var out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
                trail.export(query, by, out);
            }
        };
        var link = new Anchor(csv, getTranslation("audit.download"));
        link.addClassName("button");
        return link;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("audit.title");
    }
}
