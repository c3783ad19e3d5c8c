package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingProposals;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The buttons of a proposed time: whoever decides makes one and takes it back, the applicant accepts it or does not. */
record Proposing(BookingView booking, BookingProposals proposals, AccountId account, Consumer<StepAnswer> answered) {

    /** To a proposal that waits; the usual one first. */
    List<Button> answers(Set<BookingAction> offered) {
        var buttons = new ArrayList<Button>();
        if (offered.contains(BookingAction.ACCEPT_PROPOSAL)) {
            var accept = button(
                    BookingAction.ACCEPT_PROPOSAL,
                    () -> answered.accept(proposals.accept(booking.id(), booking.version(), account)));
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(accept);
        }
        if (offered.contains(BookingAction.DECLINE_PROPOSAL)) {
            buttons.add(button(BookingAction.DECLINE_PROPOSAL, this::decline));
        }
        if (offered.contains(BookingAction.WITHDRAW_PROPOSAL)) {
            buttons.add(button(
                    BookingAction.WITHDRAW_PROPOSAL,
                    () -> answered.accept(proposals.withdraw(booking.id(), booking.version(), account))));
        }
        return buttons;
    }

    Button propose() {
        return button(BookingAction.PROPOSE, this::ask);
    }

    private static Button button(BookingAction action, Runnable step) {
        return new Button(I18NProvider.translate("booking.action." + action), click -> step.run());
    }

    private void decline() {
        StepAsk.of(
                        booking,
                        "proposal.decline",
                        (id, word) -> proposals.decline(id.id(), id.version(), account, word.isEmpty() ? null : word),
                        answered)
                .optional()
                .open();
    }

    /** What cannot be had is said in the dialog, with what can be had near it. */
    void ask() {
        var time = new ProposedTimeField(booking.slot(), nearest(booking.slot()));
        Ask.forReason(
                        "proposal.ask",
                        (ask, reason) -> time.slot().ifPresent(slot -> propose(ask, time, slot, reason)),
                        Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()),
                        booking.requesterName(),
                        Formats.here().slot(booking.slot()))
                .with(time)
                .open();
    }

    private void propose(Ask ask, ProposedTimeField time, TimeSlot slot, String reason) {
        var answer = proposals.propose(booking.id(), booking.version(), account, slot, reason);
        switch (answer) {
            case StepAnswer.Refused refused -> {
                ask.refuse(Refusals.sentence(refused.refusals()));
                time.offer(nearest(slot));
            }
            case StepAnswer.SlotTaken taken -> {
                ask.refuse(I18NProvider.translate("proposal.taken"));
                time.offer(taken.alternatives().stream().map(Alternative::slot).toList());
            }
            default -> {
                ask.done();
                answered.accept(answer);
            }
        }
    }

    private List<TimeSlot> nearest(TimeSlot wanted) {
        return proposals.nearest(booking.id(), wanted, account);
    }
}
