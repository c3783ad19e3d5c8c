package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Quota;
import cn.pingliang.sharing.booking.TermsPlace;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;

/** One quota, read like its sentence: each person, each week, at most so many hours. */
class QuotaRow extends Composite<Div> {

    private final Select<Quota.Holder> holder;
    private final Select<Quota.Span> span;
    private final IntegerField most = new IntegerField();
    private final Select<Quota.Measure> measure;
    private final Button remove = new Button();

    QuotaRow(Quota quota, boolean canLift) {
        holder = select("rules.quota.holder", "terms.quota.holder.", Quota.Holder.values(), quota.holder());
        span = select("rules.quota.span", "terms.quota.span.", Quota.Span.values(), quota.span());
        measure = select("rules.quota.measure", "rules.quota.unit.", Quota.Measure.values(), quota.measure());
        most.setLabel(getTranslation("rules.quota.most"));
        most.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(getTranslation("rules.no-number")));
        most.setPlaceholder(canLift ? getTranslation("rules.quota.lifted") : "");
        most.setValue(quota.most());
        most.addValueChangeListener(change -> most.setErrorMessage(null));
        remove.setText(getTranslation("rules.quota.remove"));
        getContent().addClassName("quota-row");
        getContent().add(holder, span, most, measure, remove);
    }

    private <E extends Enum<E>> Select<E> select(String label, String words, E[] values, E value) {
        var select = new Select<E>();
        select.setLabel(getTranslation(label));
        select.setItemLabelGenerator(item -> getTranslation(words + item));
        select.setItems(values);
        select.setValue(value);
        return select;
    }

    Quota read(TermsPlace place) {
        return new Quota(place, holder.getValue(), measure.getValue(), span.getValue(), most.getValue());
    }

    boolean isUnreadable() {
        return most.isInvalid() && most.isEmpty();
    }

    void blame(String sentence) {
        most.setErrorMessage(sentence);
        most.setInvalid(true);
        most.focus();
    }

    void clearBlame() {
        if (!isUnreadable()) {
            most.setInvalid(false);
        }
    }

    void focus() {
        holder.focus();
    }

    void onChange(Runnable listener) {
        holder.addValueChangeListener(change -> listener.run());
        span.addValueChangeListener(change -> listener.run());
        most.addValueChangeListener(change -> listener.run());
        measure.addValueChangeListener(change -> listener.run());
    }

    void onRemove(Runnable listener) {
        remove.addClickListener(click -> listener.run());
    }
}
