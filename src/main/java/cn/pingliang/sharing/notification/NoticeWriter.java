package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notices, once each ({@code notice_is_made_once}). Its callers hold the transaction. */
@Component
class NoticeWriter {

    private static final List<String> ASKING = Arrays.stream(NoticeKind.values())
            .filter(NoticeKind::asks)
            .map(NoticeKind::name)
            .toList();

    private final JdbcClient db;
    private final ChangeFeed changes;
    private final Clock clock;

    NoticeWriter(JdbcClient db, ChangeFeed changes, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.clock = clock;
    }

    void tell(NewNotice notice, Set<AccountId> readers) {
        for (var reader : readers) {
            if (insert(notice, reader)) {
                changes.announce(NoticeBox.subjectOf(reader));
            }
        }
    }

    private boolean insert(NewNotice notice, AccountId reader) {
        return db.sql("""
                        insert into notice (id, account_id, kind, topic_id, occurrence, booking_id, instrument_id,
                            starts_at, ends_at, other_starts_at, other_ends_at, reason, valid_until, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint notice_is_made_once do nothing""")
                        .param(TimeOrderedId.next())
                        .param(reader.value())
                        .param(notice.kind().name())
                        .param(notice.topic())
                        .param(notice.occurrence())
                        .param(notice.booking() == null ? null : notice.booking().value())
                        .param(notice.instrument().value())
                        .param(Timestamp.from(notice.slot().start()))
                        .param(Timestamp.from(notice.slot().end()))
                        .param(start(notice.other()))
                        .param(end(notice.other()))
                        .param(notice.reason())
                        .param(notice.validUntil() == null ? null : Timestamp.from(notice.validUntil()))
                        .param(Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    /** Somebody did what was asked for: nobody else needs to look at it any more. */
    void settle(UUID topic) {
        db.sql("""
                        update notice set read_at = :now where topic_id = :topic and read_at is null and kind in (:asking)
                        returning account_id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("topic", topic)
                .param("asking", ASKING)
                .query(UUID.class)
                .list()
                .forEach(reader -> changes.announce(NoticeBox.subjectOf(new AccountId(reader))));
    }

    private static @Nullable Timestamp start(@Nullable TimeSlot slot) {
        return slot == null ? null : Timestamp.from(slot.start());
    }

    private static @Nullable Timestamp end(@Nullable TimeSlot slot) {
        return slot == null ? null : Timestamp.from(slot.end());
    }
}
