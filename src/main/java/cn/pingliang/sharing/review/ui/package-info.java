/** The screens of the review: sharing figures of a period, and the records behind each of them. */
@NullMarked
package cn.pingliang.sharing.review.ui;

import org.jspecify.annotations.NullMarked;
