package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.webhook.WebhookEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.stream.Stream;

/** For whoever writes the receiver: what arrives, and how to tell that it is the portal's. */
class Verifying extends Composite<Details> {

    private static final String EXAMPLE = """
            POST /hooks/sharing
            webhook-id: 0199f3c0-5a3e-7c51-9d0e-3c1f0a7d2b11
            webhook-timestamp: 1796000400
            webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

            {"type":"EVENT","timestamp":"2026-12-01T09:00:00+08:00","data":{"bookingId":"…",…}}""";

    Verifying() {
        var rules = new UnorderedList();
        Stream.of(
                        "webhooks.verify.signature",
                        "webhooks.verify.secret",
                        "webhooks.verify.time",
                        "webhooks.verify.id",
                        "webhooks.verify.answer",
                        "webhooks.verify.order")
                .forEach(key -> rules.add(new ListItem(getTranslation(key))));
        var example = new Pre(EXAMPLE.replace("EVENT", WebhookEvent.BOOKING_APPROVED.type()));
        example.addClassName("webhooks__example");
        getContent().setSummaryText(getTranslation("webhooks.verify"));
        getContent().add(new Paragraph(getTranslation("webhooks.verify.about")), example, rules);
    }
}
