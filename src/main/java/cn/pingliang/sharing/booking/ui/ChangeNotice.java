package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAction;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What came of a change of time, on the booking's page that it leads to; for a moment with the way back. */
final class ChangeNotice {

    static final String PARAMETER = "moved";

    private static final Set<BookingAction> SET_A_TIME =
            EnumSet.of(BookingAction.REQUEST, BookingAction.CHANGE, BookingAction.ACCEPT_CHANGE);

    private ChangeNotice() {}

    /** Nothing where the address tells of no change, or the booking's last step is none. */
    static Optional<Notice> of(
            QueryParameters query, BookingView booking, ChangeQuestions questions, Consumer<StepAnswer> answered) {
        var reach = query.getSingleParameter(PARAMETER)
                .flatMap(name -> Arrays.stream(Reach.values())
                        .filter(each -> each.name().equals(name))
                        .findFirst());
        if (reach.isEmpty() || booking.history().isEmpty()) {
            return Optional.empty();
        }
        return switch (booking.history().getLast().action()) {
            case ASK_CHANGE ->
                Optional.of(new Notice(Notice.Tone.SUCCESS, I18NProvider.translate("booking.done.ASK_CHANGE")));
            case CHANGE -> Optional.of(moved(reach.get(), booking, questions, answered));
            default -> Optional.empty();
        };
    }

    private static Notice moved(
            Reach reach, BookingView booking, ChangeQuestions questions, Consumer<StepAnswer> answered) {
        var notice = new Notice(
                Notice.Tone.SUCCESS,
                I18NProvider.translate("change.done." + reach, Formats.here().slot(booking.slot())));
        // Those that follow may be others by now; this one and all are still the same.
        if (reach != Reach.FOLLOWING
                && questions.canUndo(booking.history().getLast().at())) {
            timeBefore(booking)
                    .ifPresent(before -> notice.add(new Button(
                            I18NProvider.translate("change.undo"),
                            click -> answered.accept(questions.change(booking, reach, before, null)))));
        }
        return notice;
    }

    private static Optional<TimeSlot> timeBefore(BookingView booking) {
        return booking.history().reversed().stream()
                .skip(1)
                .filter(step -> SET_A_TIME.contains(step.action()))
                .map(BookingView.Step::slot)
                .findFirst()
                .flatMap(Optional::ofNullable);
    }
}
