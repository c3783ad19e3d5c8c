package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsSentences;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A length of time as a number and its unit: nobody should have to reckon two days in minutes. */
class LengthField extends Composite<Div> implements TermField {

    enum Unit {
        MINUTES(1),
        HOURS(60),
        DAYS(24 * 60);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }
    }

    private final Term term;
    private final IntegerField number = new IntegerField();
    private final Select<Unit> unit = new Select<>();

    LengthField(Term term) {
        this.term = term;
        var label = getTranslation("rules.term." + term.key());
        number.setLabel(label);
        number.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(getTranslation("rules.no-number")));
        number.addValueChangeListener(change -> number.setErrorMessage(null));
        unit.setAriaLabel(getTranslation("rules.unit-of", label));
        unit.setItemLabelGenerator(item -> getTranslation("rules.unit." + item));
        unit.setItems(units());
        unit.setValue(units().getFirst());
        getContent().addClassName("length-field");
        getContent().add(number, unit);
    }

    private List<Unit> units() {
        return term.kind() == Term.Kind.DAYS ? List.of(Unit.DAYS) : List.of(Unit.values());
    }

    @Override
    public Term term() {
        return term;
    }

    /** A product beyond what a term can hold is as wrong as the largest there is. */
    @Override
    public @Nullable Object read() {
        var typed = number.getValue();
        if (typed == null) {
            return null;
        }
        var minutes = (long) typed * unit.getValue().minutes / base();
        return Math.clamp(minutes, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public void show(@Nullable Object value) {
        if (value instanceof Integer amount) {
            var minutes = (long) amount * base();
            var largest = Stream.of(Unit.DAYS, Unit.HOURS, Unit.MINUTES)
                    .filter(units()::contains)
                    .filter(each -> minutes % each.minutes == 0 && (minutes > 0 || each == Unit.MINUTES))
                    .findFirst()
                    .orElse(units().getFirst());
            unit.setValue(largest);
            number.setValue((int) (minutes / largest.minutes));
        } else {
            number.clear();
        }
    }

    /** The minutes in one of what the term is kept in. */
    private int base() {
        return term.kind() == Term.Kind.DAYS ? Unit.DAYS.minutes : 1;
    }

    @Override
    public void tellWider(String value, String source) {
        number.setHelperText(
                term.isOffAtZero() && !value.equals(off())
                        ? getTranslation("rules.wider.zero", value, source, off())
                        : getTranslation("rules.wider", value, source));
    }

    private String off() {
        return TermsWords.say(TermsSentences.off(term));
    }

    @Override
    public boolean isUnreadable() {
        return number.isInvalid() && number.isEmpty();
    }

    @Override
    public void blame(String sentence) {
        number.setErrorMessage(sentence);
        number.setInvalid(true);
    }

    @Override
    public void clearBlame() {
        if (!isUnreadable()) {
            number.setInvalid(false);
        }
    }

    @Override
    public void focus() {
        number.focus();
    }

    @Override
    public void onChange(Runnable listener) {
        number.addValueChangeListener(change -> listener.run());
        unit.addValueChangeListener(change -> listener.run());
    }
}
