package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsSentences;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A term of few values: yes, no, or left to the wider place; the step that starts and ends lie on. */
class ChoiceField extends Composite<Div> implements TermField {

    private static final List<Object> STEPS = List.of(15, 30, 60);
    private static final List<Object> YES_NO = List.of(true, false);

    private final Term term;
    private final Select<Object> select = new Select<>();

    ChoiceField(Term term) {
        this.term = term;
        select.setLabel(getTranslation("rules.term." + term.key()));
        select.setItemLabelGenerator(item ->
                item == null ? select.getEmptySelectionCaption() : TermsWords.say(TermsSentences.value(term, item)));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("rules.as-wider"));
        select.setWidthFull();
        getContent().add(select);
        select.setItems(term.kind() == Term.Kind.STEP ? STEPS : YES_NO);
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public @Nullable Object read() {
        return select.getValue();
    }

    @Override
    public void show(@Nullable Object value) {
        select.setValue(value);
    }

    @Override
    public void tellWider(String value, String source) {
        select.setHelperText(getTranslation("rules.wider", value, source));
    }

    @Override
    public boolean isUnreadable() {
        return false;
    }

    @Override
    public void blame(String sentence) {
        select.setErrorMessage(sentence);
        select.setInvalid(true);
    }

    @Override
    public void clearBlame() {
        select.setInvalid(false);
    }

    @Override
    public void focus() {
        select.focus();
    }

    @Override
    public void onChange(Runnable listener) {
        select.addValueChangeListener(change -> listener.run());
    }
}
