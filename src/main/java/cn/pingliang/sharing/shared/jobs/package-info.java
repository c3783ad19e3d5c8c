/** Work that comes back: on PostgreSQL, so that it survives a stop and runs on one node at a time. */
@NamedInterface("jobs")
@NullMarked
package cn.pingliang.sharing.shared.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
