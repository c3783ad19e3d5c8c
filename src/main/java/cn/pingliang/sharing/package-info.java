@NullMarked
package cn.pingliang.sharing;

import org.jspecify.annotations.NullMarked;
