/**
 * Who was trained to operate which instrument, by whom and until when, and who asks to be
 * (src/docs/decisions/0037-training-that-ends.md).
 */
@ApplicationModule(
        displayName = "Training",
        allowedDependencies = {"catalogue", "organisation", "account", "shared", "shared :: jobs", "shared :: ui"})
@NullMarked
package cn.pingliang.sharing.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
