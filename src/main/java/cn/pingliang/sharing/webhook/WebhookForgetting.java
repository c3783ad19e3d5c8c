package cn.pingliang.sharing.webhook;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets what was told long ago, and what waits for a webhook that nobody switched on again. */
@Component
@Transactional
class WebhookForgetting {

    static final Duration DELIVERIES = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    WebhookForgetting(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The job's work. */
    void run() {
        db.sql("delete from webhook_delivery where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(DELIVERIES)))
                .update();
    }
}
