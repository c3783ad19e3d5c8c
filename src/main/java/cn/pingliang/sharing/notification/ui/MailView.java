package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.notification.DeliveryDesk;
import cn.pingliang.sharing.notification.DeliveryDesk.FailedDelivery;
import cn.pingliang.sharing.notification.DeliveryDesk.State;
import cn.pingliang.sharing.notification.NoticeKind;
import cn.pingliang.sharing.shared.jobs.EventsAgain.UndoneEvent;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What leaves the portal and what does not, and what mails look like. For the platform's operators. */
@Route("admin/mail")
@Menu(order = 20, title = "admin.mail.title", icon = "bell")
@RolesAllowed(Role.Names.PLATFORM_OPERATOR)
class MailView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final DeliveryDesk desk;
    private final CurrentAccount current;
    private final Div state = new Div();
    private final MailPreview preview;

    MailView(DeliveryDesk desk, CurrentAccount current) {
        this.desk = desk;
        this.current = current;
        preview = new MailPreview(this::show);
        state.addClassName("stack");
        getContent().addClassNames("page", "stack");
        getContent().add(new PageHeader("admin.mail.title").subtitle("admin.mail.subtitle"), state, preview);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var kind = kind(query);
        var language = language(query);
        preview.show(kind, language, desk.preview(kind, language, current.require()));
        show(desk.state(current.require()));
    }

    private static NoticeKind kind(QueryParameters query) {
        var name = query.getSingleParameter("kind").orElse("");
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(NoticeKind.APPROVED);
    }

    private static Locale language(QueryParameters query) {
        return query.getSingleParameter("language").orElse("").equals(Locale.ENGLISH.getLanguage())
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }

    /** By the address, so that a preview can be kept. */
    private void show(NoticeKind kind, Locale language) {
        getUI().ifPresent(ui -> ui.navigate(
                MailView.class, QueryParameters.of("kind", kind.name()).merging("language", language.getLanguage())));
    }

    private void show(State now) {
        state.removeAll();
        if (now.channels().isEmpty()) {
            state.add(new Notice(Tone.WARN, getTranslation("admin.mail.off")));
        }
        var formats = Formats.here();
        state.add(section(
                "admin.mail.state",
                new Facts()
                        .add(
                                "admin.mail.channels",
                                now.channels().stream()
                                        .map(channel -> getTranslation("notices.channel." + channel))
                                        .collect(Collectors.joining(" ")))
                        .add("admin.mail.delivered", formats.count(now.delivered()))
                        .add("admin.mail.waiting", formats.count(now.waiting()))
                        .add("admin.mail.tried", formats.count(now.tried()))));
        if (!now.failed().isEmpty()) {
            state.add(section("admin.mail.failed", failed(formats).items(now.failed())));
        }
        if (!now.undone().isEmpty()) {
            state.add(section("admin.mail.events", undone(formats).items(now.undone())));
        }
    }

    private DataTable<FailedDelivery> failed(Formats formats) {
        return new DataTable<FailedDelivery>("admin.mail.failed")
                .column("admin.mail.person", FailedDelivery::person)
                .word("admin.mail.since", delivery -> formats.moment(delivery.since()))
                .numeric("admin.mail.tries", delivery -> formats.count(delivery.tries()))
                .column("admin.mail.why", FailedDelivery::why)
                .component("admin.mail.next", this::next);
    }

    private Component next(FailedDelivery delivery) {
        return new Button(getTranslation(delivery.givenUp() ? "admin.mail.again" : "admin.mail.again.now"), click -> {
            desk.tryAgain(delivery.id(), current.require());
            show(desk.state(current.require()));
        });
    }

    private DataTable<UndoneEvent> undone(Formats formats) {
        return new DataTable<UndoneEvent>("admin.mail.events")
                .column("admin.mail.event", UndoneEvent::name)
                .word("admin.mail.since", event -> formats.moment(event.since()))
                .numeric("admin.mail.tries", event -> formats.count(event.attempts()))
                .column(
                        "admin.mail.next",
                        event -> getTranslation(event.givenUp() ? "admin.mail.given-up" : "admin.mail.retried"));
    }

    private Section section(String key, Component content) {
        var section = new Section(new H2(getTranslation(key)), content);
        section.addClassNames("card", "stack");
        return section;
    }

    @Override
    public String getPageTitle() {
        return Titles.of("admin.mail.title");
    }
}
