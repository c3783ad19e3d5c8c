package cn.pingliang.sharing.calendar.ui;

import cn.pingliang.sharing.calendar.FeedSubject;
import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Optional;

/** What another address could show, and the button that makes it. */
class FeedForm extends Composite<Div> {

    private final ComboBox<Named> of = new ComboBox<>();

    /** @param wanted the id of what was asked for in the address */
    FeedForm(List<Named> others, Optional<String> wanted, SerializableConsumer<FeedSubject> make) {
        of.setLabel(getTranslation("calendars.of"));
        of.setItems(others);
        of.setItemLabelGenerator(each -> FeedTable.name(each, Formats.here()));
        of.setAllowCustomValue(false);
        of.setRequiredIndicatorVisible(true);
        of.setManualValidation(true);
        of.setErrorMessage(getTranslation("calendars.of.missing"));
        of.setWidthFull();
        of.setValue(others.stream()
                .filter(each -> wanted.filter(id(each.subject())::equals).isPresent())
                .findFirst()
                .orElse(others.getFirst()));
        var button = new Button(getTranslation("calendars.make"), click -> {
            of.setInvalid(of.isEmpty());
            of.getOptionalValue().map(Named::subject).ifPresent(make);
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassName("stack");
        getContent().add(of, new Div(button));
    }

    private static String id(FeedSubject subject) {
        return switch (subject) {
            case FeedSubject.Own own -> "";
            case FeedSubject.Instrument(var id) -> id.toString();
            case FeedSubject.Institution(var id) -> id.toString();
        };
    }
}
