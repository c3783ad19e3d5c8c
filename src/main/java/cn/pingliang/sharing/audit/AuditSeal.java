package cn.pingliang.sharing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A link of the chain.
 *
 * @param number from 1 without gaps
 * @param era with {@code xact}, the last transaction it covers
 * @param digests of the entries it covers, by their ids, in order
 * @param hash as the row holds it; see {@link #hashAfter}
 */
record AuditSeal(long number, Instant at, int era, long xact, Map<UUID, String> digests, String hash) {

    /** Before the first one. */
    static final AuditSeal NONE = new AuditSeal(0, Instant.EPOCH, 0, 0, Map.of(), "");

    static final String COLUMNS = "number, sealed_at, era, xact, entries, encode(digests, 'hex') as digests,"
            + " encode(hash, 'hex') as hash";

    private static final int HEX = 64;

    static AuditSeal after(AuditSeal before, Instant at, List<AuditEntry> entries) {
        var digests = new LinkedHashMap<UUID, String>();
        entries.forEach(entry -> digests.put(entry.id(), entry.digest()));
        var last = entries.getLast();
        var open = new AuditSeal(before.number() + 1, at, last.era(), last.xact(), digests, "");
        return new AuditSeal(open.number(), at, open.era(), open.xact(), digests, open.hashAfter(before.hash()));
    }

    static AuditSeal of(ResultSet row, int number) throws SQLException {
        var ids = (UUID[]) row.getArray("entries").getArray();
        var digests = new LinkedHashMap<UUID, String>();
        for (var i = 0; i < ids.length; i++) {
            digests.put(ids[i], row.getString("digests").substring(i * HEX, (i + 1) * HEX));
        }
        return new AuditSeal(
                row.getLong("number"),
                row.getTimestamp("sealed_at").toInstant(),
                row.getInt("era"),
                row.getLong("xact"),
                digests,
                row.getString("hash"));
    }

    /** SHA-256 of the previous hash and of everything this seal says, a line each. */
    String hashAfter(String previous) {
        var lines = new ArrayList<String>();
        lines.add(previous);
        lines.add("%d %s %d %d".formatted(number, at, era, xact));
        digests.forEach((entry, digest) -> lines.add(entry + " " + digest));
        return Sha256.of(String.join("\n", lines));
    }
}
