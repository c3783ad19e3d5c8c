package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import cn.pingliang.sharing.shared.outbound.OutboundAddress.Reading;
import cn.pingliang.sharing.shared.outbound.OutboundClient;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the portal tell an institution's own systems what happens to its instruments. For the institution's administrators.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such webhook, and {@link ForbiddenException} where its
 * institution is not the account's to administer.
 */
@Service
@Transactional
public class WebhookDesk {

    /** How long a secret signs beside the one that replaced it, so that the receiver need not change in the same second. */
    public static final Duration OLD_SECRET_HOLDS = Duration.ofHours(24);

    static final int MOST = 10;

    private final WebhookRows rows;
    private final WebhookOutbox outbox;
    private final WebhookBody bodies;
    private final WebhookWatch watch;
    private final WebhookProperties properties;
    private final OutboundClient client;
    private final Standings standings;
    private final JdbcClient db;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WebhookDesk(
            WebhookRows rows,
            WebhookOutbox outbox,
            WebhookBody bodies,
            WebhookWatch watch,
            WebhookProperties properties,
            OutboundClient client,
            Standings standings,
            JdbcClient db,
            ChangeFeed changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.bodies = bodies;
        this.watch = watch;
        this.properties = properties;
        this.client = client;
        this.standings = standings;
        this.db = db;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {
        /** @param secret what the receiver checks signatures with, to be shown once; null where it stayed */
        record Done(UUID webhook, @Nullable String secret) implements Answer {
            @Override
            public String toString() {
                return "Done[" + webhook + "]";
            }
        }

        /** Nothing was changed. */
        record Refused(Refusal refusal) implements Answer {}
    }

    public Answer add(OrganisationId institution, String address, Set<WebhookEvent> about, AccountId by) {
        require(institution, by);
        if (!properties.isOn()) {
            return new Answer.Refused(Refusal.of("webhook-key"));
        }
        if (hearsOfNothing(about)) {
            return new Answer.Refused(Refusal.of("webhook-events"));
        }
        return switch (client.read(address)) {
            case Reading.Refused(var fault) -> new Answer.Refused(refusal(fault));
            case Reading.Understood(var understood) -> add(institution, understood, about, by);
        };
    }

    private Answer add(OrganisationId institution, OutboundAddress address, Set<WebhookEvent> about, AccountId by) {
        if (rows.lockAndCount(institution) >= MOST) {
            return new Answer.Refused(Refusal.of("webhook-enough", MOST));
        }
        var id = TimeOrderedId.next();
        var secret = WebhookSecret.of(properties.key(), id, 1);
        if (!rows.add(id, institution, address, about, secret, by, clock.instant())) {
            return new Answer.Refused(Refusal.of("webhook-there"));
        }
        edited(id, WebhookAction.ADD, institution, address, by);
        return new Answer.Done(id, secret.shown());
    }

    /** What waits goes to the new address. */
    public Answer change(UUID webhook, String address, Set<WebhookEvent> about, AccountId by) {
        var hook = require(webhook, by);
        if (hearsOfNothing(about)) {
            return new Answer.Refused(Refusal.of("webhook-events"));
        }
        return switch (client.read(address)) {
            case Reading.Refused(var fault) -> new Answer.Refused(refusal(fault));
            case Reading.Understood(var understood) -> change(hook, understood, about, by);
        };
    }

    private Answer change(WebhookRows.State hook, OutboundAddress address, Set<WebhookEvent> about, AccountId by) {
        rows.lockAndCount(hook.institution());
        if (!rows.change(hook, address, about)) {
            return new Answer.Refused(Refusal.of("webhook-there"));
        }
        if (!address.equals(hook.address())) {
            settled(hook);
        }
        edited(hook.id(), WebhookAction.CHANGE, hook.institution(), address, by);
        return new Answer.Done(hook.id(), null);
    }

    /** The old one signs too for {@link #OLD_SECRET_HOLDS}. */
    public Answer replaceSecret(UUID webhook, AccountId by) {
        var hook = require(webhook, by);
        if (!properties.isOn()) {
            return new Answer.Refused(Refusal.of("webhook-key"));
        }
        var generation = hook.generation() + 1;
        var secret = WebhookSecret.of(properties.key(), webhook, generation);
        rows.replaceSecret(webhook, generation, secret, clock.instant().plus(OLD_SECRET_HOLDS));
        edited(webhook, WebhookAction.REPLACE_SECRET, hook.institution(), hook.address(), by);
        return new Answer.Done(webhook, secret.shown());
    }

    /** What waits is sent now, however old it is. */
    public void switchOn(UUID webhook, AccountId by) {
        var hook = require(webhook, by);
        if (!hook.on()) {
            rows.switchOn(webhook);
            db.sql("""
                            update webhook_delivery set tries = 0, tried_since = null, due_at = least(due_at, ?)
                            where webhook_id = ? and delivered_at is null and given_up_at is null""").params(Timestamp.from(clock.instant()), webhook).update();
            settled(hook);
            edited(webhook, WebhookAction.SWITCH_ON, hook.institution(), hook.address(), by);
        }
    }

    /** What waits goes on waiting; what happens from now on is not told, also not later. */
    public void switchOff(UUID webhook, AccountId by) {
        var hook = require(webhook, by);
        if (hook.on()) {
            rows.switchOff(webhook, clock.instant());
            settled(hook);
            edited(webhook, WebhookAction.SWITCH_OFF, hook.institution(), hook.address(), by);
        }
    }

    /** With all that is known of what it was told. */
    public void remove(UUID webhook, AccountId by) {
        var hook = require(webhook, by);
        rows.remove(webhook);
        settled(hook);
        edited(webhook, WebhookAction.REMOVE, hook.institution(), hook.address(), by);
    }

    /** Something without consequences, like everything else: signed, tried again, and in the record. */
    public Answer sendTest(UUID webhook, AccountId by) {
        var hook = require(webhook, by);
        if (!hook.on()) {
            return new Answer.Refused(Refusal.of("webhook-off"));
        }
        var body = bodies.test(webhook, hook.institution().value(), clock.instant());
        outbox.put(webhook, TimeOrderedId.next(), WebhookEvent.TEST, body);
        return new Answer.Done(webhook, null);
    }

    /** From the beginning, with the id it had: a receiver that took it before can tell. */
    public Answer sendAgain(UUID webhook, UUID delivery, AccountId by) {
        var hook = require(webhook, by);
        if (!hook.on()) {
            return new Answer.Refused(Refusal.of("webhook-off"));
        }
        var now = Timestamp.from(clock.instant());
        db.sql("""
                        update webhook_delivery set tries = 0, tried_since = null, due_at = ?, delivered_at = null,
                            given_up_at = null where id = ? and webhook_id = ?""").params(now, delivery, webhook).update();
        db.sql("update webhook set rests_until = null where id = ?")
                .param(webhook)
                .update();
        changes.announce(webhook);
        return new Answer.Done(webhook, null);
    }

    private static boolean hearsOfNothing(Set<WebhookEvent> about) {
        return about.isEmpty() || !WebhookEvent.choices().containsAll(about);
    }

    private static Refusal refusal(OutboundAddress.Fault fault) {
        return switch (fault) {
            case UNREADABLE -> Refusal.of("webhook-address-unreadable");
            case NOT_ENCRYPTED -> Refusal.of("webhook-address-encrypted");
            case PORT -> Refusal.of("webhook-address-port");
            case NOT_PUBLIC -> Refusal.of("webhook-address-not-public");
        };
    }

    private WebhookRows.State require(UUID webhook, AccountId by) {
        var hook = rows.lock(webhook).orElseThrow(() -> new NotFoundException("webhook " + webhook));
        require(hook.institution(), by);
        return hook;
    }

    private void require(OrganisationId institution, AccountId by) {
        if (!standings.of(by).administers(institution)) {
            throw new ForbiddenException("webhooks of " + institution);
        }
    }

    private void settled(WebhookRows.State hook) {
        if (hook.told()) {
            events.publishEvent(new WebhookSettled(hook.id()));
        }
    }

    private void edited(
            UUID webhook, WebhookAction action, OrganisationId institution, OutboundAddress address, AccountId by) {
        watch.changed();
        changes.announce(webhook);
        events.publishEvent(new WebhookEdited(webhook, action, institution, address.host(), by));
    }
}
