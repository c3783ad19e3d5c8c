package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BundleDesk;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/** How often, and until when. */
class RepeatFields extends Composite<Div> {

    private static final int USUAL_TIMES = 4;

    private enum End {
        COUNT,
        UNTIL
    }

    private final Select<Repetition> repeat = new Select<>();
    private final Select<End> end = new Select<>();
    private final IntegerField times = new IntegerField();
    private final DatePicker until = new DatePicker();
    private Runnable listener = () -> {};

    RepeatFields() {
        repeat.setLabel(getTranslation("series.repeat"));
        repeat.setItems(Repetition.values());
        repeat.setItemLabelGenerator(each -> getTranslation("series.repeat." + each));
        repeat.setValue(Repetition.ONCE);
        end.setLabel(getTranslation("series.end"));
        end.setItems(End.values());
        end.setItemLabelGenerator(each -> getTranslation("series.end." + each));
        end.setValue(End.COUNT);
        times.setLabel(getTranslation("series.times"));
        times.setMin(2);
        times.setMax(BundleDesk.MOST);
        times.setStepButtonsVisible(true);
        times.setManualValidation(true);
        times.setErrorMessage(getTranslation("series.times-wrong", BundleDesk.MOST));
        times.setValue(USUAL_TIMES);
        until.setLabel(getTranslation("series.until"));
        until.setManualValidation(true);
        until.setErrorMessage(getTranslation("series.until-missing"));
        Stream.<HasSize>of(repeat, end, times, until).forEach(HasSize::setWidthFull);
        getContent().addClassName("series__repeat");
        getContent().add(repeat, end, times, until);
        repeat.addValueChangeListener(change -> changed());
        end.addValueChangeListener(change -> changed());
        times.addValueChangeListener(change -> changed());
        until.addValueChangeListener(change -> {
            if (until.isVisible()) {
                changed();
            }
        });
        showWhatIsAsked();
    }

    void onChange(Runnable changed) {
        listener = changed;
    }

    boolean isRepeating() {
        return repeat.getValue() != Repetition.ONCE;
    }

    /** Proposes a month from the first day where no last day was chosen yet. */
    void beginOn(LocalDate first) {
        until.setMin(first);
        if (until.isEmpty()) {
            until.setValue(first.plusMonths(1));
        }
    }

    /** RFC 5545; nothing where it does not repeat or its end is missing. */
    Optional<String> rule() {
        return isRepeating() && isComplete() ? Optional.of(repeat.getValue().endingAt(ending())) : Optional.empty();
    }

    private String ending() {
        return end.getValue() == End.COUNT
                ? "COUNT=" + times.getValue()
                : "UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(until.getValue());
    }

    private boolean isComplete() {
        var number = times.getValue();
        times.setInvalid(times.isVisible() && (number == null || number < 2 || number > BundleDesk.MOST));
        until.setInvalid(until.isVisible() && until.isEmpty());
        return !times.isInvalid() && !until.isInvalid();
    }

    private void changed() {
        showWhatIsAsked();
        listener.run();
    }

    private void showWhatIsAsked() {
        end.setVisible(isRepeating());
        times.setVisible(isRepeating() && end.getValue() == End.COUNT);
        until.setVisible(isRepeating() && end.getValue() == End.UNTIL);
    }
}
