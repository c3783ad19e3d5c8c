package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import java.util.UUID;

/**
 * An instrument's external calendar was added, changed or removed.
 *
 * @param host all of its address that is no secret
 */
record ExternalCalendarEdited(UUID calendar, CalendarAction action, ResourceId instrument, String host, AccountId by)
        implements Audited {

    @Override
    public Deed deed() {
        return new Deed(by.value(), action, calendar, Map.of("instrument", instrument, "host", host));
    }
}
