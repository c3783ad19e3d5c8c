/** Files that people hand in: what may come in, told by its content, under a name that harms nobody. */
@NamedInterface("file")
@NullMarked
package cn.pingliang.sharing.shared.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
