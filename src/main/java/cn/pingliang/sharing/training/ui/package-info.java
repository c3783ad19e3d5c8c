/** The screens of training: a person's own, and those of whoever trains others. */
@NullMarked
package cn.pingliang.sharing.training.ui;

import org.jspecify.annotations.NullMarked;
