package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to leave the portal: put here in the transaction that makes the notice, taken out by one node at a time
 * (src/docs/decisions/0015-notices-once.md).
 */
@Component
@Transactional
class Outbox {

    /** About a day, at the pace of {@link #waitAfter}. */
    static final int MOST_TRIES = 30;

    /** Longer than any try takes; a node that died with a delivery in hand has lost it by then. */
    static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int LONGEST_ERROR = 500;

    private final JdbcClient db;
    private final Readers readers;
    private final List<NoticeChannel> channels;
    private final Clock clock;

    Outbox(JdbcClient db, Readers readers, List<NoticeChannel> channels, Clock clock) {
        this.db = db;
        this.readers = readers;
        this.channels = channels;
        this.clock = clock;
    }

    /** The channels by which the person wants to hear of it, and can. */
    List<NoticeChannel> waysTo(Reader reader, NoticeKind kind) {
        return channels.stream()
                .filter(NoticeChannel::isOn)
                .filter(channel -> channel.reaches(reader.person()))
                .filter(channel -> reader.wants(channel.name(), kind.outsideByDefault()))
                .toList();
    }

    /** At once, after the person's quiet hours, or with the day's others. */
    Leaving leaving(NoticeKind kind, Reader reader, NoticeChannel channel) {
        if (reader.daily() && !kind.isUrgent()) {
            return new Leaving(channel.name(), null, null);
        }
        var now = clock.instant();
        return new Leaving(channel.name(), TimeOrderedId.next(), kind.isUrgent() ? now : reader.reachableFrom(now));
    }

    /**
     * How a notice leaves by one channel.
     *
     * @param delivery the one to be made for it, and when that is {@code due}; null where it waits for the day's
     */
    record Leaving(
            String channel,
            @Nullable UUID delivery,
            @Nullable Instant due) {}

    /** Gathers what was written before the moment and waits for the day's delivery. */
    void gather(Instant before) {
        record Waiting(AccountId account, String channel) {}
        db.sql("""
                        select distinct n.account_id, l.channel from notice_leaving l join notice n on n.id = l.notice_id
                        where l.delivery_id is null and n.created_at < ?""")
                .param(Timestamp.from(before))
                .query((row, number) ->
                        new Waiting(new AccountId(row.getObject("account_id", UUID.class)), row.getString("channel")))
                .list()
                .forEach(waiting -> {
                    var now = clock.instant();
                    var due = readers.of(waiting.account()).reachableFrom(now);
                    db.sql("""
                                    update notice_leaving l set delivery_id = ? from notice n
                                    where n.id = l.notice_id and n.account_id = ? and l.channel = ?
                                    and l.delivery_id is null and n.created_at < ?""")
                            .params(
                                    delivery(waiting.account(), waiting.channel(), now, due),
                                    waiting.account().value(),
                                    waiting.channel(),
                                    Timestamp.from(before))
                            .update();
                });
    }

    private UUID delivery(AccountId account, String channel, Instant now, Instant due) {
        var id = TimeOrderedId.next();
        db.sql("insert into notice_delivery (id, account_id, channel, created_at, due_at) values (?, ?, ?, ?, ?)")
                .params(id, account.value(), channel, Timestamp.from(now), Timestamp.from(due))
                .update();
        return id;
    }

    /** Takes the one that is due longest, for this node alone and for a while. */
    Optional<Claimed> claim() {
        var now = clock.instant();
        var on = channels.stream()
                .filter(NoticeChannel::isOn)
                .map(NoticeChannel::name)
                .toList();
        if (on.isEmpty()) {
            return Optional.empty();
        }
        return db.sql("""
                        update notice_delivery set tries = tries + 1, claimed_until = :until where id = (
                            select id from notice_delivery where delivered_at is null and given_up_at is null
                            and due_at <= :now and (claimed_until is null or claimed_until <= :now) and channel in (:on)
                            order by due_at, id limit 1 for update skip locked)
                        returning id, account_id, channel, created_at, tries""")
                .param("until", Timestamp.from(now.plus(CLAIM)))
                .param("now", Timestamp.from(now))
                .param("on", on)
                .query((row, number) -> new Claimed(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("channel"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("tries")))
                .optional();
    }

    /** What is to be delivered of a claim: the words as they are now. */
    @Transactional(readOnly = true)
    Delivery open(Claimed claimed) {
        return new Delivery(
                claimed.id(),
                readers.of(claimed.account()).person(),
                db.sql(
                                NoticeRows.SELECT
                                        + "join notice_leaving l on l.notice_id = n.id where l.delivery_id = ? order by n.created_at, n.id")
                        .param(claimed.id())
                        .query((row, number) -> NoticeRows.view(row))
                        .list(),
                claimed.made());
    }

    void delivered(Claimed claimed) {
        db.sql("update notice_delivery set delivered_at = ?, claimed_until = null, last_error = null where id = ?")
                .params(Timestamp.from(clock.instant()), claimed.id())
                .update();
    }

    /** Tried again later, more patiently each time, until it is given up. */
    void failed(Claimed claimed, @Nullable String why) {
        var now = clock.instant();
        db.sql("""
                        update notice_delivery set due_at = ?, claimed_until = null, last_error = left(?, ?),
                            given_up_at = ? where id = ?""")
                .param(Timestamp.from(now.plus(waitAfter(claimed.tries()))))
                .param(why == null ? "" : why)
                .param(LONGEST_ERROR)
                .param(claimed.tries() < MOST_TRIES ? null : Timestamp.from(now))
                .param(claimed.id())
                .update();
    }

    private static Duration waitAfter(int tries) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** @param tries with this one */
    record Claimed(UUID id, AccountId account, String channel, Instant made, int tries) {}
}
