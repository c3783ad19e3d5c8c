package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of webhooks: where each is, what it wants to hear, and how it does. */
@Component
class WebhookRows {

    private final JdbcClient db;

    WebhookRows(JdbcClient db) {
        this.db = db;
    }

    /** @param told whether administrators know that it fails */
    record State(
            UUID id,
            OrganisationId institution,
            OutboundAddress address,
            int generation,
            boolean on,
            int failures,
            @Nullable Instant failingSince,
            int spells,
            boolean told) {

        String host() {
            return address.host();
        }
    }

    /** The instrument's institution's that want to hear of it, and are switched on. */
    List<UUID> listening(ResourceId instrument, WebhookEvent event) {
        return db.sql("""
                        select w.id from webhook w join resource r on r.institution_id = w.institution_id
                        where r.id = ? and w.off_since is null and ? = any(w.events) order by w.id""")
                .params(instrument.value(), event.name())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** As it is now, for nobody else to change meanwhile; nothing where it is gone. */
    Optional<State> lock(UUID webhook) {
        return db.sql("select * from webhook where id = ? for update")
                .param(webhook)
                .query((row, number) -> {
                    var since = row.getTimestamp("failing_since");
                    return new State(
                            row.getObject("id", UUID.class),
                            new OrganisationId(row.getObject("institution_id", UUID.class)),
                            new OutboundAddress(URI.create(row.getString("address"))),
                            row.getInt("generation"),
                            row.getTimestamp("off_since") == null,
                            row.getInt("failures"),
                            since == null ? null : since.toInstant(),
                            row.getInt("spells"),
                            row.getBoolean("told"));
                })
                .optional();
    }

    /** For nobody else to add one meanwhile. @return how many the institution has */
    int lockAndCount(OrganisationId institution) {
        db.sql("select 1 from organisation where id = ? for no key update")
                .param(institution.value())
                .query(Integer.class)
                .single();
        return db.sql("select count(*) from webhook where institution_id = ?")
                .param(institution.value())
                .query(Integer.class)
                .single();
    }

    /** @return whether the institution had none at this address */
    boolean add(
            UUID id,
            OrganisationId institution,
            OutboundAddress address,
            Collection<WebhookEvent> events,
            WebhookSecret secret,
            AccountId by,
            Instant now) {
        return db.sql("""
                        insert into webhook (id, institution_id, address, events, secret_check, added_by, added_at)
                        values (?, ?, ?, cast(? as text[]), ?, ?, ?)
                        on conflict on constraint webhook_is_one_for_each_address do nothing""")
                        .params(
                                id,
                                institution.value(),
                                address.uri().toString(),
                                array(events),
                                secret.check(),
                                by.value(),
                                Timestamp.from(now))
                        .update()
                > 0;
    }

    /** Another address is another system: what was said of the old one's failures does not hold of it. @return as {@link #add} */
    boolean change(State hook, OutboundAddress address, Collection<WebhookEvent> events) {
        var there = db.sql("select exists (select from webhook where institution_id = ? and address = ? and id <> ?)")
                .params(hook.institution().value(), address.uri().toString(), hook.id())
                .query(Boolean.class)
                .single();
        if (there) {
            return false;
        }
        db.sql("update webhook set address = ?, events = cast(? as text[]) where id = ?")
                .params(address.uri().toString(), array(events), hook.id())
                .update();
        if (!address.equals(hook.address())) {
            beginAnew(hook.id());
        }
        return true;
    }

    /** What the portal switched off is on again; what somebody did stays off. */
    private void beginAnew(UUID webhook) {
        db.sql("""
                        update webhook set off_since = case when off_because is null then off_since end, off_because = null,
                            rests_until = null, failures = 0, failing_since = null, told = false where id = ?""").param(webhook).update();
    }

    void switchOn(UUID webhook) {
        beginAnew(webhook);
        db.sql("update webhook set off_since = null where id = ?")
                .param(webhook)
                .update();
    }

    void switchOff(UUID webhook, Instant now) {
        db.sql("update webhook set off_since = ?, off_because = null where id = ?")
                .params(Timestamp.from(now), webhook)
                .update();
    }

    void replaceSecret(UUID webhook, int generation, WebhookSecret secret, Instant previousUntil) {
        db.sql("update webhook set generation = ?, secret_check = ?, previous_until = ? where id = ?")
                .params(generation, secret.check(), Timestamp.from(previousUntil), webhook)
                .update();
    }

    void remove(UUID webhook) {
        db.sql("delete from webhook_delivery where webhook_id = ?")
                .param(webhook)
                .update();
        db.sql("delete from webhook where id = ?").param(webhook).update();
    }

    Set<AccountId> administrators(OrganisationId institution) {
        return db.sql("select account_id from membership where organisation_id = ? and role = 'INSTITUTION_ADMIN'")
                .param(institution.value())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .set();
    }

    private static String array(Collection<WebhookEvent> events) {
        return events.stream().sorted().map(Enum::name).collect(Collectors.joining(",", "{", "}"));
    }
}
