package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.notification.Outbox.Leaving;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
            var leaving = ways.stream()
                    .map(way -> outbox.leaving(notice.kind(), reader, way))
                    .toList();
            var account = reader.person().account();
            if ((inPortal || !leaving.isEmpty()) && insert(notice, account, inPortal, leaving)) {
                changes.announce(NoticeBox.subjectOf(account));
            }
        }
    }

    /**
     * The notice, and what is to leave of it, in one statement.
     *
     * @return whether it was not written before
     */
    private boolean insert(NewNotice notice, AccountId reader, boolean inPortal, List<Leaving> leaving) {
        return db.sql("""
                        with told as (
                            insert into notice (id, account_id, kind, topic_id, occurrence, booking_id, instrument_id,
                                institution_id, person_id, starts_at, ends_at, other_starts_at, other_ends_at, reason,
                                valid_until, in_app, created_at)
                            values (:id, :account, :kind, :topic, :occurrence, :booking, :instrument,
                                :institution, :person, :start, :end, :otherStart, :otherEnd, :reason,
                                :until, :inPortal, :now)
                            on conflict on constraint notice_is_made_once do nothing returning id, account_id, created_at),
                        leaving as (
                            select told.*, way.* from told cross join unnest(cast(:channels as text[]),
                                cast(:deliveries as uuid[]), cast(:dues as timestamptz[])) way (channel, delivery, due)),
                        delivery as (
                            insert into notice_delivery (id, account_id, channel, created_at, due_at)
                            select delivery, account_id, channel, created_at, due from leaving where delivery is not null),
                        way as (
                            insert into notice_leaving (notice_id, channel, delivery_id)
                            select id, channel, delivery from leaving)
                        select id from told""")
                .param("id", TimeOrderedId.next())
                .param("account", reader.value())
                .param("kind", notice.kind().name())
                .param("topic", notice.topic())
                .param("occurrence", notice.occurrence())
                .param(
                        "booking",
                        notice.booking() == null ? null : notice.booking().value())
                .param(
                        "instrument",
                        notice.instrument() == null ? null : notice.instrument().value())
                .param(
                        "institution",
                        notice.institution() == null
                                ? null
                                : notice.institution().value())
                .param(
                        "person",
                        notice.person() == null ? null : notice.person().value())
                .param("start", Timestamp.from(notice.slot().start()))
                .param("end", Timestamp.from(notice.slot().end()))
                .param("otherStart", start(notice.other()))
                .param("otherEnd", end(notice.other()))
                .param("reason", notice.reason())
                .param("until", notice.validUntil() == null ? null : Timestamp.from(notice.validUntil()))
                .param("inPortal", inPortal)
                .param("now", Timestamp.from(clock.instant()))
                .param("channels", array(leaving, Leaving::channel))
                .param("deliveries", array(leaving, Leaving::delivery))
                .param("dues", array(leaving, Leaving::due))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Names, ids and moments need no quotes. */
    private static String array(List<Leaving> leaving, Function<Leaving, @Nullable Object> value) {
        return leaving.stream()
                .map(value)
                .map(each -> each == null ? "NULL" : each.toString())
                .collect(Collectors.joining(",", "{", "}"));
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
