/**
 * What was really used: a usage record for each confirmed booking and each use an institution enters itself. The sums of these
 * records are the sharing rate.
 */
@ApplicationModule(
        displayName = "Usage",
        allowedDependencies = {
            "booking",
            "schedule",
            "catalogue",
            "organisation",
            "account",
            "shared",
            "shared :: web",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
