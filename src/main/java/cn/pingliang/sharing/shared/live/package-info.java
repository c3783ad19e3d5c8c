/**
 * Tells open pages that something they show has changed, on this node of the portal and on every other: ids only, never what
 * changed (src/docs/decisions/0008-changes-by-notify.md).
 */
@NamedInterface("live")
@NullMarked
package cn.pingliang.sharing.shared.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
