package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.EmptyState;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import cn.pingliang.sharing.webhook.WebhookBook.Attempt;
import cn.pingliang.sharing.webhook.WebhookBook.Delivery;
import cn.pingliang.sharing.webhook.WebhookBook.Progress;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;

/** What a webhook was told: when, with what result, and when it is tried again. */
class DeliveryTable extends Composite<Section> {

    private final Formats formats = Formats.here();

    @FunctionalInterface
    interface SendingAgain {
        void send(UUID delivery);
    }

    DeliveryTable(List<Delivery> deliveries, SendingAgain again) {
        getContent().addClassName("stack-s");
        getContent().add(new H2(getTranslation("webhook.log")));
        if (deliveries.isEmpty()) {
            getContent().add(new EmptyState(Glyph.PULSE, "webhook.log.none"));
            return;
        }
        getContent()
                .add(new DataTable<Delivery>("webhook.log")
                        .word("webhook.log.at", delivery -> formats.dateTime(delivery.at()))
                        .column("webhook.log.event", delivery -> WebhookWords.event(delivery.event()))
                        .component("webhook.log.progress", delivery -> WebhookWords.progress(delivery.progress()))
                        .component("webhook.log.result", this::result)
                        .component("webhook.log.action", delivery -> action(delivery, again))
                        .items(deliveries));
    }

    private Component result(Delivery delivery) {
        var result = new Div();
        result.addClassName("webhooks__result");
        if (!delivery.attempts().isEmpty()) {
            result.add(new Paragraph(WebhookWords.result(delivery.attempts().getLast())));
        }
        if (delivery.next() != null) {
            result.add(new Paragraph(getTranslation("webhook.log.next", formats.dateTime(delivery.next()))));
        }
        var attempts = new OrderedList();
        delivery.attempts().forEach(attempt -> attempts.add(new ListItem(line(attempt))));
        var body = new Pre(delivery.body());
        body.addClassName("webhooks__example");
        var id = new Paragraph("webhook-id: " + delivery.id());
        id.addClassNames("small", "muted");
        result.add(new Details(
                getTranslation("webhook.log.details", delivery.attempts().size()), attempts, id, body));
        return result;
    }

    private String line(Attempt attempt) {
        return getTranslation("webhook.log.attempt", formats.dateTime(attempt.at()), WebhookWords.result(attempt));
    }

    private Component action(Delivery delivery, SendingAgain again) {
        if (delivery.progress() == Progress.WAITING) {
            return new Span();
        }
        var button = new Button(getTranslation("webhook.again"), click -> again.send(delivery.id()));
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(
                "webhook.again.of", WebhookWords.event(delivery.event()), formats.dateTime(delivery.at())));
        return button;
    }
}
