package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.training.TrainingDesk;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The last day of a training, a year ahead unless somebody says otherwise; empty for one without end. */
class UntilField extends DatePicker {

    private static final long serialVersionUID = 1L;

    UntilField(LocalDate today) {
        setLabel(getTranslation("training.until"));
        setHelperText(getTranslation("training.until.help"));
        setMin(today);
        setMax(today.plusYears(TrainingDesk.MOST_YEARS));
        setValue(today.plusYears(1));
        setClearButtonVisible(true);
        var wrong = getTranslation("training.until.unreadable");
        setI18n(new DatePickerI18n()
                .setBadInputErrorMessage(wrong)
                .setMinErrorMessage(wrong)
                .setMaxErrorMessage(wrong));
    }

    /** Whether it is empty or a day that can be; where it is neither, it says so. */
    boolean isRight() {
        return !isInvalid();
    }

    @Nullable
    LocalDate day() {
        return getValue();
    }
}
