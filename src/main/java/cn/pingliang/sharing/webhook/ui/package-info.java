/** Where an institution's administrators say what their own systems are told, and see what came of it. */
@NullMarked
package cn.pingliang.sharing.webhook.ui;

import org.jspecify.annotations.NullMarked;
