/** Shows bookings in the calendars people use elsewhere; nobody depends on it (src/docs/decisions/0023-a-feed-is-a-secret-address.md). */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"booking", "account", "shared", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
