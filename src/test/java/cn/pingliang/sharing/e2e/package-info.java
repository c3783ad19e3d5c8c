/** Whole journeys in a real browser, against the portal that all tests share. Few of them: rules are tested in the modules. */
@NullMarked
package cn.pingliang.sharing.e2e;

import org.jspecify.annotations.NullMarked;
