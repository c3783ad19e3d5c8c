package cn.pingliang.sharing.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which of the database servers of the trail's life this is, counted from 1. A trail that knows transactions this server has
 * not had yet was restored from another one, where all of them are over: from then on it is the next era.
 */
@Component
class Era {

    private final int number;

    Era(JdbcClient db) {
        number = db.sql("""
                        select case when last.xact >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                            then last.era + 1 else last.era end
                        from (select era, xact from audit_entry union all select era, xact from audit_seal
                            union all select 1, 0 order by era desc, xact desc limit 1) last""").query(Integer.class).single();
    }

    int number() {
        return number;
    }
}
