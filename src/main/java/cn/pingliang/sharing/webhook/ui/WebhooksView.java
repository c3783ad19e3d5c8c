package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.ui.InstitutionChips;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import cn.pingliang.sharing.webhook.WebhookBook;
import cn.pingliang.sharing.webhook.WebhookBook.Sheet;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import cn.pingliang.sharing.webhook.WebhookDesk;
import cn.pingliang.sharing.webhook.WebhookEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The systems that an institution has told what happens to its instruments, and another one. */
@Route(WebhooksView.ADDRESS)
@Menu(order = 8, title = "webhooks.menu", icon = "pulse")
@RolesAllowed(Role.Names.INSTITUTION_ADMIN)
class WebhooksView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String ADDRESS = "manage/webhooks";

    private final WebhookDesk desk;
    private final WebhookBook book;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div list = new Div();
    private final Div adding = new Div();
    private final LiveUpdates updates;
    private @Nullable OrganisationId institution;

    WebhooksView(WebhookDesk desk, WebhookBook book, CurrentAccount current, ChangeFeed feed) {
        this.desk = desk;
        this.book = book;
        this.current = current;
        updates = new LiveUpdates(feed, this::showWebhooks);
        answer.addClassName("when-filled");
        list.addClassName("stack");
        getContent().addClassNames("page", "stack", "webhooks");
        getContent()
                .add(
                        new PageHeader("webhooks.title").subtitle("webhooks.subtitle"),
                        answer,
                        list,
                        adding,
                        new Verifying(),
                        updates);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        institution = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("institution")
                .flatMap(TimeOrderedId::parse)
                .map(OrganisationId::new)
                .orElse(null);
        answer.removeAll();
        showAll();
    }

    /** Whatever somebody is typing into the form stays where only the webhooks are read again. */
    private Sheet showWebhooks() {
        var sheet = book.sheet(institution, current.require());
        list.removeAll();
        list.add(new InstitutionChips(ADDRESS, sheet.institutions(), sheet.institution()));
        if (sheet.webhooks().isEmpty()) {
            list.add(new EmptyState(Glyph.PULSE, "webhooks.none"));
        }
        sheet.webhooks().forEach(each -> list.add(new WebhookCard(each)));
        updates.watch(sheet.webhooks().stream().map(Webhook::id).collect(Collectors.toSet()));
        return sheet;
    }

    private void showAll() {
        var sheet = showWebhooks();
        adding.removeAll();
        adding.add(
                sheet.possible()
                        ? new WebhookForm(
                                "webhooks.new",
                                "webhooks.add",
                                (form, address, events) -> add(sheet.institution(), form, address, events))
                        : new Notice(Tone.WARN, getTranslation("refusal.webhook-key.reason"))
                                .with(getTranslation("refusal.webhook-key.remedy")));
    }

    private void add(OrganisationId to, WebhookForm form, String address, Set<WebhookEvent> events) {
        switch (desk.add(to, address, events, current.require())) {
            case WebhookDesk.Answer.Refused(var refusal) -> form.refuse(refusal);
            case WebhookDesk.Answer.Done(var webhook, var secret) -> {
                answer.removeAll();
                answer.add(new NewSecret("webhooks.added", secret, ADDRESS + "/" + webhook));
                showAll();
                answer.scrollIntoView();
            }
        }
    }

    @Override
    public String getPageTitle() {
        return Titles.of("webhooks.title");
    }
}
