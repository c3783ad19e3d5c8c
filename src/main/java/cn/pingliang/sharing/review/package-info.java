/** What the bureau sees: sharing figures from one place, and the records behind each of them. */
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {
            "usage",
            "booking",
            "catalogue",
            "organisation",
            "account",
            "shared",
            "shared :: web",
            "shared :: ui"
        })
@NullMarked
package cn.pingliang.sharing.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
