package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingProposals;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.function.Consumer;

/** Asks whoever decides which other time they propose, and why. What cannot be had is said, with what can be had near it. */
final class Proposing {

    private Proposing() {}

    static void ask(
            BookingView booking, BookingProposals proposals, AccountId account, Consumer<StepAnswer> answered) {
        var time = new ProposedTimeField(booking.slot());
        time.offer(proposals.nearest(booking.id(), booking.slot(), account));
        Ask.forReason(
                        "proposal.ask",
                        (ask, reason) -> time.slot().ifPresent(slot -> {
                            var answer = proposals.propose(booking.id(), booking.version(), account, slot, reason);
                            switch (answer) {
                                case StepAnswer.Refused refused -> {
                                    ask.refuse(Refusals.sentence(refused.refusals()));
                                    time.offer(proposals.nearest(booking.id(), slot, account));
                                }
                                case StepAnswer.SlotTaken taken -> {
                                    ask.refuse(I18NProvider.translate("proposal.taken"));
                                    time.offer(taken.alternatives().stream()
                                            .map(Alternative::slot)
                                            .toList());
                                }
                                default -> {
                                    ask.done();
                                    answered.accept(answer);
                                }
                            }
                        }),
                        Formats.here().name(booking.instrumentName(), booking.instrumentNameEn()),
                        booking.requesterName(),
                        Formats.here().slot(booking.slot()))
                .with(time)
                .open();
    }
}
