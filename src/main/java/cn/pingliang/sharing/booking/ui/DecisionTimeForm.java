package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.RoutingAnswer;
import cn.pingliang.sharing.booking.RoutingDesk;
import cn.pingliang.sharing.booking.RoutingSheet;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.function.Consumer;

/** Sets within how many working hours the institution decides; empty for what the portal asks. */
class DecisionTimeForm extends Composite<Div> {

    private final RoutingSheet sheet;
    private final RoutingDesk desk;
    private final Consumer<RoutingAnswer> answered;
    private final IntegerField hours = new IntegerField();

    DecisionTimeForm(RoutingSheet sheet, RoutingDesk desk, Consumer<RoutingAnswer> answered) {
        this.sheet = sheet;
        this.desk = desk;
        this.answered = answered;
        var within = sheet.within();
        hours.setLabel(getTranslation("routing.within.hours"));
        hours.setHelperText(getTranslation("routing.within.hours.hint", within.least(), within.most()));
        hours.setI18n(new IntegerField.IntegerFieldI18n().setBadInputErrorMessage(getTranslation("rules.no-number")));
        hours.setValue(within.own());
        var save = new Button(getTranslation("routing.within.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassNames("card", "stack-s");
        getContent()
                .add(
                        new H2(getTranslation("routing.within.title")),
                        new Paragraph(getTranslation("routing.within.explained")),
                        hours,
                        new Div(save));
    }

    /** What is no number is said at its field. */
    private void save() {
        if (hours.isInvalid() && hours.isEmpty()) {
            hours.focus();
            return;
        }
        answered.accept(desk.decideWithin(sheet.institution(), hours.getValue(), sheet.reader()));
    }
}
