/** What holds the screens together: layout, security of the pages, error pages, the page shell. Nobody depends on it. */
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"account", "organisation", "shared", "shared :: jobs", "shared :: web", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
