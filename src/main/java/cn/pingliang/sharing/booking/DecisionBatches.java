package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingRights.Concerned;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Several requests that somebody approves together, a moment later: until then they can take it back, and nobody has been told
 * anything (src/docs/decisions/0019-approving-several-a-moment-later.md). {@link DecisionBatchRun} does it.
 */
@Service
@Transactional
public class DecisionBatches {

    /** For second thoughts. */
    public static final Duration SECOND_THOUGHTS = Duration.ofSeconds(10);

    /** As many as a page of the queue has, with room. */
    public static final int MOST = 100;

    private static final String LINES = """

            select d.id, d.due_at, l.booking_id, l.outcome, r.name, r.name_en, a.display_name
            from d join decision_batch_line l on l.batch_id = d.id
            join booking b on b.id = l.booking_id join resource r on r.id = b.instrument_id
            join account a on a.id = b.requester_id order by d.due_at, d.id, l.booking_id""";

    /** In SQL: whether something came of {@code decision_batch}, of {@code :by}, that they were not told. */
    static final String IS_UNTOLD = """
            decided_by_id = :by and told_at is null and begun_at is not null and not exists (
                select from decision_batch_line w where w.batch_id = decision_batch.id and w.outcome is null)
            """;

    private final JdbcClient db;
    private final Bookings bookings;
    private final BookingAccess access;
    private final ChangeFeed changes;
    private final Clock clock;

    DecisionBatches(JdbcClient db, Bookings bookings, BookingAccess access, ChangeFeed changes, Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.access = access;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Means to approve these. Those that wait in another batch already are left to it.
     *
     * @param versions of each request, as the decider saw it
     * @return nothing where all of them wait in another batch
     * @throws NotFoundException where there is no such request
     * @throws ForbiddenException where one of them is not theirs to approve; the rights are asked again when it is done
     */
    public Optional<UUID> approve(Map<BookingId, Integer> versions, AccountId by) {
        if (versions.isEmpty() || versions.size() > MOST) {
            throw new IllegalArgumentException("1 to %d requests, not %d".formatted(MOST, versions.size()));
        }
        var viewer = access.viewer(by);
        for (var id : versions.keySet()) {
            var booking = bookings.findById(id).orElseThrow(() -> new NotFoundException("booking " + id));
            if (!BookingRights.may(BookingAction.APPROVE, viewer, Concerned.by(booking))) {
                throw new ForbiddenException("approving booking " + id);
            }
        }
        var batch = TimeOrderedId.next();
        db.sql("insert into decision_batch (id, decided_by_id, due_at) values (?, ?, ?)")
                .params(batch, by.value(), Timestamp.from(clock.instant().plus(SECOND_THOUGHTS)))
                .update();
        // In the order of their ids, as everybody does who waits for several.
        var waiting = versions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((left, right) -> left.value().compareTo(right.value())))
                .mapToInt(each -> db.sql("insert into decision_batch_line (batch_id, booking_id, version)"
                                + " values (?, ?, ?) on conflict do nothing")
                        .params(batch, each.getKey().value(), each.getValue())
                        .update())
                .sum();
        if (waiting == 0) {
            db.sql("delete from decision_batch where id = ?").param(batch).update();
            return Optional.empty();
        }
        announce(batch);
        return Optional.of(batch);
    }

    /** Only one's own. @return whether it was in time; else it is being done, or is done */
    public boolean takeBack(UUID batch, AccountId by) {
        announce(batch);
        return db.sql("delete from decision_batch where id = ? and decided_by_id = ? and begun_at is null")
                        .params(batch, by.value())
                        .update()
                > 0;
    }

    /** Only one's own. One query. */
    @Transactional(readOnly = true)
    public Optional<Batch> find(UUID batch, AccountId by) {
        return read(db.sql("with d as (select id, due_at from decision_batch where id = ? and decided_by_id = ?)"
                                + LINES)
                        .params(batch, by.value()))
                .stream()
                .findFirst();
    }

    /**
     * What came of one's own while nobody looked, the earliest first; told once, so whoever asks shows it. One query.
     */
    public List<Batch> untold(AccountId by) {
        return read(db.sql("""
                        with d as (
                            update decision_batch set told_at = :now where\s""" + IS_UNTOLD + "returning id, due_at)" + LINES)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value()));
    }

    /** They have seen what came of it. Only one's own. */
    public void told(UUID batch, AccountId by) {
        db.sql("update decision_batch set told_at = ? where id = ? and decided_by_id = ? and told_at is null"
                        + " and begun_at is not null")
                .params(Timestamp.from(clock.instant()), batch, by.value())
                .update();
    }

    private static List<Batch> read(StatementSpec batches) {
        var due = new LinkedHashMap<UUID, Instant>();
        var lines = new HashMap<UUID, List<Line>>();
        batches.query(row -> {
            var batch = row.getObject("id", UUID.class);
            due.put(batch, row.getTimestamp("due_at").toInstant());
            lines.computeIfAbsent(batch, each -> new ArrayList<>()).add(line(row));
        });
        return due.entrySet().stream()
                .map(each -> new Batch(each.getKey(), each.getValue(), lines.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new BookingId(row.getObject("booking_id", UUID.class)),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("display_name"),
                row.getString("outcome") == null ? null : Outcome.valueOf(row.getString("outcome")));
    }

    private void announce(UUID batch) {
        db.sql("""
                        select d.decided_by_id from decision_batch d where d.id = :batch
                        union select b.institution_id from decision_batch_line l join booking b on b.id = l.booking_id
                        where l.batch_id = :batch""").param("batch", batch).query(UUID.class).list().forEach(changes::announce);
    }

    /** What came of one of them. */
    public enum Outcome {
        APPROVED,
        /** It waits for the second of two approvals. */
        FIRST_APPROVED,
        /** Somebody did something with it meanwhile. */
        CHANGED,
        SLOT_TAKEN,
        /** A rule stood in the way, such as that its time is over. */
        REFUSED,
        /** The decider has no longer the right to. */
        NOT_YOURS,
        /** The portal could not. */
        FAILED
    }

    /** @param dueAt not before */
    public record Batch(UUID id, Instant dueAt, List<Line> lines) {
        public Batch {
            lines = List.copyOf(lines);
        }

        public boolean isDone() {
            return lines.stream().noneMatch(line -> line.outcome() == null);
        }
    }

    /** @param outcome null while it waits */
    public record Line(
            BookingId booking,
            String instrumentName,
            String instrumentNameEn,
            String requesterName,
            @Nullable Outcome outcome) {}
}
