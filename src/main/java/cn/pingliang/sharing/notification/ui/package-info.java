/** The bell, the list of notices, and what somebody wants to be told how. */
@NullMarked
package cn.pingliang.sharing.notification.ui;

import org.jspecify.annotations.NullMarked;
