package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Term;
import cn.pingliang.sharing.booking.TermsSentences;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A term of few values: yes, no, or left to the wider place; the step that starts and ends lie on. */
class ChoiceField extends Composite<Select<Object>> implements TermField {

    private static final List<Object> STEPS = List.of(15, 30, 60);
    private static final List<Object> YES_NO = List.of(true, false);

    private final Term term;

    ChoiceField(Term term) {
        this.term = term;
        var select = getContent();
        select.setLabel(getTranslation("rules.term." + term.key()));
        select.setItemLabelGenerator(item ->
                item == null ? select.getEmptySelectionCaption() : TermsWords.say(TermsSentences.value(term, item)));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("rules.as-wider"));
        select.setItems(term.kind() == Term.Kind.STEP ? STEPS : YES_NO);
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public @Nullable Object read() {
        return getContent().getValue();
    }

    @Override
    public void show(@Nullable Object value) {
        getContent().setValue(value);
    }

    @Override
    public void tellWider(String value, String source) {
        getContent().setHelperText(getTranslation("rules.wider", value, source));
    }

    @Override
    public boolean isUnreadable() {
        return false;
    }

    @Override
    public void blame(String sentence) {
        getContent().setErrorMessage(sentence);
        getContent().setInvalid(true);
    }

    @Override
    public void clearBlame() {
        getContent().setInvalid(false);
    }

    @Override
    public void focus() {
        getContent().focus();
    }

    @Override
    public void onChange(Runnable listener) {
        getContent().addValueChangeListener(change -> listener.run());
    }
}
