/** What the tests are written with: one running portal, a clock to turn, clients of its API, instruments of their own. */
@NullMarked
package cn.pingliang.sharing.testing;

import org.jspecify.annotations.NullMarked;
