package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionBatches.Outcome;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the {@link DecisionBatches} that are due: each request through the usual door, in a transaction of its own together with
 * its outcome, so that it is done once, whichever node dies.
 */
@Component
class DecisionBatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionBatchRun.class);

    private final JdbcClient db;
    private final BookingSteps steps;
    private final ChangeFeed changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DecisionBatchRun(
            JdbcClient db, BookingSteps steps, ChangeFeed changes, TransactionTemplate transaction, Clock clock) {
        this.db = db;
        this.steps = steps;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The job's work; what a node that died left half done too. */
    void run() {
        var now = Timestamp.from(clock.instant());
        // Whoever takes it back at this moment has deleted it, or finds it begun.
        db.sql("update decision_batch set begun_at = ? where begun_at is null and due_at <= ?")
                .params(now, now)
                .update();
        db.sql("""
                        select l.batch_id, l.booking_id, l.version, d.decided_by_id
                        from decision_batch_line l join decision_batch d on d.id = l.batch_id
                        where l.outcome is null and d.begun_at is not null order by d.due_at, l.booking_id""")
                .query((row, number) -> new Line(
                        row.getObject("batch_id", UUID.class),
                        new BookingId(row.getObject("booking_id", UUID.class)),
                        row.getInt("version"),
                        new AccountId(row.getObject("decided_by_id", UUID.class))))
                .list()
                .forEach(this::approve);
    }

    private void approve(Line line) {
        var outcome = outcome(line);
        if (outcome != Outcome.APPROVED && outcome != Outcome.FIRST_APPROVED) {
            // What was tried has been taken back, and with it what was noted.
            transaction.executeWithoutResult(status -> note(line, outcome));
        }
    }

    private Outcome outcome(Line line) {
        try {
            return transaction.execute(status -> {
                var answer = steps.approve(line.booking(), line.version(), line.by());
                if (answer instanceof StepAnswer.Done) {
                    note(line, of(answer));
                } else {
                    status.setRollbackOnly();
                }
                return of(answer);
            });
        } catch (NotFoundException | ForbiddenException notTheirs) {
            return Outcome.NOT_YOURS;
        } catch (RuntimeException e) {
            LOG.error("Booking {} of a batch could not be approved.", line.booking(), e);
            return Outcome.FAILED;
        }
    }

    private static Outcome of(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.Done done ->
                done.status() == BookingStatus.APPROVED ? Outcome.APPROVED : Outcome.FIRST_APPROVED;
            case StepAnswer.IllegalTransition illegal -> Outcome.CHANGED;
            case StepAnswer.Stale stale -> Outcome.CHANGED;
            case StepAnswer.SlotTaken taken -> Outcome.SLOT_TAKEN;
            case StepAnswer.Refused refused ->
                refused.refusals().stream().anyMatch(each -> each.rule().equals("slot-gone"))
                        ? Outcome.SLOT_TAKEN
                        : Outcome.REFUSED;
        };
    }

    private void note(Line line, Outcome outcome) {
        db.sql("update decision_batch_line set outcome = ?"
                        + " where batch_id = ? and booking_id = ? and outcome is null")
                .params(outcome.name(), line.batch(), line.booking().value())
                .update();
        changes.announce(line.by().value());
    }

    private record Line(UUID batch, BookingId booking, int version, AccountId by) {}
}
