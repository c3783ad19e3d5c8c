package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Within which working time institutions decide: as the portal asks, or faster where they promise it
 * (src/docs/decisions/0032-institutions-may-decide-faster.md).
 */
@Component
class DecisionTimes {

    private final DecisionProperties settings;
    private final JdbcClient db;
    private final Clock clock;

    DecisionTimes(DecisionProperties settings, JdbcClient db, Clock clock) {
        this.settings = settings;
        this.db = db;
        this.clock = clock;
    }

    /** One query. */
    Duration of(OrganisationId institution) {
        return within(own(institution).orElse(null));
    }

    /** @param promised the hours that the institution promises; null where it leaves it at the portal's */
    Duration within(@Nullable Integer promised) {
        return Optional.ofNullable(promised)
                .map(Duration::ofHours)
                .filter(this::isPossible)
                .orElse(settings.within());
    }

    /** The hours that it promises; nothing where it leaves it at the portal's. */
    Optional<Integer> own(OrganisationId institution) {
        return db.sql("select within_hours from decision_time where institution_id = ?")
                .param(institution.value())
                .query(Integer.class)
                .optional();
    }

    /** Nobody takes longer than the portal allows, nor is reminded before they could have read the request. */
    boolean isPossible(Duration within) {
        return within.compareTo(settings.within()) <= 0 && within.compareTo(settings.shortest()) >= 0;
    }

    void set(OrganisationId institution, int hours, AccountId by) {
        db.sql("""
                        insert into decision_time (institution_id, within_hours, set_by_id, set_at) values (?, ?, ?, ?)
                        on conflict on constraint decision_time_pk do update set within_hours = excluded.within_hours,
                            set_by_id = excluded.set_by_id, set_at = excluded.set_at""")
                .params(institution.value(), hours, by.value(), Timestamp.from(clock.instant()))
                .update();
    }

    void leaveToPortal(OrganisationId institution) {
        db.sql("delete from decision_time where institution_id = ?")
                .param(institution.value())
                .update();
    }
}
