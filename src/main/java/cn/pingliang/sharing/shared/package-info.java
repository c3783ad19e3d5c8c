/**
 * The values every module speaks in: stretches of time, money, machine hours, refusals with their remedies. Nothing here
 * knows the portal's purpose; what does belongs to the module whose word it is.
 */
@ApplicationModule(
        displayName = "Shared",
        allowedDependencies = {})
@NullMarked
package cn.pingliang.sharing.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
