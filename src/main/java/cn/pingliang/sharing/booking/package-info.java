/**
 * Requests for machine time, from need to rating: the rules they must meet, who decides, and every step they took.
 */
@ApplicationModule(
        displayName = "Booking",
        allowedDependencies = {
            "training",
            "schedule",
            "catalogue",
            "catalogue :: ui",
            "organisation",
            "organisation :: ui",
            "account",
            "shared",
            "shared :: file",
            "shared :: jobs",
            "shared :: live",
            "shared :: web",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
