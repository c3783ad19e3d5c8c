package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.organisation.MemberDirectory.Member;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.PageLinks;
import cn.pingliang.sharing.shared.ui.Titles;
import cn.pingliang.sharing.training.TrainedInstrument;
import cn.pingliang.sharing.training.TrainingAnswer;
import cn.pingliang.sharing.training.TrainingBook;
import cn.pingliang.sharing.training.TrainingBook.Sheet;
import cn.pingliang.sharing.training.TrainingDesk;
import cn.pingliang.sharing.training.TrainingView;
import cn.pingliang.sharing.training.WishView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who asks to be trained, and who is; of one's institution, or of the instruments one is in charge of. */
@Route(TrainingAddress.MANAGE)
@Menu(order = 7.5, title = "training.menu", icon = "check")
@RolesAllowed({Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class ManageTrainingView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int ON_A_PAGE = 30;

    private final TrainingBook book;
    private final TrainingDesk desk;
    private final CurrentAccount current;
    private final Clock clock;
    private final Div answer = new Div();
    private final Div wishes = new Div();
    private final Div recording = new Div();
    private final Div list = new Div();
    private TrainingAddress address = TrainingAddress.of(QueryParameters.empty());
    private int page;

    ManageTrainingView(TrainingBook book, TrainingDesk desk, CurrentAccount current, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.current = current;
        this.clock = clock;
        answer.addClassName("when-filled");
        wishes.addClassNames("stack", "when-filled");
        list.addClassName("stack-s");
        getContent().addClassNames("page-wide", "stack");
        getContent()
                .add(
                        new PageHeader("training.manage.title")
                                .subtitle("training.manage.subtitle")
                                .actions(new LinkButton(TrainingAddress.OWN, "training.own.title")),
                        answer,
                        wishes,
                        recording,
                        list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = TrainingAddress.of(event.getLocation().getQueryParameters());
        page = PageLinks.page(event.getLocation().getQueryParameters());
        answer.removeAll();
        var sheet = show();
        recording.removeAll();
        recording.add(form(sheet));
    }

    private Sheet show() {
        var sheet = book.sheet(address.query(), new PageRequest(page, ON_A_PAGE), current.require());
        wishes.removeAll();
        if (!sheet.wishes().isEmpty()) {
            wishes.add(new H2(getTranslation("training.wishes", sheet.wishes().size())));
        }
        sheet.wishes()
                .forEach(wish -> wishes.add(new WishCard(wish, today(), answers(), () -> tell("training.answered"))));
        list.removeAll();
        list.add(new TrainingFilter(address, sheet.instruments()), trainings(sheet));
        return sheet;
    }

    private Component trainings(Sheet sheet) {
        if (sheet.trainings().items().isEmpty()) {
            return new EmptyState(Glyph.PEOPLE, "training.none");
        }
        var table = new Div(
                TrainingTable.ofOthers(sheet.trainings().items(), this::end),
                new PageLinks(address.href(), sheet.trainings()));
        table.addClassName("stack-s");
        return table;
    }

    private RecordForm form(Sheet sheet) {
        var form = new RecordForm[1];
        form[0] = new RecordForm(
                sheet.instruments(),
                words -> book.people(words, current.require()),
                today(),
                (instrument, person, until, note) -> record(form[0], instrument, person, until, note));
        form[0].choose(sheet.instruments().stream()
                .filter(each -> each.id().equals(address.query().instrument()))
                .findFirst()
                .orElse(null));
        return form[0];
    }

    private void record(
            RecordForm form, TrainedInstrument instrument, Member person, @Nullable LocalDate until, String note) {
        switch (desk.record(instrument.id(), person.id(), until, orNull(note), current.require())) {
            case TrainingAnswer.Done() -> {
                form.clear();
                tell("training.recorded-now", person.name(), Words.name(instrument));
            }
            case TrainingAnswer.Refused(var refusal) -> form.refuse(refusal);
        }
    }

    private WishCard.Answers answers() {
        return new WishCard.Answers() {
            @Override
            public TrainingAnswer train(WishView wish, @Nullable LocalDate until, String note) {
                return desk.meet(wish.id(), until, orNull(note), current.require());
            }

            @Override
            public TrainingAnswer decline(WishView wish, String reason) {
                return desk.decline(wish.id(), reason, current.require());
            }
        };
    }

    private void end(Ask ask, TrainingView training, String reason) {
        switch (desk.end(training.id(), reason, current.require())) {
            case TrainingAnswer.Done() -> {
                ask.done();
                tell("training.ended-now", training.personName());
            }
            case TrainingAnswer.Refused(var refusal) -> ask.refuse(Words.said(refusal));
        }
    }

    /** What was done, above the list as it is now. */
    private void tell(String key, Object... arguments) {
        show();
        answer.removeAll();
        answer.add(new Notice(Tone.SUCCESS, getTranslation(key, arguments)));
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @Override
    public String getPageTitle() {
        return Titles.of("training.manage.title");
    }
}
