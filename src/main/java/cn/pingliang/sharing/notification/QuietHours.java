package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.shared.PortalTime;
import java.time.Instant;
import java.time.LocalTime;

/** When somebody wants no mail; over midnight where it ends earlier than it begins. Pingliang's time. */
public record QuietHours(LocalTime from, LocalTime until) {

    /** The moment itself, or the end of the quiet hours it lies in. */
    Instant after(Instant moment) {
        var local = moment.atZone(PortalTime.ZONE);
        var time = local.toLocalTime();
        var overMidnight = until.isBefore(from);
        var quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return moment;
        }
        var day = overMidnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return day.atTime(until).atZone(PortalTime.ZONE).toInstant();
    }
}
