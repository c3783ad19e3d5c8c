package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingMessages;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.booking.UseManners;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request from need to rating: where it stands, whose turn it is, what the viewer can do, and everything that happened. For
 * everybody concerned; to others there is no such page.
 */
@Route("bookings/:id")
@PermitAll
class BookingPage extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final BookingBook book;
    private final BookingVerbs verbs;
    private final BookingMessages messages;
    private final UseManners manners;
    private final BookableInstruments instruments;
    private final CurrentAccount current;
    private final BookingNews news;
    private final ChangeQuestions further;
    private final Div body = new Div();
    private final Div talk = new Div();
    private @Nullable BookingView shown;
    private String title = "";

    BookingPage(
            BookingBook book,
            BookingVerbs verbs,
            BookingMessages messages,
            UseManners manners,
            BookableInstruments instruments,
            CurrentAccount current,
            BookingNews news,
            ChangeQuestions further) {
        this.book = book;
        this.verbs = verbs;
        this.messages = messages;
        this.manners = manners;
        this.instruments = instruments;
        this.current = current;
        this.news = news;
        this.further = further;
        body.addClassName("stack");
        getContent().addClassNames("page", "stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = BookingId.of(event.getRouteParameters().get("id").orElse(""));
        var live = news.of(id, () -> refresh(id));
        getContent().removeAll();
        var booking = book.get(id, current.require());
        // Beside the body, which is made anew whenever somebody does something: what is typed there stays.
        talk.removeAll();
        talk.add(new MessageForm((text, files) -> write(id, text, files)));
        getContent().add(body, talk, live);
        show(booking, told(event.getLocation().getQueryParameters(), booking));
    }

    /** What the address says has just happened. */
    private @Nullable Notice told(QueryParameters query, BookingView booking) {
        if (query.getParameters().containsKey("new")) {
            return AskedNotice.of(booking);
        }
        return ChangeNotice.of(query, booking, further, answer -> show(booking.id(), answer))
                .orElse(null);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    /** What others did meanwhile, said by a notice; what somebody types in a dialog stays. */
    private void refresh(BookingId id) {
        var now = book.get(id, current.require());
        if (!now.equals(shown)) {
            show(now, StepNotice.ofOthers(now));
        }
    }

    private void show(BookingView booking, @Nullable Notice notice) {
        shown = booking;
        talk.setVisible(booking.actions().contains(BookingAction.MESSAGE));
        title = Titles.of(
                booking.serviceMode().isOfSamples() ? "samples.page" : "booking.title",
                Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()));
        var actions = new BookingActions(booking, verbs, answer -> show(booking.id(), answer));
        body.removeAll();
        body.add(PageHeader.titled(Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()))
                .subtitleText(InstitutionText.of(booking))
                .actions(StatusBadge.of(booking)));
        if (notice != null) {
            body.add(notice);
        }
        if (booking.series() != null) {
            actions.cancelBy(() -> cancelSeries(booking));
        }
        body.add(new NextStep(booking, proposal(booking), actions, verbs.now()), facts(booking));
        if (booking.series() != null) {
            body.add(new SeriesPanel(booking, booking.series()));
        }
        body.add(history(booking));
    }

    private StepAnswer write(BookingId id, String text, List<Attachment> files) {
        var answer = messages.write(id, current.require(), text, files);
        if (!(answer instanceof StepAnswer.Refused)) {
            show(id, answer);
        }
        return answer;
    }

    private @Nullable ProposalPanel proposal(BookingView booking) {
        var proposal = booking.proposal();
        return proposal == null ? null : new ProposalPanel(booking, proposal, instruments.get(booking.instrument()));
    }

    private void cancelSeries(BookingView booking) {
        var reach = new ReachField("series.cancel.reach", booking);
        Ask.forReason(
                        "series.cancel",
                        (ask, reason) -> {
                            var answer = further.cancel(booking, reach.getValue(), reason);
                            if (answer instanceof StepAnswer.Refused refused) {
                                ask.refuse(Refusals.sentence(refused.refusals()));
                            } else {
                                ask.done();
                                show(booking.id(), answer);
                            }
                        },
                        Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()))
                .with(reach)
                .grave()
                .open();
    }

    /** After a step: the page as it is now, with what came of it. */
    private void show(BookingId id, StepAnswer answer) {
        var now = book.get(id, current.require());
        show(now, StepNotice.of(answer, now));
    }

    private Section facts(BookingView booking) {
        var heading = booking.serviceMode().isOfSamples() ? "samples.facts" : "booking.facts";
        var section = new Section(
                new H2(getTranslation(heading)), new BookingFacts(booking, manners.of(booking, current.require())));
        if (booking.requester().equals(current.require())) {
            section.add(new Div(new LinkButton(BookAddress.toAskAgain(booking), "booking.again")));
        }
        section.addClassName("card");
        return section;
    }

    private Section history(BookingView booking) {
        var section = new Section(new H2(getTranslation("booking.history")), new BookingTimeline(booking));
        section.addClassName("card");
        return section;
    }
}
