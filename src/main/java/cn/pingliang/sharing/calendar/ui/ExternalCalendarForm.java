package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which instrument has a calendar elsewhere, and where. A refusal stands below what was typed, which stays. */
class ExternalCalendarForm extends Composite<Section> {

    private final ComboBox<ClosableInstrument> instrument = new ComboBox<>();
    private final TextField address = addressField("external.address");

    @FunctionalInterface
    interface Adding {
        void add(ExternalCalendarForm form, ResourceId instrument, String address);
    }

    ExternalCalendarForm(List<ClosableInstrument> without, @Nullable ResourceId chosen, Adding adding) {
        instrument.setLabel(getTranslation("external.instrument"));
        instrument.setItems(without);
        instrument.setItemLabelGenerator(each -> Formats.here().name(each.name(), each.nameEn()));
        instrument.setRequiredIndicatorVisible(true);
        instrument.setManualValidation(true);
        instrument.setErrorMessage(getTranslation("external.missing"));
        instrument.setWidthFull();
        without.stream().filter(each -> each.id().equals(chosen)).findFirst().ifPresent(instrument::setValue);
        var add = new Button(getTranslation("external.add"), click -> add(adding));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassNames("card", "stack");
        getContent().add(new H2(getTranslation("external.new")), instrument, address, new Div(add));
    }

    static TextField addressField(String label) {
        var field = new TextField(I18NProvider.translate(label));
        field.setHelperText(I18NProvider.translate("external.address.help"));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    private void add(Adding adding) {
        instrument.setInvalid(instrument.isEmpty());
        address.setErrorMessage(getTranslation("external.missing"));
        address.setInvalid(address.getValue().isBlank());
        if (!instrument.isInvalid() && !address.isInvalid()) {
            adding.add(this, instrument.getValue().id(), address.getValue());
        }
    }

    void refuse(Refusal why) {
        address.setErrorMessage(words(why));
        address.setInvalid(true);
        address.focus();
    }

    static String words(Refusal refusal) {
        return I18NProvider.translate(
                        refusal.reason().key(), refusal.reason().arguments().toArray())
                + " "
                + I18NProvider.translate(
                        refusal.remedy().key(), refusal.remedy().arguments().toArray());
    }
}
