package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.Set;
import java.util.UUID;

/**
 * Something could not be told to an institution's system for good; the portal gave it up.
 *
 * @param soFar since when nothing was taken, until now
 * @param spell which telling of this it is, from 1
 * @param off whether the webhook was switched off
 * @param administrators whom it concerns
 */
public record WebhookFailing(
        UUID webhook,
        OrganisationId institution,
        TimeSlot soFar,
        int spell,
        boolean off,
        Set<AccountId> administrators) {

    public WebhookFailing {
        administrators = Set.copyOf(administrators);
    }
}
