package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Closes instruments for a while. A closure takes its time like a booking does, and yields to whoever has it already. */
@Service
@Transactional
public class ClosureDesk {

    private final JdbcClient db;
    private final Occupancies occupancies;
    private final BookableInstruments instruments;
    private final Standings standings;
    private final Clock clock;

    ClosureDesk(
            JdbcClient db, Occupancies occupancies, BookableInstruments instruments, Standings standings, Clock clock) {
        this.db = db;
        this.occupancies = occupancies;
        this.instruments = instruments;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Closes every unit of the instrument, or none where one of them is taken. For the institution's administrators.
     *
     * @throws ForbiddenException where the instrument is another institution's
     */
    public ClosureAnswer close(ResourceId instrument, TimeSlot slot, OccupancyKind kind, String reason, AccountId by) {
        if (kind != OccupancyKind.CLOSURE && kind != OccupancyKind.MAINTENANCE) {
            throw new IllegalArgumentException("a closure is no " + kind);
        }
        if (!standings.of(by).administers(instruments.get(instrument).institution())) {
            throw new ForbiddenException("closing " + instrument);
        }
        var closure = TimeOrderedId.next();
        db.sql("""
                        insert into closure (id, instrument_id, kind, starts_at, ends_at, reason, declared_by, declared_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(List.of(
                        closure,
                        instrument.value(),
                        kind.name(),
                        Timestamp.from(slot.start()),
                        Timestamp.from(slot.end()),
                        reason,
                        by.value(),
                        Timestamp.from(clock.instant())))
                .update();
        var allTaken = IntStream.rangeClosed(1, units(instrument))
                .allMatch(unit -> occupancies.takeUnit(instrument, unit, slot, kind, closure));
        if (!allTaken) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ClosureAnswer.SlotTaken();
        }
        return new ClosureAnswer.Closed(closure);
    }

    private int units(ResourceId instrument) {
        return db.sql("select count(*) from bookable_unit where instrument_id = ?")
                .param(instrument.value())
                .query(Integer.class)
                .single();
    }

    public sealed interface ClosureAnswer {
        record Closed(UUID closure) implements ClosureAnswer {}

        /** Somebody has a part of it; nothing was closed. */
        record SlotTaken() implements ClosureAnswer {}
    }
}
