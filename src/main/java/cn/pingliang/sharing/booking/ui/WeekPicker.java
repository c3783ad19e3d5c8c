package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import java.util.function.Consumer;

/** The week that is shown, and the way to others. */
class WeekPicker extends Composite<Div> {

    private final H2 label = new H2();
    private LocalDate monday = LocalDate.EPOCH;
    private Consumer<LocalDate> listener = day -> {};

    WeekPicker() {
        getContent().addClassNames("cluster", "week-picker");
        label.addClassName("week-picker__label");
        label.getElement().setAttribute("aria-live", "polite");
        getContent().add(arrow(Glyph.PREVIOUS, "week.previous", -7), label, arrow(Glyph.NEXT, "week.next", 7));
    }

    void onWeek(Consumer<LocalDate> listener) {
        this.listener = listener;
    }

    void show(LocalDate monday) {
        this.monday = monday;
        label.setText(getTranslation(
                "week.label", Formats.here().day(monday), Formats.here().day(monday.plusDays(6))));
    }

    private Button arrow(Glyph glyph, String key, int days) {
        var button = new Button(glyph.icon(), click -> listener.accept(monday.plusDays(days)));
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }
}
