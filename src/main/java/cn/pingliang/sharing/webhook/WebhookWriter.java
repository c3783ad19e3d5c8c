package cn.pingliang.sharing.webhook;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Puts down what is to be told, once for each webhook that wants to hear of it. Hears of it after its transaction, once or, after
 * a crash, again.
 */
@Component
class WebhookWriter {

    private final WebhookBody bodies;
    private final WebhookOutbox outbox;
    private final WebhookRows rows;

    WebhookWriter(WebhookBody bodies, WebhookOutbox outbox, WebhookRows rows) {
        this.bodies = bodies;
        this.outbox = outbox;
        this.rows = rows;
    }

    @Async(WebhookThread.NAME)
    @ApplicationModuleListener
    void on(WebhookDue due) {
        var listening = rows.listening(due.instrument(), due.event());
        if (!listening.isEmpty()) {
            bodies.of(due).ifPresent(body -> listening.forEach(hook -> outbox.put(hook, due.id(), due.event(), body)));
        }
    }
}
