package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.webhook.WebhookFailing;
import cn.pingliang.sharing.webhook.WebhookSettled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells an institution's administrators that a system of theirs could not be told something, once each time it begins to fail. */
@Component
class WebhookNotices {

    private final NoticeWriter writer;

    WebhookNotices(NoticeWriter writer) {
        this.writer = writer;
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(WebhookFailing failing) {
        writer.tell(NewNotice.of(failing), failing.administrators());
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(WebhookSettled settled) {
        writer.settle(settled.webhook());
    }
}
