/** What several modules' screens show of organisations. */
@NamedInterface("ui")
@NullMarked
package cn.pingliang.sharing.organisation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
