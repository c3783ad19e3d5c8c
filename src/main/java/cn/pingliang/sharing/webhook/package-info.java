/**
 * Tells an institution's own systems what happens to its instruments: signed, tried again, and with a record of each try
 * (src/docs/decisions/0030-webhooks.md).
 */
@ApplicationModule(
        displayName = "Webhook",
        allowedDependencies = {
            "booking",
            "schedule",
            "catalogue",
            "organisation",
            "organisation :: ui",
            "account",
            "shared",
            "shared :: jobs",
            "shared :: live",
            "shared :: outbound",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
