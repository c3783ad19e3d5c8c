package cn.pingliang.sharing.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The portal lives in one time zone, whatever zone a browser or an API client is in. */
public final class PortalTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PortalTime() {}

    /** The moment a day begins in Pingliang. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /** Whether calendars and the database reach as far as this moment, which a client may have made up. */
    public static boolean isWithinReach(OffsetDateTime moment) {
        return moment.getYear() >= 1900 && moment.getYear() <= 9998;
    }

    /** The moment with Pingliang's offset, as answers of the API show it. */
    public static OffsetDateTime local(Instant moment) {
        return moment.atZone(ZONE).toOffsetDateTime();
    }
}
