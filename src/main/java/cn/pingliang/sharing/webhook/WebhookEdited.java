package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an institution's system is told, or where, was changed.
 *
 * @param host all of its address that is no secret
 * @param by null where the portal did it, since nothing reached it
 */
record WebhookEdited(
        UUID webhook,
        WebhookAction action,
        OrganisationId institution,
        String host,
        @Nullable AccountId by) implements Audited {

    @Override
    public Deed deed() {
        return new Deed(
                by == null ? null : by.value(), action, webhook, Map.of("institution", institution, "host", host));
    }
}
