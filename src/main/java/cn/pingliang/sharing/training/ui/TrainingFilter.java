package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.training.TrainedInstrument;
import cn.pingliang.sharing.training.TrainingQuery.Part;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which trainings the list shows; each choice is an address. */
class TrainingFilter extends Composite<Div> {

    TrainingFilter(TrainingAddress address, List<TrainedInstrument> instruments) {
        var query = address.query();
        var only = new ComboBox<TrainedInstrument>(getTranslation("training.instrument"));
        only.setItems(instruments);
        only.setItemLabelGenerator(Words::name);
        only.setClearButtonVisible(true);
        only.setPlaceholder(getTranslation("training.all-instruments"));
        instruments.stream()
                .filter(each -> each.id().equals(query.instrument()))
                .findFirst()
                .ifPresent(only::setValue);
        only.addValueChangeListener(change -> address.only(
                        change.getValue() == null ? null : change.getValue().id())
                .go());
        var person = new TextField(getTranslation("training.filter.person"));
        person.setValue(Objects.requireNonNullElse(query.person(), ""));
        person.setClearButtonVisible(true);
        person.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        person.addValueChangeListener(change -> address.of(change.getValue().isBlank() ? null : change.getValue())
                .go());
        var chips = new Nav();
        Stream.of(Part.values()).forEach(part -> chips.add(chip(address.part(part), part == query.part(), part)));
        chips.addClassName("chips");
        chips.getElement().setAttribute("aria-label", getTranslation("training.filter"));
        getContent().addClassNames("cluster", "closures__filter");
        getContent().add(only, person, chips);
    }

    private Anchor chip(TrainingAddress address, boolean here, Part part) {
        var chip = new Anchor(address.href(), getTranslation("training.part." + part));
        if (here) {
            chip.getElement().setAttribute("aria-current", "page");
        }
        return chip;
    }
}
