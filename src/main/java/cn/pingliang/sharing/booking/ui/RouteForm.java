package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Colleague;
import cn.pingliang.sharing.booking.RoutingAnswer;
import cn.pingliang.sharing.booking.RoutingDesk;
import cn.pingliang.sharing.booking.RoutingSheet;
import cn.pingliang.sharing.booking.RoutingSheet.RouteDraft;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets who decides: for all instruments, or for one that is to have its own. It holds at once. */
class RouteForm extends Composite<Div> {

    private final RoutingSheet sheet;
    private final @Nullable ResourceId instrument;
    private final RoutingDesk desk;
    private final Consumer<RoutingAnswer> answered;
    private final MultiSelectComboBox<Colleague> people = new MultiSelectComboBox<>();
    private final Checkbox twoSteps = new Checkbox();
    private final IntegerField from = new IntegerField();

    /** @param instrument null for all that have no route of their own */
    RouteForm(RoutingSheet sheet, @Nullable ResourceId instrument, RoutingDesk desk, Consumer<RoutingAnswer> answered) {
        this.sheet = sheet;
        this.instrument = instrument;
        this.desk = desk;
        this.answered = answered;
        people.setLabel(getTranslation("routing.people"));
        people.setHelperText(getTranslation("routing.people.hint"));
        people.setItemLabelGenerator(Colleague::name);
        people.setItems(sheet.staff());
        people.setValue(new HashSet<>(sheet.of(instrument).deciders()));
        people.setWidthFull();
        twoSteps.setLabel(getTranslation("routing.two-steps"));
        twoSteps.setHelperText(getTranslation("routing.two-steps.hint"));
        twoSteps.setValue(sheet.of(instrument).twoSteps());
        from.setLabel(getTranslation("routing.two-steps.from"));
        from.setHelperText(getTranslation("routing.two-steps.from.hint"));
        from.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(getTranslation("rules.no-number")));
        from.setValue(sheet.of(instrument).twoStepsFrom());
        from.setVisible(twoSteps.getValue());
        twoSteps.addValueChangeListener(change -> from.setVisible(change.getValue()));
        var save = new Button(getTranslation("routing.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var buttons = new Div(save);
        buttons.addClassName("cluster");
        if (instrument != null && sheet.exceptions().containsKey(instrument)) {
            buttons.add(new Button(getTranslation("routing.drop"), click -> drop(instrument)));
        }
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("routing.set")),
                        new Paragraph(getTranslation("routing.set.hint")),
                        place(),
                        people,
                        twoSteps,
                        from,
                        buttons);
    }

    private ComboBox<BookableInstrument> place() {
        var formats = Formats.here();
        var place = new ComboBox<BookableInstrument>(getTranslation("routing.place"));
        place.setPlaceholder(getTranslation("routing.place.all"));
        place.setHelperText(getTranslation("routing.place.hint"));
        place.setClearButtonVisible(true);
        place.setItemLabelGenerator(each -> formats.name(each.name(), each.nameEn()));
        place.setItems(sheet.instruments());
        sheet.instrument(instrument).ifPresent(place::setValue);
        place.setWidthFull();
        place.addValueChangeListener(change -> RulesAddress.go(RoutingSummary.href(
                sheet, change.getValue() == null ? null : change.getValue().id())));
        return place;
    }

    /** What is no number is said at its field. */
    private void save() {
        if (twoSteps.getValue() && from.isInvalid() && from.isEmpty()) {
            from.focus();
            return;
        }
        var draft = new RouteDraft(
                people.getValue().stream().map(Colleague::id).collect(Collectors.toSet()),
                twoSteps.getValue(),
                twoSteps.getValue() ? from.getValue() : null);
        answered.accept(desk.set(sheet.institution(), instrument, draft, sheet.reader()));
    }

    private void drop(ResourceId exception) {
        answered.accept(desk.drop(sheet.institution(), exception, sheet.reader()));
    }
}
