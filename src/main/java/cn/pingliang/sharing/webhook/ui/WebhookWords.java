package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.webhook.WebhookBook.Attempt;
import cn.pingliang.sharing.webhook.WebhookBook.Progress;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import cn.pingliang.sharing.webhook.WebhookEvent;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Collection;
import java.util.stream.Collectors;

/** Webhooks in words. */
final class WebhookWords {

    private WebhookWords() {}

    static String event(WebhookEvent event) {
        return I18NProvider.translate("webhooks.event." + event);
    }

    static String events(Collection<WebhookEvent> events) {
        return events.containsAll(WebhookEvent.choices())
                ? I18NProvider.translate("webhooks.events.all")
                : events.stream()
                        .sorted()
                        .map(WebhookWords::event)
                        .collect(Collectors.joining(I18NProvider.translate("webhooks.events.and")));
    }

    static Badge state(Webhook webhook) {
        if (!webhook.on()) {
            return new Badge(
                    webhook.offBecause() == null ? Tone.NEUTRAL : Tone.REFUSED,
                    webhook.offBecause() == null ? "webhooks.state.off" : "webhooks.state.off-by-portal");
        }
        if (webhook.failingSince() != null) {
            return new Badge(Tone.REFUSED, "webhooks.state.failing");
        }
        return webhook.succeededAt() == null
                ? new Badge(Tone.PENDING, "webhooks.state.new")
                : new Badge(Tone.APPROVED, "webhooks.state.fine");
    }

    static Badge progress(Progress progress) {
        return switch (progress) {
            case WAITING -> new Badge(Tone.PENDING, "webhooks.progress.WAITING");
            case RETRYING -> new Badge(Tone.PENDING, "webhooks.progress.RETRYING");
            case DELIVERED -> new Badge(Tone.APPROVED, "webhooks.progress.DELIVERED");
            case GIVEN_UP -> new Badge(Tone.REFUSED, "webhooks.progress.GIVEN_UP");
        };
    }

    /** What came of it; where it was not taken, why and what to do. */
    static String result(Attempt attempt) {
        return attempt.failure() == null
                ? I18NProvider.translate("webhooks.attempt.taken", attempt.status(), attempt.milliseconds())
                : failure(attempt) + " " + I18NProvider.translate("webhooks.remedy." + attempt.failure());
    }

    private static String failure(Attempt attempt) {
        return I18NProvider.translate(
                "webhooks.failure." + attempt.failure(), attempt.status() == null ? "" : attempt.status());
    }

    static String words(Refusal refusal) {
        return said(refusal.reason()) + " " + said(refusal.remedy());
    }

    private static String said(Message message) {
        return I18NProvider.translate(message.key(), message.arguments().toArray());
    }
}
