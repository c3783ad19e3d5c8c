package cn.pingliang.sharing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as its row holds it.
 *
 * @param details as PostgreSQL writes {@code jsonb}
 */
record AuditEntry(
        UUID id,
        int era,
        long xact,
        Instant at,
        @Nullable UUID actor,
        String kind,
        String action,
        @Nullable UUID on,
        String details,
        @Nullable String channel,
        @Nullable String address) {

    static AuditEntry of(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getInt("era"),
                row.getLong("xact"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("kind"),
                row.getString("action"),
                row.getObject("on_id", UUID.class),
                row.getString("details"),
                row.getString("channel"),
                row.getString("address"));
    }

    /** SHA-256 of the columns in the order above, each as {@code length:text,} and without a value {@code -,}. */
    String digest() {
        var canonical = new StringBuilder();
        append(canonical, id);
        append(canonical, era);
        append(canonical, xact);
        append(canonical, at);
        append(canonical, actor);
        append(canonical, kind);
        append(canonical, action);
        append(canonical, on);
        append(canonical, details);
        append(canonical, channel);
        append(canonical, address);
        return Sha256.of(canonical.toString());
    }

    private static void append(StringBuilder canonical, @Nullable Object column) {
        if (column == null) {
            canonical.append("-,");
        } else {
            var text = column.toString();
            canonical.append(text.length()).append(':').append(text).append(',');
        }
    }
}
