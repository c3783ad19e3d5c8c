package cn.pingliang.sharing.review.ui;

import cn.pingliang.sharing.review.Period;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import java.time.LocalDate;

/** The period of the figures: presets as links, or any two days. */
class PeriodChooser extends Composite<Div> {

    private final ReviewAddress address;
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();

    PeriodChooser(ReviewAddress address, LocalDate today) {
        this.address = address;
        getContent().addClassNames("cluster", "period-chooser");
        getContent().add(presets(today), days());
    }

    private Nav presets(LocalDate today) {
        var presets = new Nav();
        presets.addClassName("chips");
        presets.getElement().setAttribute("aria-label", getTranslation("review.period"));
        for (var preset : PeriodPreset.values()) {
            var period = preset.on(today);
            var link = new Anchor(address.with(period).href(), getTranslation(preset.key()));
            if (period.equals(address.period())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            presets.add(link);
        }
        return presets;
    }

    private Div days() {
        from.setLabel(getTranslation("review.from"));
        from.setValue(address.period().from());
        to.setLabel(getTranslation("review.to"));
        to.setValue(address.period().to());
        to.setErrorMessage(getTranslation("review.period-wrong"));
        var days = new Div(from, to, new Button(getTranslation("review.apply"), click -> apply()));
        days.addClassNames("cluster", "period-chooser__days");
        return days;
    }

    private void apply() {
        var possible =
                from.getValue() != null && to.getValue() != null && Period.isPossible(from.getValue(), to.getValue());
        to.setInvalid(!possible);
        if (possible) {
            ReviewAddress.go(
                    address.with(new Period(from.getValue(), to.getValue())).href());
        }
    }
}
