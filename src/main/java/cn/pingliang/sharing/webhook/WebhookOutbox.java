package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.webhook.WebhookSender.Attempt;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be told: put here once for each event and webhook, taken out by one thread of one node at a time for each webhook.
 */
@Component
@Transactional
class WebhookOutbox {

    /** Longer than any try takes; a node that died with one in hand has lost it by then. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** After each try that failed; after the last of them, a day, it is given up. */
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8));

    private static final Duration LONGEST = Duration.ofHours(24);

    /** A webhook that nothing reached for so long is switched off when something is given up. */
    static final Duration OFF_AFTER = Duration.ofDays(3);

    /** However much waits for a system that does not answer, it is asked no more often than this. */
    private static final Duration FIRST_REST = Duration.ofSeconds(10);

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final JdbcClient db;
    private final WebhookRows rows;
    private final WebhookWatch watch;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookOutbox(
            JdbcClient db,
            WebhookRows rows,
            WebhookWatch watch,
            ChangeFeed changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.watch = watch;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** @param tries with this one, since {@code triedSince} */
    record Claimed(
            UUID webhook,
            URI address,
            int generation,
            byte[] secretCheck,
            @Nullable Instant previousUntil,
            UUID delivery,
            String body,
            int tries,
            Instant triedSince) {}

    /** Where it is there already, it stays as it is. */
    void put(UUID webhook, UUID event, WebhookEvent what, String body) {
        var now = Timestamp.from(clock.instant());
        db.sql("""
                        insert into webhook_delivery (id, webhook_id, event_id, event, body, created_at, due_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict on constraint webhook_delivery_is_made_once do nothing""")
                .params(TimeOrderedId.next(), webhook, event, what.name(), body, now, now)
                .update();
        changes.announce(webhook);
    }

    /** Takes the one that is due longest of those whose webhook nobody has in hand, for a while. */
    Optional<Claimed> claim() {
        var now = Timestamp.from(clock.instant());
        return db.sql("""
                        with hook as (
                            update webhook set claimed_until = :until where id = (
                                select w.id from webhook w cross join lateral (
                                    select min(d.due_at) as since from webhook_delivery d
                                    where d.webhook_id = w.id and d.delivered_at is null and d.given_up_at is null) due
                                where w.off_since is null and due.since <= :now
                                and (w.claimed_until is null or w.claimed_until <= :now)
                                and (w.rests_until is null or w.rests_until <= :now)
                                order by due.since, w.id limit 1 for update of w skip locked)
                            returning id, address, generation, secret_check, previous_until)
                        update webhook_delivery d set tries = d.tries + 1, tried_since = coalesce(d.tried_since, :now)
                        from hook where d.id = (
                            select n.id from webhook_delivery n join hook h on h.id = n.webhook_id
                            where n.delivered_at is null and n.given_up_at is null and n.due_at <= :now
                            order by n.due_at, n.id limit 1)
                        returning hook.*, d.id as delivery, d.body, d.tries, d.tried_since""")
                .param("until", Timestamp.from(clock.instant().plus(CLAIM)))
                .param("now", now)
                .query((row, number) -> {
                    var previous = row.getTimestamp("previous_until");
                    return new Claimed(
                            row.getObject("id", UUID.class),
                            URI.create(row.getString("address")),
                            row.getInt("generation"),
                            row.getBytes("secret_check"),
                            previous == null ? null : previous.toInstant(),
                            row.getObject("delivery", UUID.class),
                            row.getString("body"),
                            row.getInt("tries"),
                            row.getTimestamp("tried_since").toInstant());
                })
                .optional();
    }

    /** What came of a claim. Nothing is left to be said where the webhook was removed meanwhile. */
    void came(Claimed claimed, Attempt attempt) {
        var hook = rows.lock(claimed.webhook());
        if (hook.isEmpty()) {
            return;
        }
        log(claimed, attempt);
        if (attempt.failure() == null) {
            taken(hook.get(), claimed);
        } else {
            failed(hook.get(), claimed, attempt.failure());
        }
        changes.announce(claimed.webhook());
    }

    private void log(Claimed claimed, Attempt attempt) {
        db.sql("""
                        insert into webhook_attempt (id, delivery_id, made_at, milliseconds, status, failure)
                        select ?, d.id, ?, ?, ?, ? from webhook_delivery d where d.id = ?""")
                .param(TimeOrderedId.next())
                .param(Timestamp.from(attempt.at()))
                .param(attempt.milliseconds())
                .param(attempt.status())
                .param(attempt.failure() == null ? null : attempt.failure().name())
                .param(claimed.delivery())
                .update();
    }

    private void taken(WebhookRows.State hook, Claimed claimed) {
        var now = Timestamp.from(clock.instant());
        db.sql("update webhook_delivery set delivered_at = ?, given_up_at = null where id = ?")
                .params(now, claimed.delivery())
                .update();
        db.sql("""
                        update webhook set claimed_until = null, rests_until = null, failures = 0, failing_since = null,
                            told = false, succeeded_at = ? where id = ?""").params(now, claimed.webhook()).update();
        if (hook.told()) {
            events.publishEvent(new WebhookSettled(claimed.webhook()));
        }
    }

    private void failed(WebhookRows.State hook, Claimed claimed, WebhookFailure why) {
        var now = clock.instant();
        var givesUp = why == WebhookFailure.GONE
                || claimed.tries() > WAITS.size()
                || !now.isBefore(claimed.triedSince().plus(LONGEST));
        var wait = WAITS.get(Math.min(claimed.tries(), WAITS.size()) - 1);
        db.sql("update webhook_delivery set due_at = ?, given_up_at = ? where id = ? and delivered_at is null")
                .param(Timestamp.from(now.plus(wait)))
                .param(givesUp ? Timestamp.from(now) : null)
                .param(claimed.delivery())
                .update();
        var since = hook.failingSince() == null ? now : hook.failingSince();
        var goesOff = why == WebhookFailure.GONE || (givesUp && !now.isBefore(since.plus(OFF_AFTER)));
        var tells = goesOff || (givesUp && !hook.told());
        db.sql("""
                        update webhook set claimed_until = null, rests_until = :rest, failures = failures + 1,
                            failing_since = :since, told = told or :tells, spells = spells + case when :tells then 1 else 0 end,
                            off_since = case when :off then :now else off_since end,
                            off_because = case when :off then :why else off_because end where id = :id""")
                .param("rest", Timestamp.from(now.plus(restAfter(hook.failures()))))
                .param("since", Timestamp.from(since))
                .param("tells", tells)
                .param("off", goesOff)
                .param("now", Timestamp.from(now))
                .param("why", why.name())
                .param("id", claimed.webhook())
                .update();
        if (goesOff) {
            watch.changed();
            events.publishEvent(new WebhookEdited(
                    claimed.webhook(), WebhookAction.SWITCH_OFF, hook.institution(), hook.host(), null));
        }
        if (tells) {
            tell(hook, new TimeSlot(since.equals(now) ? now.minus(CLAIM) : since, now), goesOff);
        }
    }

    private void tell(WebhookRows.State hook, TimeSlot soFar, boolean off) {
        events.publishEvent(new WebhookFailing(
                hook.id(), hook.institution(), soFar, hook.spells() + 1, off, rows.administrators(hook.institution())));
    }

    private static Duration restAfter(int failures) {
        var rest = FIRST_REST.multipliedBy(1L << Math.min(failures, 10));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
