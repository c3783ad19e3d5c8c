package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.textfield.IntegerField;

/** How many samples are sent in: by it the institution plans its work and, where it charges by the sample, the fee. */
class SamplesField extends IntegerField {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100_000;

    SamplesField() {
        setLabel(getTranslation("book.form.samples"));
        setMin(1);
        setMax(MOST);
        setStepButtonsVisible(true);
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        addValueChangeListener(change -> {
            if (isInvalid()) {
                isRight();
            }
        });
    }

    /** Says so where it is not. */
    boolean isRight() {
        var number = getValue();
        setErrorMessage(getTranslation(number == null ? "book.form.samples-missing" : "book.form.samples-wrong"));
        setInvalid(number == null || number < 1 || number > MOST);
        return !isInvalid();
    }
}
