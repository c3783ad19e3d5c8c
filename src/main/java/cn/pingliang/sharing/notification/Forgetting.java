package cn.pingliang.sharing.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what nobody needs any more: notices say who did what to whom, and the requests themselves remember that. */
@Component
@Transactional
class Forgetting {

    static final Duration NOTICES = Duration.ofDays(365);
    static final Duration DELIVERIES = Duration.ofDays(90);
    static final Duration LINKS = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    Forgetting(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The job's work. */
    void run() {
        delete("delete from decision_link where expires_at < ?", LINKS);
        delete("""
                delete from notice_leaving l using notice_delivery d where d.id = l.delivery_id
                and coalesce(d.delivered_at, d.given_up_at) < ?""", DELIVERIES);
        delete("delete from notice_delivery where coalesce(delivered_at, given_up_at) < ?", DELIVERIES);
        delete("""
                delete from notice n where created_at < ?
                and not exists (select from notice_leaving l where l.notice_id = n.id)""", NOTICES);
    }

    private void delete(String statement, Duration age) {
        db.sql(statement).param(Timestamp.from(clock.instant().minus(age))).update();
    }
}
