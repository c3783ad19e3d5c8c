package cn.pingliang.sharing.audit.ui;

import cn.pingliang.sharing.audit.AuditKind;
import cn.pingliang.sharing.audit.AuditQuery;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;

/** Narrows the list; what was chosen becomes an address. */
class AuditFilter extends Composite<Div> {

    private final TextField person = new TextField();
    private final Select<AuditKind> kind = new Select<>();
    private final Select<Enum<?>> action = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    AuditFilter(AuditQuery query) {
        person.setLabel(getTranslation("audit.person"));
        person.setPlaceholder(getTranslation("audit.person-example"));
        person.setValue(query.person() == null ? "" : query.person());
        person.setClearButtonVisible(true);
        choice(kind, "audit.kind", AuditWords::kind);
        kind.setItems(AuditKind.values());
        choice(action, "audit.action", each -> AuditWords.action(kind.getValue(), each));
        kind.addValueChangeListener(change -> offerActions(change.getValue()));
        kind.setValue(query.kind());
        offerActions(query.kind());
        action.setValue(query.action());
        from.setLabel(getTranslation("audit.from"));
        from.setValue(query.from());
        to.setLabel(getTranslation("audit.to"));
        to.setValue(query.to());
        var show = new Button(getTranslation("audit.show"), click -> show());
        getContent().addClassNames("cluster", "audit__filter");
        getContent().add(person, kind, action, from, to, show);
    }

    private <T> void choice(Select<T> select, String key, com.vaadin.flow.component.ItemLabelGenerator<T> words) {
        select.setLabel(getTranslation(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("audit.any"));
        select.setItemLabelGenerator(each -> each == null ? getTranslation("audit.any") : words.apply(each));
    }

    private void offerActions(@org.jspecify.annotations.Nullable AuditKind of) {
        action.clear();
        action.setEnabled(of != null);
        if (of != null) {
            action.setItems(of.actions());
        }
    }

    private void show() {
        var query = new AuditQuery(
                person.getValue().isBlank() ? null : person.getValue().strip(),
                kind.getValue(),
                action.getValue(),
                null,
                from.getValue(),
                to.getValue());
        new AuditAddress(query, null).go();
    }
}
