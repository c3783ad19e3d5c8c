package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Quota;
import cn.pingliang.sharing.booking.TermsPlace;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** The quotas of the form: any number of rows, each by itself to be taken away. */
class QuotaRows extends Composite<FieldSet> {

    private final TermsPlace place;
    private final boolean canLift;
    private final Div rows = new Div();
    private final List<QuotaRow> shown = new ArrayList<>();
    private final Button add = new Button();
    private Runnable listener = () -> {};

    /** @param canLift whether an empty number lifts what the place sets for everybody */
    QuotaRows(TermsPlace place, boolean canLift) {
        this.place = place;
        this.canLift = canLift;
        rows.addClassName("stack-s");
        add.setText(getTranslation("rules.quota.add"));
        add.addClickListener(click -> {
            var row = append(new Quota(place, Quota.Holder.PERSON, Quota.Measure.HOURS, Quota.Span.WEEK, null));
            row.focus();
            listener.run();
        });
        var hint = new Paragraph(getTranslation(canLift ? "rules.quota.hint-lift" : "rules.quota.hint"));
        hint.addClassNames("muted", "small");
        getContent().setLegendText(getTranslation("rules.quota"));
        getContent().addClassName("rules-group");
        getContent().add(hint, rows, add);
    }

    void show(List<Quota> quotas) {
        rows.removeAll();
        shown.clear();
        quotas.forEach(this::append);
    }

    List<Quota> read() {
        return shown.stream().map(row -> row.read(place)).toList();
    }

    boolean isUnreadable() {
        return shown.stream().anyMatch(QuotaRow::isUnreadable);
    }

    void blame(int number, String sentence) {
        shown.get(number).blame(sentence);
    }

    void clearBlame() {
        shown.forEach(QuotaRow::clearBlame);
    }

    void onChange(Runnable newListener) {
        listener = newListener;
    }

    private QuotaRow append(Quota quota) {
        var row = new QuotaRow(quota, canLift);
        row.onChange(() -> listener.run());
        row.onRemove(() -> {
            rows.remove(row);
            shown.remove(row);
            add.focus();
            listener.run();
        });
        shown.add(row);
        rows.add(row);
        return row;
    }
}
