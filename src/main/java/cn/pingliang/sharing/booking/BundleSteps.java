package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Changes a booking of a series together with others of it, all or nothing. */
@Service
@Transactional
public class BundleSteps {

    /** Which of a series. */
    public enum Reach {
        /** This one only. */
        THIS,
        /** This one and those after it. */
        FOLLOWING,
        /** All that have not begun. */
        ALL
    }

    private final JdbcClient db;
    private final Bookings bookings;
    private final StepTaker taker;
    private final BookingSteps steps;
    private final BookingChanges changes;
    private final Clock clock;

    BundleSteps(
            JdbcClient db,
            Bookings bookings,
            StepTaker taker,
            BookingSteps steps,
            BookingChanges changes,
            Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.taker = taker;
        this.steps = steps;
        this.changes = changes;
        this.clock = clock;
    }

    /** As {@link BookingSteps#cancel} for each of them. @return the first answer that is no success, or the last success */
    public StepAnswer cancel(BookingId id, Reach reach, AccountId by, String reason) {
        return each(reached(id, reach), member -> steps.cancel(member.id(), null, by, reason));
    }

    /**
     * Moves this booking to the slot, and the others by as much, all with its new length; as {@link BookingChanges#change}.
     *
     * @param overrideReason why the institution sets rules aside; null where it does not
     * @return the first answer that is no success, or the last success
     */
    public StepAnswer change(BookingId id, Reach reach, AccountId by, TimeSlot to, @Nullable String overrideReason) {
        var members = reached(id, reach);
        var from = members.stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .map(Member::slot)
                .orElse(to);
        var shift = Duration.between(from.start(), to.start());
        // A series that moves on does not stand in its own way: the last one goes first.
        var order = Comparator.comparing((Member member) -> member.slot().start());
        var ordered = members.stream()
                .sorted(shift.isNegative() ? order : order.reversed())
                .toList();
        return each(ordered, member -> {
            var slot = TimeSlot.starting(member.slot().start().plus(shift), to.length());
            return changes.change(member.id(), null, by, slot, overrideReason);
        });
    }

    private static StepAnswer each(List<Member> members, Function<Member, StepAnswer> step) {
        StepAnswer last = new StepAnswer.Stale();
        for (var member : members) {
            last = step.apply(member);
            if (!(last instanceof StepAnswer.Done)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return last;
            }
        }
        return last;
    }

    /** Locked before any step is taken, instruments before bookings, in the order of their ids, as everybody does who locks several. */
    private List<Member> reached(BookingId id, Reach reach) {
        var members = db.sql("""
                        select b.id, b.starts_at, b.ends_at from booking b join booking this on this.id = :id
                        where b.id = this.id or (b.bundle_id = this.bundle_id and b.instrument_id = this.instrument_id
                            and b.status in ('PENDING', 'RETURNED', 'APPROVED') and b.starts_at > :now
                            and (:all or b.starts_at >= this.starts_at) and not :this_only)
                        order by b.id""")
                .param("id", id.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("all", reach == Reach.ALL)
                .param("this_only", reach == Reach.THIS)
                .query((row, number) -> new Member(
                        new BookingId(row.getObject("id", UUID.class)),
                        new TimeSlot(
                                row.getTimestamp("starts_at").toInstant(),
                                row.getTimestamp("ends_at").toInstant())))
                .list();
        if (members.isEmpty()) {
            return members;
        }
        taker.enter(members.stream().map(Member::id).toList());
        members.forEach(member -> bookings.findToChange(member.id()));
        return members;
    }

    private record Member(BookingId id, TimeSlot slot) {}
}
