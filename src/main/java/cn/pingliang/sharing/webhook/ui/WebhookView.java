package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import cn.pingliang.sharing.webhook.WebhookBook;
import cn.pingliang.sharing.webhook.WebhookBook.Page;
import cn.pingliang.sharing.webhook.WebhookDesk;
import cn.pingliang.sharing.webhook.WebhookDesk.Answer;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One webhook: how it does, what can be done with it, and each thing it was told with what came of it. */
@Route(WebhooksView.ADDRESS + "/:id")
@RolesAllowed(Role.Names.INSTITUTION_ADMIN)
class WebhookView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 25;

    private final WebhookDesk desk;
    private final WebhookBook book;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div state = new Div();
    private final Div actions = new Div();
    private final Div log = new Div();
    private final Div changing = new Div();
    private final LiveUpdates updates;
    private UUID id = new UUID(0, 0);
    private int page;

    WebhookView(WebhookDesk desk, WebhookBook book, CurrentAccount current, ChangeFeed feed) {
        this.desk = desk;
        this.book = book;
        this.current = current;
        updates = new LiveUpdates(feed, this::showOrSayItIsGone);
        answer.addClassName("when-filled");
        actions.addClassName("cluster");
        log.addClassName("stack");
        getContent().addClassNames("page", "stack", "webhooks");
        getContent()
                .add(
                        new PageHeader("webhook.title").actions(new LinkButton(WebhooksView.ADDRESS, "webhook.back")),
                        answer,
                        state,
                        actions,
                        log,
                        changing,
                        updates);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("id")
                .flatMap(TimeOrderedId::parse)
                .orElseThrow(() -> new NotFoundException("webhook"));
        page = PageLinks.page(event.getLocation().getQueryParameters());
        answer.removeAll();
        updates.watch(Set.of(id));
        var found = show();
        changing.removeAll();
        changing.add(new WebhookForm("webhook.change", "webhook.change.confirm", (form, address, events) -> {
                    switch (desk.change(id, address, events, current.require())) {
                        case Answer.Refused(var refusal) -> form.refuse(refusal);
                        case Answer.Done done -> say("webhook.changed");
                    }
                })
                .showing(found.webhook()));
    }

    /** While the page is open a colleague may remove it. */
    private void showOrSayItIsGone() {
        try {
            show();
        } catch (NotFoundException gone) {
            updates.watch(Set.of());
            Stream.of(state, actions, log, changing).forEach(Div::removeAll);
            answer.removeAll();
            answer.add(new Notice(Tone.WARN, getTranslation("webhook.gone")));
        }
    }

    /** Whatever somebody is typing into the form stays. */
    private Page show() {
        var found = book.find(id, current.require(), new PageRequest(page, ON_A_PAGE));
        var webhook = found.webhook();
        state.removeAll();
        state.add(new WebhookState(webhook));
        actions.removeAll();
        if (webhook.on()) {
            actions.add(button("webhook.test", () -> tell(desk.sendTest(id, current.require()), "webhook.tested")));
        }
        actions.add(
                button("webhook.secret.verb", this::askForSecret),
                webhook.on()
                        ? button("webhook.off.verb", this::askToSwitchOff)
                        : button("webhook.on.verb", () -> {
                            desk.switchOn(id, current.require());
                            say("webhook.switched-on");
                        }),
                button("webhook.remove.confirm", this::askToRemove));
        log.removeAll();
        log.add(
                new DeliveryTable(
                        found.deliveries().items(),
                        delivery -> tell(desk.sendAgain(id, delivery, current.require()), "webhook.again.done")),
                new PageLinks(WebhooksView.ADDRESS + "/" + id, found.deliveries()));
        return found;
    }

    private void tell(Answer came, String done) {
        switch (came) {
            case Answer.Refused(var refusal) -> {
                answer.removeAll();
                answer.add(new Notice(Tone.ERROR, WebhookWords.words(refusal)));
            }
            case Answer.Done did -> say(done);
        }
    }

    private void askForSecret() {
        Ask.toConfirm("webhook.secret", ask -> {
                    switch (desk.replaceSecret(id, current.require())) {
                        case Answer.Refused(var refusal) -> ask.refuse(WebhookWords.words(refusal));
                        case Answer.Done done -> {
                            ask.done();
                            answer.removeAll();
                            answer.add(new NewSecret("webhook.secret.replaced", done.secret(), null));
                            show();
                        }
                    }
                })
                .open();
    }

    private void askToSwitchOff() {
        Ask.toConfirm("webhook.off", ask -> {
                    desk.switchOff(id, current.require());
                    ask.done();
                    say("webhook.switched-off");
                })
                .open();
    }

    private void askToRemove() {
        Ask.toConfirm("webhook.remove", ask -> {
                    desk.remove(id, current.require());
                    ask.done();
                    updates.watch(Set.of());
                    getUI().ifPresent(ui -> ui.navigate(WebhooksView.class));
                })
                .grave()
                .open();
    }

    private Button button(String key, SerializableRunnable then) {
        return new Button(getTranslation(key), click -> then.run());
    }

    private void say(String key) {
        answer.removeAll();
        answer.add(new Notice(Tone.SUCCESS, getTranslation(key)));
        show();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("webhook.title");
    }
}
