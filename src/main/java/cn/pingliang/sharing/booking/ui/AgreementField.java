package cn.pingliang.sharing.booking.ui;

import com.vaadin.flow.component.checkbox.Checkbox;

/** 服务协议, accepted before use (289号 art. 13); visible where it is asked for. */
class AgreementField extends Checkbox {

    private static final long serialVersionUID = 1L;

    AgreementField() {
        setLabel(getTranslation("book.form.agreement"));
        setErrorMessage(getTranslation("book.form.agreement-missing"));
    }

    /** Says so where it is asked for and not accepted. */
    boolean isRight() {
        var missing = isVisible() && !getValue();
        setInvalid(missing);
        return !missing;
    }
}
