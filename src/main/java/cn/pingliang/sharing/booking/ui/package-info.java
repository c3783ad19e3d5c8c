/** The screens of booking: the instrument's week, one's requests, one request from need to rating, the approval queue. */
@NullMarked
package cn.pingliang.sharing.booking.ui;

import org.jspecify.annotations.NullMarked;
