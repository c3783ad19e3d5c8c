/**
 * Who did what, for good. Listens to every event that is {@link cn.pingliang.sharing.shared.Audited}, within the transaction
 * that publishes it; nobody depends on it (src/docs/decisions/0014-audit-without-a-lock.md).
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "training",
            "webhook",
            "calendar",
            "booking",
            "schedule",
            "account",
            "shared",
            "shared :: jobs",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
