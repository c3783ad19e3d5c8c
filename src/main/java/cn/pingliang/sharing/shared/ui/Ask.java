package cn.pingliang.sharing.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something that others notice, and for the reason where one is needed. A dialog; on phones a sheet from below.
 * It stays open, with what was typed, until {@link #done()} or until the person leaves: a refusal is shown by
 * {@link #refuse(String)} and costs no words. Opened again, it still holds them.
 *
 * <p>The keys are {@code key} (title), {@code key.text} (what will happen), {@code key.reason} (label of the field) and
 * {@code key.confirm} (the verb on the button).
 */
public final class Ask extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_REASON = 500;

    private final String key;
    private final Div body = new Div();
    private final Div refusal = new Div();
    private final Button confirm = new Button();
    private @Nullable TextArea reason;

    private Ask(String key, Object... arguments) {
        this.key = key;
        addClassName("ask");
        setHeaderTitle(getTranslation(key, arguments));
        setCloseOnOutsideClick(false);
        body.addClassName("ask-body");
        body.add(new Paragraph(getTranslation(key + ".text", arguments)), refusal);
        add(body);
        confirm.setText(getTranslation(key + ".confirm"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), confirm);
    }

    /** Asks whether to go on. */
    public static Ask toConfirm(String key, SerializableConsumer<Ask> onConfirm, Object... arguments) {
        var ask = new Ask(key, arguments);
        ask.onConfirm(() -> onConfirm.accept(ask));
        return ask;
    }

    /** Asks for a reason, which may not be empty. */
    public static Ask forReason(String key, ReasonGiven onReason, Object... arguments) {
        var ask = new Ask(key, arguments);
        var field = ask.reasonField();
        ask.reason = field;
        ask.body.add(field);
        ask.onConfirm(() -> {
            var text = field.getValue().strip();
            field.setInvalid(text.isEmpty() && field.isRequiredIndicatorVisible());
            if (field.isInvalid()) {
                field.focus();
            } else {
                onReason.accept(ask, text);
            }
        });
        return ask;
    }

    @FunctionalInterface
    public interface ReasonGiven extends java.io.Serializable {
        void accept(Ask ask, String reason);
    }

    /** Marks what cannot be taken back, such as a rejection. */
    public Ask grave() {
        confirm.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** A reason is welcome, but there need not be one: it may be empty. */
    public Ask optional() {
        if (reason != null) {
            reason.setRequiredIndicatorVisible(false);
        }
        return this;
    }

    /** Asks for something else when the reason was given. */
    public Ask after(Component field) {
        body.add(field);
        return this;
    }

    /** Asks for something else first. */
    public Ask with(Component field) {
        body.addComponentAtIndex(body.indexOf(refusal), field);
        return this;
    }

    /** What was asked for is done: closes and forgets what was typed. */
    public void done() {
        if (reason != null) {
            reason.clear();
        }
        refusal.removeAll();
        close();
    }

    /** It could not be done, and why; the dialog stays as it is. */
    public void refuse(String why) {
        refusal.removeAll();
        refusal.add(new Notice(Notice.Tone.ERROR, why));
    }

    private void onConfirm(SerializableRunnable action) {
        confirm.addClickListener(click -> {
            try {
                action.run();
            } finally {
                confirm.setEnabled(true);
            }
        });
    }

    private TextArea reasonField() {
        var field = new TextArea(getTranslation(key + ".reason"));
        field.setRequiredIndicatorVisible(true);
        field.setErrorMessage(getTranslation("ui.reason-missing"));
        field.setManualValidation(true);
        field.setMaxLength(LONGEST_REASON);
        field.setMinRows(3);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.focus();
        return field;
    }
}
