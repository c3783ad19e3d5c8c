package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.textfield.IntegerField;

/** How many samples are sent in; nobody has to know yet. */
class SamplesField extends IntegerField {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100_000;

    SamplesField() {
        setLabel(getTranslation("book.form.samples"));
        setMin(1);
        setMax(MOST);
        setStepButtonsVisible(true);
    }

    /** Says so where it is not. */
    boolean isRight() {
        var number = getValue();
        setErrorMessage(getTranslation("book.form.samples-wrong"));
        return !isVisible() || (!isInvalid() && (number == null || number >= 1));
    }
}
