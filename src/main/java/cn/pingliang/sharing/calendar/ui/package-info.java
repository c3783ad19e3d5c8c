/** Where somebody makes and takes back the address that their calendar reads. */
@NullMarked
package cn.pingliang.sharing.calendar.ui;

import org.jspecify.annotations.NullMarked;
