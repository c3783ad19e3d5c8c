package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.ui.Facts;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** One webhook at a glance; its name leads to all of it. */
class WebhookCard extends Composite<Section> {

    WebhookCard(Webhook webhook) {
        var formats = Formats.here();
        var name = new H2(new Anchor(
                WebhooksView.ADDRESS + "/" + webhook.id(), webhook.address().getHost()));
        var head = new Div(name, WebhookWords.state(webhook));
        head.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        head,
                        new Facts()
                                .add("webhooks.address", webhook.address().toString())
                                .add("webhooks.events", WebhookWords.events(webhook.events()))
                                .add(
                                        "webhooks.succeeded",
                                        webhook.succeededAt() == null
                                                ? getTranslation("webhooks.never")
                                                : formats.moment(webhook.succeededAt()))
                                .add(
                                        "webhooks.waiting",
                                        webhook.waiting() == 0
                                                ? null
                                                : getTranslation("webhooks.waiting.number", webhook.waiting())));
    }
}
