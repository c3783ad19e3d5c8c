package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.Set;
import java.util.UUID;

/**
 * An external calendar could not be read for a while; its last taken time stays taken.
 *
 * @param soFar since when, until now
 * @param spell which time that is, from 1
 * @param managing whom it concerns
 */
public record ExternalCalendarFailing(
        UUID calendar, ResourceId instrument, TimeSlot soFar, int spell, Set<AccountId> managing) {

    public ExternalCalendarFailing {
        managing = Set.copyOf(managing);
    }
}
