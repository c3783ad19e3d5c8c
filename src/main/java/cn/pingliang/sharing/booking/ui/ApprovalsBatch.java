package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionBatches;
import cn.pingliang.sharing.booking.DecisionBatches.Batch;
import cn.pingliang.sharing.booking.DecisionBatches.Line;
import cn.pingliang.sharing.booking.DecisionBatches.Outcome;
import cn.pingliang.sharing.shared.ui.CountDown;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The batch that waits, with the way back; then what came of it, request by request. What came of one while its decider had closed
 * the page is said when they come back, once.
 */
class ApprovalsBatch extends Composite<Div> {

    private final DecisionBatches batches;
    private final AccountId account;
    private final Clock clock;
    private final Runnable changed;
    private @Nullable UUID followed;
    private @Nullable Batch shown;

    ApprovalsBatch(DecisionBatches batches, AccountId account, Clock clock, Runnable changed) {
        this.batches = batches;
        this.account = account;
        this.clock = clock;
        this.changed = changed;
        getContent().addClassName("when-filled");
    }

    void follow(UUID batch) {
        followed = batch;
    }

    /** Whoever opens the page is told what they have not seen. */
    void tellMissed() {
        batches.untold(account)
                .forEach(batch -> getContent().add(done(batch).with(getTranslation("approvals.batch.missed"))));
    }

    /** As it is now. @return whether something became of it since it was last read */
    boolean read() {
        if (followed == null) {
            return false;
        }
        var found = batches.find(followed, account);
        if (found.equals(Optional.ofNullable(shown))) {
            return false;
        }
        shown = found.orElse(null);
        getContent().removeAll();
        found.ifPresent(batch -> getContent().add(batch.isDone() ? done(batch) : waiting(batch)));
        if (shown == null || shown.isDone()) {
            followed = null;
        }
        if (shown != null && shown.isDone()) {
            noteOnceSeen(shown);
        }
        return true;
    }

    /** The browser says that it has it: where the page was closed meanwhile, nobody does. */
    private void noteOnceSeen(Batch batch) {
        getElement().executeJs("return true").then(Boolean.class, there -> batches.told(batch.id(), account));
    }

    void clear() {
        if (followed == null) {
            getContent().removeAll();
        }
    }

    private Notice waiting(Batch batch) {
        var notice = new Notice(
                Tone.INFO, getTranslation("approvals.batch.waits", batch.lines().size()));
        var countDown = new CountDown(getTranslation("approvals.batch.in"));
        var back = new Button(getTranslation("approvals.batch.undo"), click -> takeBack(batch));
        var line = new Div(countDown, back);
        line.addClassName("cluster");
        notice.add(line);
        var left = Duration.between(clock.instant(), batch.dueAt());
        countDown.begin(left.isNegative() ? Duration.ZERO : left);
        return notice;
    }

    private void takeBack(Batch batch) {
        var inTime = batches.takeBack(batch.id(), account);
        read();
        if (inTime) {
            getContent().add(new Notice(Tone.SUCCESS, getTranslation("approvals.batch.undone")));
        } else {
            getContent().add(new Notice(Tone.WARN, getTranslation("approvals.batch.too-late")));
        }
        changed.run();
    }

    private Notice done(Batch batch) {
        var approved = batch.lines().stream()
                .filter(line -> line.outcome() == Outcome.APPROVED || line.outcome() == Outcome.FIRST_APPROVED)
                .count();
        var others = batch.lines().size() - approved;
        var notice = new Notice(
                others == 0 ? Tone.SUCCESS : Tone.WARN, getTranslation("approvals.batch.done", approved, others));
        batch.lines().stream()
                .filter(line -> line.outcome() != Outcome.APPROVED)
                .forEach(line -> notice.add(said(line)));
        return notice;
    }

    private Paragraph said(Line line) {
        return new Paragraph(new Anchor(
                "bookings/" + line.booking(),
                getTranslation(
                        "approvals.batch.line",
                        Formats.here().name(line.instrumentName(), line.instrumentNameEn()),
                        line.requesterName(),
                        getTranslation("approvals.batch.outcome." + line.outcome()))));
    }
}
