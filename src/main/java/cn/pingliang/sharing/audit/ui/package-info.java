/** The screen of the audit trail, for the platform's operators. */
@NullMarked
package cn.pingliang.sharing.audit.ui;

import org.jspecify.annotations.NullMarked;
