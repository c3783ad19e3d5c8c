package cn.pingliang.sharing.notification.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.notification.DecisionLink;
import cn.pingliang.sharing.notification.DecisionLinks;
import cn.pingliang.sharing.notification.LinkSecret;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.function.Supplier;

/**
 * Where the link of a mail leads: one request, and the two decisions. Whoever has the link needs nothing else; opening it changes
 * nothing.
 */
@Route("decide/:secret")
@AnonymousAllowed
class DecideView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final DecisionLinks links;
    private final BookingBook book;

    DecideView(DecisionLinks links, BookingBook book) {
        this.links = links;
        this.book = book;
        getContent().addClassNames("page", "stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        links.find(new LinkSecret(event.getRouteParameters().get("secret").orElse("")))
                .ifPresentOrElse(
                        link -> ask(link, book.get(link.booking(), link.account())),
                        () -> getContent().add(over()));
    }

    private void ask(DecisionLink link, BookingView booking) {
        var card = new Section(facts(booking));
        card.addClassNames("card", "stack");
        if (booking.actions().contains(BookingAction.APPROVE)) {
            card.add(decisions(link, booking));
        } else {
            card.add(new Notice(
                    Tone.INFO,
                    getTranslation(
                            "decide.decided",
                            getTranslation(ServiceWords.status(booking.status(), booking.serviceMode())))));
        }
        getContent().add(new PageHeader("decide.title").subtitle("decide.subtitle"), card);
    }

    private Facts facts(BookingView booking) {
        var formats = Formats.here();
        return new Facts()
                .add("bookings.instrument", formats.name(booking.instrumentName(), booking.instrumentNameEn()))
                .add("bookings.time", formats.slot(booking.slot()))
                .add(
                        "bookings.requester",
                        getTranslation("booking.requester", booking.requesterName(), booking.organisationName()))
                .addChinese("approvals.purpose", booking.purpose());
    }

    private Div decisions(DecisionLink link, BookingView booking) {
        var approve = new Button(
                getTranslation("booking.action.APPROVE"), click -> answer(booking, () -> links.approve(link)));
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setDisableOnClick(true);
        var reject = new Button(
                getTranslation("booking.action.REJECT"),
                click -> Ask.forReason(
                                "booking.reject",
                                (ask, reason) -> {
                                    ask.done();
                                    answer(booking, () -> links.reject(link, reason));
                                },
                                Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()))
                        .grave()
                        .open());
        var decisions = new Div(approve, reject);
        decisions.addClassName("cluster");
        return decisions;
    }

    private void answer(BookingView booking, Supplier<StepAnswer> decision) {
        getContent().removeAll();
        try {
            getContent()
                    .add(
                            new PageHeader("decide.title"),
                            switch (decision.get()) {
                                case StepAnswer.Done done ->
                                    new Notice(
                                            Tone.SUCCESS,
                                            getTranslation(
                                                    "approvals.done",
                                                    Formats.here()
                                                            .name(booking.instrumentName(), booking.instrumentNameEn()),
                                                    booking.requesterName(),
                                                    getTranslation(done.statusKey())));
                                case StepAnswer.IllegalTransition illegal ->
                                    new Notice(Tone.WARN, getTranslation("booking.changed-meanwhile"));
                                case StepAnswer.Stale stale ->
                                    new Notice(Tone.WARN, getTranslation("booking.changed-meanwhile"));
                                case StepAnswer.SlotTaken gone ->
                                    new Notice(Tone.WARN, getTranslation("booking.slot-gone"));
                                case StepAnswer.Refused refused ->
                                    new Notice(Tone.WARN, getTranslation("decide.refused"));
                            },
                            new Div(new LinkButton("bookings/" + booking.id(), "decide.to-the-booking")));
        } catch (NotFoundException used) {
            getContent().add(over());
        }
    }

    private static EmptyState over() {
        return EmptyState.wholePage(Glyph.CLOCK, "decide.over")
                .actions(LinkButton.primary("approvals", "decide.to-the-queue"));
    }

    @Override
    public String getPageTitle() {
        return Titles.of("decide.title");
    }
}
