package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** Where one webhook leads, what it hears of, and whether anything is wrong with it. */
class WebhookState extends Composite<Section> {

    private final Formats formats = Formats.here();

    WebhookState(Webhook webhook) {
        var head = new Div(new H2(webhook.address().getHost()), WebhookWords.state(webhook));
        head.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent().add(head);
        if (webhook.offSince() != null) {
            getContent()
                    .add(
                            webhook.offBecause() == null
                                    ? new Notice(
                                            Tone.INFO,
                                            getTranslation("webhook.is-off", formats.moment(webhook.offSince())))
                                    : new Notice(
                                                    Tone.ERROR,
                                                    getTranslation(
                                                            "webhook.is-off-by-portal",
                                                            formats.moment(webhook.offSince())))
                                            .with(getTranslation("webhooks.remedy." + webhook.offBecause())));
        } else if (webhook.failingSince() != null) {
            getContent()
                    .add(new Notice(
                            Tone.WARN, getTranslation("webhook.is-failing", formats.moment(webhook.failingSince()))));
        }
        getContent()
                .add(new Facts()
                        .add("webhooks.address", webhook.address().toString())
                        .add("webhooks.events", WebhookWords.events(webhook.events()))
                        .add(
                                "webhooks.succeeded",
                                webhook.succeededAt() == null
                                        ? getTranslation("webhooks.never")
                                        : formats.moment(webhook.succeededAt()))
                        .add("webhooks.waiting", getTranslation("webhooks.waiting.number", webhook.waiting()))
                        .add(
                                "webhook.previous",
                                webhook.previousUntil() == null
                                        ? null
                                        : getTranslation(
                                                "webhook.previous.until", formats.moment(webhook.previousUntil())))
                        .add(
                                "webhook.by",
                                getTranslation("webhook.by.whom", webhook.addedBy(), formats.date(webhook.addedAt()))));
    }
}
