package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.textfield.TextArea;

/** What somebody books for: it is always asked. */
class PurposeField extends TextArea {

    private static final long serialVersionUID = 1L;

    static final int LONGEST = 600;

    PurposeField() {
        setLabel(getTranslation("book.form.purpose"));
        setPlaceholder(getTranslation("book.form.purpose-example"));
        setMaxLength(LONGEST);
        setRequiredIndicatorVisible(true);
        setWidthFull();
    }

    /** Says so where it is not. */
    boolean isRight() {
        var blank = isEmpty() || getValue().isBlank();
        setInvalid(blank);
        setErrorMessage(getTranslation("book.form.purpose-missing"));
        return !blank;
    }
}
