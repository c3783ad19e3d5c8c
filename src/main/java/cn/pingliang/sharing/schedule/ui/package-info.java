/** The screens of schedule: what is closed and when, a new closure, and the word of it on the page of an instrument. */
@NullMarked
package cn.pingliang.sharing.schedule.ui;

import org.jspecify.annotations.NullMarked;
