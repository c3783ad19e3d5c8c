/**
 * Where an address that somebody typed makes the portal call another machine: the public internet only, with an end to
 * everything (src/docs/decisions/0030-webhooks.md).
 */
@NamedInterface("outbound")
@NullMarked
package cn.pingliang.sharing.shared.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
