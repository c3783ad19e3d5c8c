/**
 * Shows bookings in the calendars people use elsewhere, to whoever has a secret address
 * (src/docs/decisions/0023-a-feed-is-a-secret-address.md, 0024-feeds-of-what-somebody-manages.md), and keeps free what the
 * calendars of other systems say is taken (0025-busy-time-from-elsewhere.md).
 */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {
            "booking",
            "schedule",
            "catalogue",
            "organisation",
            "account",
            "shared",
            "shared :: jobs",
            "shared :: live",
            "shared :: outbound",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
