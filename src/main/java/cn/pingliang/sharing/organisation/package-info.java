/**
 * Who owns, uses and oversees: institutions, enterprises and bureaus, which accounts act for them, and which bureau
 * supervises whom. Roles come from here.
 */
@ApplicationModule(
        displayName = "Organisation",
        allowedDependencies = {"account", "shared", "shared :: web", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
