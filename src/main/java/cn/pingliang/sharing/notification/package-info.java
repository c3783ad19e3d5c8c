/**
 * Tells people what happened to what concerns them: in the portal, and by mail or whatever else reaches them. Listens to
 * everyone's events; nobody depends on it (src/docs/decisions/0015-notices-once.md).
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "webhook",
            "training",
            "calendar",
            "booking",
            "schedule",
            "catalogue",
            "organisation",
            "account",
            "shared",
            "shared :: jobs",
            "shared :: live",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
