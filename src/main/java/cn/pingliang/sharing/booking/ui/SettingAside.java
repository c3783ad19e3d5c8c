package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/** Why rules are to be set aside: a button where some speak against what is chosen, and behind it the reason. */
class SettingAside extends Composite<Div> {

    private static final int LONGEST_REASON = 600;

    private final Button begin = new Button();
    private final TextArea reason = new TextArea();
    private boolean begun;
    private Runnable listener = () -> {};

    /** @param words the family of texts: {@code staff}, who set them aside, or {@code exception}, who ask for it */
    SettingAside(String words) {
        begin.setText(getTranslation(words + ".set-aside"));
        begin.addClickListener(click -> {
            begun = true;
            show(false, true);
            reason.focus();
        });
        reason.setLabel(getTranslation(words + ".reason"));
        reason.setHelperText(getTranslation(words + ".reason-help"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setErrorMessage(getTranslation(words + ".reason-missing"));
        reason.setValueChangeMode(ValueChangeMode.ON_BLUR);
        reason.setWidthFull();
        reason.addValueChangeListener(change -> listener.run());
        getContent().addClassName("stack-s");
        getContent().add(begin, reason);
        show(false, false);
    }

    void onChange(Runnable changed) {
        listener = changed;
    }

    /** Rules speak against what is asked for, or no longer do: perhaps because they are set aside. */
    void refused(boolean refused) {
        show(refused && !begun, begun);
    }

    /** Whether rules that can be set aside would speak against it; what was typed is kept. */
    void needed(boolean needed) {
        show(needed && !begun, needed && begun);
    }

    private void show(boolean button, boolean field) {
        begin.setVisible(button);
        reason.setVisible(field);
        getContent().setVisible(button || field);
    }

    /** Says so where rules were to be set aside and the reason is missing. */
    boolean isComplete() {
        var missing = reason.isVisible() && reason() == null;
        reason.setInvalid(missing);
        if (missing) {
            reason.focus();
        }
        return !missing;
    }

    /** Null where nothing is to be set aside, or nobody said yet why. */
    @Nullable
    String reason() {
        return reason.isVisible() && !reason.getValue().isBlank()
                ? reason.getValue().strip()
                : null;
    }
}
