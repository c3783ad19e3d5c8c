package cn.pingliang.sharing.webhook;

import cn.pingliang.sharing.shared.live.ChangeFeed;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows whether any webhook is switched on, on any node, a moment after it was. In doubt it says yes, which costs a look at the
 * database and nothing else.
 */
@Component
class WebhookWatch {

    private static final UUID SUBJECT = UUID.nameUUIDFromBytes("webhooks".getBytes(StandardCharsets.US_ASCII));

    private final JdbcClient db;
    private final ChangeFeed changes;
    private volatile boolean listened = true;

    WebhookWatch(JdbcClient db, ChangeFeed changes) {
        this.db = db;
        this.changes = changes;
    }

    boolean somebodyListens() {
        return listened;
    }

    /** Within the transaction that adds, removes or switches one. */
    void changed() {
        changes.announce(SUBJECT);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listened = true;
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        changes.subscribe(Set.of(SUBJECT), () -> Thread.ofVirtual().start(this::look));
        look();
    }

    void look() {
        listened = db.sql("select exists (select from webhook where off_since is null)")
                .query(Boolean.class)
                .single();
    }
}
