package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts people on the waiting list; callers hold the transaction and have seen that the slot is somebody's. */
@Component
class WaitingQueue {

    private final JdbcClient db;
    private final ChangeFeed changes;

    WaitingQueue(JdbcClient db, ChangeFeed changes) {
        this.db = db;
        this.changes = changes;
    }

    /**
     * Whoever waits for the slot already goes on waiting from then.
     *
     * @param since decides whose turn it is
     */
    void enter(AccountId account, ResourceId instrument, TimeSlot slot, Instant since) {
        db.sql("""
                        insert into waiting_entry (id, account_id, instrument_id, starts_at, ends_at, since, status)
                        values (?, ?, ?, ?, ?, ?, 'WAITING') on conflict do nothing""")
                .params(
                        TimeOrderedId.next(),
                        account.value(),
                        instrument.value(),
                        Timestamp.from(slot.start()),
                        Timestamp.from(slot.end()),
                        Timestamp.from(since))
                .update();
        changes.announce(account.value());
    }
}
