package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Colleague;
import cn.pingliang.sharing.booking.RoutingAnswer;
import cn.pingliang.sharing.booking.RoutingDesk;
import cn.pingliang.sharing.booking.RoutingSheet;
import cn.pingliang.sharing.booking.RoutingSheet.Substitution;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Who stands in for whom, from now on; each names who stands in for themselves, an administrator for everybody. */
class SubstitutionPanel extends Composite<Div> {

    private final RoutingSheet sheet;
    private final RoutingDesk desk;
    private final BiConsumer<RoutingAnswer, String> answered;
    private final Select<Colleague> person = new Select<>();
    private final Select<Colleague> substitute = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    /** @param answered is told what came of it, and the key of what to say where it is done */
    SubstitutionPanel(RoutingSheet sheet, RoutingDesk desk, BiConsumer<RoutingAnswer, String> answered) {
        this.sheet = sheet;
        this.desk = desk;
        this.answered = answered;
        choice(person, "substitution.person");
        choice(substitute, "substitution.substitute");
        people();
        date(from, "substitution.from");
        date(to, "substitution.to");
        var save = new Button(getTranslation("substitution.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var fields = new Div(person, substitute, from, to);
        fields.addClassName("cluster");
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("substitution.title")),
                        new Paragraph(getTranslation("substitution.explained")),
                        list(),
                        fields,
                        new Div(save));
    }

    private void people() {
        person.setItems(
                sheet.staff().stream().filter(each -> sheet.mayEdit(each.id())).toList());
        sheet.staff().stream().filter(each -> each.id().equals(sheet.reader())).forEach(person::setValue);
        person.setReadOnly(!sheet.administers());
        substitute.setItems(sheet.staff());
    }

    private void date(DatePicker field, String key) {
        field.setLabel(getTranslation(key));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
    }

    private void choice(Select<Colleague> field, String key) {
        field.setLabel(getTranslation(key));
        field.setItemLabelGenerator(Colleague::name);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
    }

    private Component list() {
        if (sheet.substitutions().isEmpty()) {
            var none = new Paragraph(getTranslation("substitution.none"));
            none.addClassName("muted");
            return none;
        }
        var list = new UnorderedList();
        sheet.substitutions().forEach(each -> list.add(item(each)));
        return list;
    }

    private ListItem item(Substitution substitution) {
        var formats = Formats.here();
        var item = new ListItem(new Span(getTranslation(
                "substitution.said",
                formats.date(substitution.from()),
                formats.date(substitution.to()),
                substitution.person().name(),
                substitution.substitute().name())));
        if (sheet.mayEdit(substitution.person().id())) {
            var end = new Button(getTranslation("substitution.end"), click -> end(substitution));
            end.setAriaLabel(
                    getTranslation("substitution.end.one", substitution.person().name()));
            item.addClassName("cluster");
            item.add(end);
        }
        return item;
    }

    /** What is missing is said at its field; what makes no sense, the service says. */
    private void save() {
        var complete = Stream.of(isThere(person), isThere(substitute), isThere(from), isThere(to))
                .allMatch(it -> it);
        if (complete) {
            answered.accept(
                    desk.standIn(
                            sheet.institution(),
                            person.getValue().id(),
                            substitute.getValue().id(),
                            from.getValue(),
                            to.getValue(),
                            sheet.reader()),
                    "substitution.saved");
        }
    }

    private <F extends HasValue<?, ?> & HasValidation> boolean isThere(F field) {
        field.setErrorMessage(getTranslation("substitution.missing"));
        field.setInvalid(field.isEmpty());
        return !field.isEmpty();
    }

    private void end(Substitution substitution) {
        answered.accept(desk.end(sheet.institution(), substitution.id(), sheet.reader()), "substitution.ended");
    }
}
