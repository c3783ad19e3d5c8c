package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an instrument's external calendar concerns. */
@Component
class ExternalParties {

    private final JdbcClient db;

    ExternalParties(JdbcClient db) {
        this.db = db;
    }

    /** Who may close it, as {@link cn.pingliang.sharing.schedule.ClosureBook#instruments} says of one account. */
    Set<AccountId> managing(ResourceId instrument) {
        return db.sql("""
                        select distinct m.account_id from membership m join resource r on r.institution_id = m.organisation_id
                        where r.id = ? and (m.role = 'INSTITUTION_ADMIN' or m.role = 'INSTRUMENT_MANAGER' and exists (
                            select from instrument_manager i
                            where i.instrument_id = r.id and i.account_id = m.account_id))""")
                .param(instrument.value())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .set();
    }
}
