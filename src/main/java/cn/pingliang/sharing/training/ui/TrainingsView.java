package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.shared.ui.PageHeader;
import cn.pingliang.sharing.shared.ui.Titles;
import cn.pingliang.sharing.training.TrainedInstrument;
import cn.pingliang.sharing.training.TrainingAnswer;
import cn.pingliang.sharing.training.TrainingBook;
import cn.pingliang.sharing.training.TrainingBook.Own;
import cn.pingliang.sharing.training.TrainingDesk;
import cn.pingliang.sharing.training.WishView;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** A person's own trainings and wishes, and the way to ask for another. */
@Route(TrainingAddress.OWN)
@RolesAllowed({Role.Names.ENTREPRENEUR, Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class TrainingsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final TrainingBook book;
    private final TrainingDesk desk;
    private final CurrentAccount current;
    private final Div answer = new Div();
    private final Div asking = new Div();
    private final Div list = new Div();

    TrainingsView(TrainingBook book, TrainingDesk desk, CurrentAccount current) {
        this.book = book;
        this.desk = desk;
        this.current = current;
        answer.addClassName("when-filled");
        list.addClassName("stack");
        getContent().addClassNames("page", "stack");
        getContent().add(new PageHeader("training.own.title").subtitle("training.own.subtitle"), answer, asking, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        answer.removeAll();
        asking.removeAll();
        asking.add(
                show().mayAsk()
                        ? form(event.getLocation().getQueryParameters())
                        : new Notice(Tone.INFO, getTranslation("training.ask.not-yet")));
    }

    /** With the instrument of the address chosen. */
    private AskForm form(QueryParameters query) {
        var form = new AskForm(words -> book.instruments(words, current.require()), this::ask);
        query.getSingleParameter("instrument")
                .map(ResourceId::of)
                .flatMap(id -> book.instrument(id, current.require()).stream().findFirst())
                .ifPresent(form::choose);
        return form;
    }

    private Own show() {
        var own = book.of(current.require());
        list.removeAll();
        if (!own.wishes().isEmpty()) {
            list.add(new H2(getTranslation("training.own.wishes")));
            own.wishes().forEach(wish -> list.add(new OwnWish(wish, () -> withdraw(wish))));
        }
        list.add(new H2(getTranslation("training.own.trainings")));
        list.add(
                own.trainings().isEmpty()
                        ? new EmptyState(Glyph.CHECK, "training.own.none")
                        : TrainingTable.ofOneself(own.trainings()));
        return own;
    }

    private void ask(AskForm form, TrainedInstrument instrument, String note) {
        switch (desk.ask(instrument.id(), note.isBlank() ? null : note.strip(), current.require())) {
            case TrainingAnswer.Done() -> {
                form.clear();
                tell("training.asked", Words.name(instrument));
            }
            case TrainingAnswer.Refused(var refusal) -> form.refuse(refusal);
        }
    }

    private void withdraw(WishView wish) {
        switch (desk.withdraw(wish.id(), current.require())) {
            case TrainingAnswer.Done() -> tell("training.withdrawn");
            case TrainingAnswer.Refused(var refusal) -> {
                show();
                answer.removeAll();
                answer.add(Words.refused(refusal));
            }
        }
    }

    private void tell(String key, Object... arguments) {
        show();
        answer.removeAll();
        answer.add(new Notice(Tone.SUCCESS, getTranslation(key, arguments)));
    }

    @Override
    public String getPageTitle() {
        return Titles.of("training.own.title");
    }
}
