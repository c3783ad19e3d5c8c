package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import cn.pingliang.sharing.webhook.WebhookEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;

/** Where the portal tells of what. A refusal stands below what was typed, which stays. */
class WebhookForm extends Composite<Section> {

    private final TextField address = new TextField();
    private final CheckboxGroup<WebhookEvent> events = new CheckboxGroup<>();

    @FunctionalInterface
    interface Saving {
        void save(WebhookForm form, String address, Set<WebhookEvent> events);
    }

    /** @param title and {@code verb} are keys */
    WebhookForm(String title, String verb, Saving saving) {
        address.setLabel(getTranslation("webhooks.address"));
        address.setHelperText(getTranslation("webhooks.address.help"));
        address.setRequiredIndicatorVisible(true);
        address.setManualValidation(true);
        address.setWidthFull();
        events.setLabel(getTranslation("webhooks.events"));
        events.setItems(WebhookEvent.choices());
        events.setItemLabelGenerator(
                event -> getTranslation("webhooks.event.with-type", WebhookWords.event(event), event.type()));
        events.setManualValidation(true);
        events.setErrorMessage(getTranslation("webhooks.events.missing"));
        events.addClassName("webhooks__events");
        var save = new Button(getTranslation(verb), click -> save(saving));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassNames("card", "stack");
        getContent().add(new H2(getTranslation(title)), address, events, new Div(save));
    }

    WebhookForm showing(Webhook webhook) {
        address.setValue(webhook.address().toString());
        events.setValue(Set.copyOf(webhook.events()));
        return this;
    }

    private void save(Saving saving) {
        address.setErrorMessage(getTranslation("webhooks.address.missing"));
        address.setInvalid(address.getValue().isBlank());
        events.setInvalid(events.isEmpty());
        if (!address.isInvalid() && !events.isInvalid()) {
            saving.save(this, address.getValue(), events.getValue());
        }
    }

    void refuse(Refusal why) {
        address.setErrorMessage(WebhookWords.words(why));
        address.setInvalid(true);
        address.focus();
    }
}
