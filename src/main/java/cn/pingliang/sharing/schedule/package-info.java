/**
 * When things are open, and the one table of who has what when: {@code occupancy}. Nothing else guards a slot
 * (src/docs/decisions/0001-one-occupancy-table.md).
 */
@ApplicationModule(
        displayName = "Schedule",
        allowedDependencies = {
            "catalogue",
            "catalogue :: ui",
            "organisation",
            "account",
            "shared",
            "shared :: live",
            "shared :: web",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
