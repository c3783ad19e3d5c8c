package cn.pingliang.sharing.audit;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the chain, for those who lengthen it and those who check it. */
@Component
class AuditChain {

    private final JdbcClient db;

    AuditChain(JdbcClient db) {
        this.db = db;
    }

    AuditSeal last() {
        return db.sql("select %s from audit_seal order by number desc limit 1".formatted(AuditSeal.COLUMNS))
                .query(AuditSeal::of)
                .optional()
                .orElse(AuditSeal.NONE);
    }

    Optional<AuditSeal> nextAfter(long number) {
        return db.sql("select %s from audit_seal where number > ? order by number limit 1".formatted(AuditSeal.COLUMNS))
                .param(number)
                .query(AuditSeal::of)
                .optional();
    }

    /**
     * Entries after the seal of transactions that are over, so that none can join them later: at least {@code most} in order,
     * where there are as many, and all of the last one's transaction.
     *
     * @param era all transactions of earlier ones are over
     */
    List<AuditEntry> overSince(AuditSeal seal, int era, int most) {
        return db.sql("""
                        with due as (
                            select era, xact from audit_entry where (era, xact) > (:sinceEra, :sinceXact)
                            and (era < :era or (era = :era
                                and xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint))
                            order by era, xact limit :most
                        ), upto as (select era, xact from due order by era desc, xact desc limit 1)
                        select e.* from audit_entry e, upto where (e.era, e.xact) > (:sinceEra, :sinceXact)
                        and (e.era, e.xact) <= (upto.era, upto.xact) order by e.era, e.xact, e.id""")
                .param("sinceEra", seal.era())
                .param("sinceXact", seal.xact())
                .param("era", era)
                .param("most", most)
                .query(AuditEntry::of)
                .list();
    }

    /** Those in the stretch that the seal says it covers, whether it knows them or not. */
    List<AuditEntry> between(AuditSeal before, AuditSeal seal) {
        return db.sql("""
                        select * from audit_entry where (era, xact) > (?, ?) and (era, xact) <= (?, ?)""")
                .params(before.era(), before.xact(), seal.era(), seal.xact())
                .query(AuditEntry::of)
                .list();
    }

    List<AuditEntry> byIds(Collection<UUID> ids) {
        return db.sql("select * from audit_entry where id = any (cast(? as uuid[]))")
                .param(array(ids))
                .query(AuditEntry::of)
                .list();
    }

    long countAfter(AuditSeal seal) {
        return db.sql("select count(*) from audit_entry where (era, xact) > (?, ?)")
                .params(seal.era(), seal.xact())
                .query(Long.class)
                .single();
    }

    /** @return false where another node was quicker */
    boolean add(AuditSeal seal) {
        return db.sql("""
                        insert into audit_seal (number, sealed_at, era, xact, entries, digests, hash)
                        values (?, ?, ?, ?, cast(? as uuid[]), decode(?, 'hex'), decode(?, 'hex'))
                        on conflict on constraint audit_seal_pk do nothing""")
                        .params(
                                seal.number(),
                                Timestamp.from(seal.at()),
                                seal.era(),
                                seal.xact(),
                                array(seal.digests().keySet()),
                                String.join("", seal.digests().values()),
                                seal.hash())
                        .update()
                > 0;
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
