package cn.pingliang.sharing.schedule;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Says whom taken time was booked for. Bookings are known above this module; it is told to those who manage the instrument. */
public interface SlotHolders {

    /** @return the organisation's name by booking; without those that are no bookings */
    Map<UUID, String> organisationsOf(Collection<UUID> bookings);
}
