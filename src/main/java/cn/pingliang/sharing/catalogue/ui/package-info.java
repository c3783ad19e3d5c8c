/** The catalogue's screens: finding, and the page of each resource, which modules above complete by {@link ResourcePanel}. */
@NamedInterface("ui")
@NullMarked
package cn.pingliang.sharing.catalogue.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
