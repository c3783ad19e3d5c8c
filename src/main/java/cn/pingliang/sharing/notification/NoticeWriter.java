package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notices, once each ({@code notice_is_made_once}), and what is to leave the portal. Its callers hold the transaction. */
@Component
class NoticeWriter {

    private static final List<String> ASKING = Arrays.stream(NoticeKind.values())
            .filter(NoticeKind::asks)
            .map(NoticeKind::name)
            .toList();

    /** The bell and the list; a channel like the others in people's settings. */
    static final String PORTAL = "portal";

    private final JdbcClient db;
    private final Readers readers;
    private final Outbox outbox;
    private final ChangeFeed changes;
    private final Clock clock;

    NoticeWriter(JdbcClient db, Readers readers, Outbox outbox, ChangeFeed changes, Clock clock) {
        this.db = db;
        this.readers = readers;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    void tell(NewNotice notice, Set<AccountId> accounts) {
        for (var reader : readers.of(notice.kind(), accounts)) {
            var inPortal = reader.wants(PORTAL, notice.kind().inPortalByDefault());
            var ways = outbox.waysTo(reader, notice.kind());
            if (inPortal || !ways.isEmpty()) {
                insert(notice, reader.person().account(), inPortal).ifPresent(id -> {
                    ways.forEach(way -> outbox.put(id, notice.kind(), reader, way));
                    changes.announce(NoticeBox.subjectOf(reader.person().account()));
                });
            }
        }
    }

    /** @return its id; nothing where it was written before */
    private Optional<UUID> insert(NewNotice notice, AccountId reader, boolean inPortal) {
        return db.sql("""
                        insert into notice (id, account_id, kind, topic_id, occurrence, booking_id, instrument_id,
                            institution_id, person_id, starts_at, ends_at, other_starts_at, other_ends_at, reason, valid_until, in_app, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint notice_is_made_once do nothing returning id""")
                .param(TimeOrderedId.next())
                .param(reader.value())
                .param(notice.kind().name())
                .param(notice.topic())
                .param(notice.occurrence())
                .param(notice.booking() == null ? null : notice.booking().value())
                .param(notice.instrument() == null ? null : notice.instrument().value())
                .param(
                        notice.institution() == null
                                ? null
                                : notice.institution().value())
                .param(notice.person() == null ? null : notice.person().value())
                .param(Timestamp.from(notice.slot().start()))
                .param(Timestamp.from(notice.slot().end()))
                .param(start(notice.other()))
                .param(end(notice.other()))
                .param(notice.reason())
                .param(notice.validUntil() == null ? null : Timestamp.from(notice.validUntil()))
                .param(inPortal)
                .param(Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
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
