package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.schedule.ClosableInstrument;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import java.util.List;

/** Which closures the list shows; each choice is an address. */
class ClosureFilter extends Composite<Div> {

    ClosureFilter(ClosureAddress address, List<ClosableInstrument> instruments) {
        var chips = new Nav(
                chip(address.over(false), !address.over(), "closures.coming"),
                chip(address.over(true), address.over(), "closures.over"));
        chips.addClassName("chips");
        chips.getElement().setAttribute("aria-label", getTranslation("closures.filter"));
        var only = new ComboBox<ClosableInstrument>(getTranslation("closures.only"));
        only.setItems(instruments);
        only.setItemLabelGenerator(each -> Words.name(each.name(), each.nameEn()));
        only.setClearButtonVisible(true);
        only.setPlaceholder(getTranslation("closures.all"));
        instruments.stream()
                .filter(each -> each.id().equals(address.instrument()))
                .findFirst()
                .ifPresent(only::setValue);
        only.addValueChangeListener(change -> address.only(
                        change.getValue() == null ? null : change.getValue().id())
                .go());
        getContent().addClassNames("cluster", "closures__filter");
        getContent().add(only, chips);
    }

    private Anchor chip(ClosureAddress address, boolean here, String key) {
        var chip = new Anchor(address.href(), getTranslation(key));
        if (here) {
            chip.getElement().setAttribute("aria-current", "page");
        }
        return chip;
    }
}
