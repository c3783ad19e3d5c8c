package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.ServiceWords;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.AttachmentsField;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The steps the viewer can take with a request, as buttons, the usual one first. A refusal stays in the dialog it was asked in;
 * every other answer goes to the listener.
 */
class BookingActions extends Composite<Div> {

    /** Shown by {@link #addProposing}, and what is written has its place below. */
    private static final Set<BookingAction> ELSEWHERE = EnumSet.of(
            BookingAction.PROPOSE,
            BookingAction.ACCEPT_PROPOSAL,
            BookingAction.DECLINE_PROPOSAL,
            BookingAction.WITHDRAW_PROPOSAL,
            BookingAction.MESSAGE);

    /** None of these is what one usually does. */
    private static final Set<BookingAction> GRAVE = EnumSet.of(
            BookingAction.CANCEL,
            BookingAction.REJECT,
            BookingAction.RETURN,
            BookingAction.REASSIGN,
            BookingAction.EXCUSE,
            BookingAction.DECLINE_CHANGE,
            BookingAction.WITHDRAW_CHANGE);

    /** In a queue they have their place in a menu: whoever works it off approves, rejects or asks for more. */
    private static final Set<BookingAction> RARE = EnumSet.of(BookingAction.REASSIGN, BookingAction.PROPOSE);

    private final BookingView booking;
    private final BookingVerbs verbs;
    private final BookingSteps steps;
    private final AccountId account;
    private final Consumer<StepAnswer> answered;
    private final Set<BookingAction> offered;
    private Runnable cancel = this::cancel;

    BookingActions(BookingView booking, BookingVerbs verbs, Consumer<StepAnswer> answered) {
        this(booking, booking.actions(), Set.of(), verbs, answered);
    }

    /** @param inMenu those of them that are not buttons of their own */
    private BookingActions(
            BookingView booking,
            Set<BookingAction> offered,
            Set<BookingAction> inMenu,
            BookingVerbs verbs,
            Consumer<StepAnswer> answered) {
        this.booking = booking;
        this.verbs = verbs;
        steps = verbs.steps();
        account = verbs.account();
        this.offered = offered;
        this.answered = answered;
        getContent().addClassName("cluster");
        Stream.of(BookingAction.values())
                .filter(offered::contains)
                .filter(action -> !ELSEWHERE.contains(action) && !inMenu.contains(action))
                .filter(action -> action != BookingAction.CHANGE || booking.changeAsked() == null)
                .forEach(action -> getContent().add(button(action)));
        addProposing(inMenu);
        addMenu(Stream.of(BookingAction.values())
                .filter(offered::contains)
                .filter(inMenu::contains)
                .toList());
        getContent().setVisible(getContent().getComponentCount() > 0);
    }

    /** In a queue one decides; withdrawing somebody's booking is rare and has its place on the booking's own page. */
    static BookingActions forQueue(BookingView booking, BookingVerbs verbs, Consumer<StepAnswer> answered) {
        var offered = new HashSet<>(booking.actions());
        offered.remove(BookingAction.CANCEL);
        offered.remove(BookingAction.CHANGE);
        return new BookingActions(booking, offered, RARE, verbs, answered);
    }

    /** Instead of cancelling this one only. */
    BookingActions cancelBy(Runnable asking) {
        cancel = asking;
        return this;
    }

    /** The buttons of a proposed time, to make one or to answer it; the answer comes first. */
    private void addProposing(Set<BookingAction> inMenu) {
        var proposing = new Proposing(booking, verbs.proposals(), account, answered);
        var answers = proposing.answers(offered);
        for (var at = 0; at < answers.size(); at++) {
            getContent().addComponentAtIndex(at, answers.get(at));
        }
        if (offered.contains(BookingAction.PROPOSE) && !inMenu.contains(BookingAction.PROPOSE)) {
            getContent().add(proposing.propose());
        }
    }

    private void addMenu(List<BookingAction> rare) {
        if (rare.isEmpty()) {
            return;
        }
        var menu = new MenuBar();
        var more = menu.addItem(getTranslation("booking.more"));
        rare.forEach(
                action -> more.getSubMenu().addItem(getTranslation("booking.action." + action), click -> take(action)));
        getContent().add(menu);
    }

    private Component button(BookingAction action) {
        var word = ServiceWords.action(action, booking.serviceMode());
        if (action == BookingAction.CHANGE) {
            return new LinkButton(BookAddress.toChange(booking), word);
        }
        var button = new Button(getTranslation(word), click -> take(action));
        if (!GRAVE.contains(action)) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }

    private void take(BookingAction action) {
        switch (action) {
            case APPROVE -> answered.accept(steps.approve(booking.id(), booking.version(), account));
            case CHECK_IN -> answered.accept(steps.checkIn(booking.id(), booking.version(), account));
            case CHECK_OUT -> new CheckingOut(booking, steps, account, answered).take();
            case REJECT ->
                askReason("booking.reject", (id, reason) -> steps.reject(id.id(), id.version(), account, reason));
            case RETURN ->
                askReason("booking.return", (id, reason) -> steps.giveBack(id.id(), id.version(), account, reason));
            case ANSWER -> answer();
            case CANCEL -> cancel.run();
            case ACCEPT_CHANGE -> answered.accept(verbs.changes().accept(booking.id(), booking.version(), account));
            case WITHDRAW_CHANGE -> answered.accept(verbs.changes().withdraw(booking.id(), booking.version(), account));
            case DECLINE_CHANGE ->
                askReason(
                        "booking.decline-change",
                        (id, reason) -> verbs.changes().decline(id.id(), id.version(), account, reason));
            case CONFIRM -> new ConfirmUseDialog(booking, steps, account, answered).open();
            case EXCUSE ->
                asking("booking.excuse", (id, reason) -> steps.excuse(id.id(), id.version(), account, reason))
                        .open();
            case REASSIGN -> new Reassigning(booking, verbs, answered).ask();
            case PROPOSE -> new Proposing(booking, verbs.proposals(), account, answered).ask();
            case RATE -> new RateDialog(booking, steps, account, answered).open();
            case REQUEST,
                    CHANGE,
                    ASK_CHANGE,
                    ACCEPT_PROPOSAL,
                    DECLINE_PROPOSAL,
                    WITHDRAW_PROPOSAL,
                    MESSAGE,
                    DECLINE,
                    QUEUE,
                    EXPIRE,
                    ESCALATE,
                    LAPSE,
                    MARK_NO_SHOW -> throw new IllegalStateException("nobody is offered " + action);
        }
    }

    private void answer() {
        var files = new AttachmentsField();
        asking("booking.answer", (id, text) -> steps.answer(id.id(), id.version(), account, text, files.attachments()))
                .after(files)
                .open();
    }

    private void cancel() {
        askReason("booking.cancel", (id, reason) -> steps.cancel(id.id(), id.version(), account, reason));
    }

    private void askReason(String key, BiFunction<BookingView, String, StepAnswer> step) {
        asking(key, step).grave().open();
    }

    private Ask asking(String key, BiFunction<BookingView, String, StepAnswer> step) {
        return StepAsk.of(booking, key, step, answered);
    }
}
