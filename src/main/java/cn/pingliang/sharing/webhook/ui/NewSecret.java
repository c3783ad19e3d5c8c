package cn.pingliang.sharing.webhook.ui;

import cn.pingliang.sharing.shared.ui.LinkButton;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** A secret, while it can be seen. */
class NewSecret extends Composite<Section> {

    /**
     * @param done key of what happened
     * @param next where the webhook itself is; null where that is here
     */
    NewSecret(String done, @Nullable String secret, @Nullable String next) {
        var field = new TextField(getTranslation("webhooks.secret"));
        field.setValue(secret == null ? "" : secret);
        field.setReadOnly(true);
        field.setWidthFull();
        field.setHelperText(getTranslation("webhooks.secret.once"));
        var copy = new Button(getTranslation("webhooks.secret.copy"));
        copy.addClickListener(click -> copy.getElement()
                .executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", field.getValue()));
        var ways = new Div(copy);
        ways.addClassName("cluster");
        if (next != null) {
            ways.add(new LinkButton(next, "webhooks.to-test"));
        }
        getContent().addClassNames("card", "stack-s");
        getContent().add(new Notice(Tone.SUCCESS, getTranslation(done)), field, ways);
    }
}
