/** The portal's own PostgreSQL, started where no other server is named, and the loading of demonstration data. */
@NullMarked
package cn.pingliang.sharing.shared.database;

import org.jspecify.annotations.NullMarked;
