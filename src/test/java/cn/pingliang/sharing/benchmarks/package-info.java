/** How quick the portal is with much in it. Not part of the build: the README says how they are run. */
@NullMarked
package cn.pingliang.sharing.benchmarks;

import org.jspecify.annotations.NullMarked;
