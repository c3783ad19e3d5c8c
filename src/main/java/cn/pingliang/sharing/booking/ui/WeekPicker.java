package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import java.time.LocalDate;
import java.util.function.Consumer;

/** The week or day that is shown, the way to others, and from one view to the other. */
class WeekPicker extends Composite<Div> {

    private final H2 label = new H2();
    private final Button previous = arrow(Glyph.PREVIOUS, -1);
    private final Button next = arrow(Glyph.NEXT, 1);
    private final NativeButton week = view("week.view");
    private final NativeButton day = view("day.view");
    private BookAddress address = new BookAddress(LocalDate.EPOCH, false, null);
    private Consumer<BookAddress> listener = address -> {};

    WeekPicker() {
        getContent().addClassNames("cluster", "week-picker");
        label.addClassName("week-picker__label");
        label.getElement().setAttribute("aria-live", "polite");
        week.addClickListener(click -> listener.accept(address.asWeek()));
        day.addClickListener(click -> listener.accept(address.asDay()));
        var views = new Div(week, day);
        views.addClassNames("chips", "week-picker__views");
        views.getElement().setAttribute("role", "group");
        views.getElement().setAttribute("aria-label", getTranslation("week.views"));
        getContent().add(previous, label, next, views);
    }

    /** @param listener told where the person wants to go */
    void onMove(Consumer<BookAddress> listener) {
        this.listener = listener;
    }

    /** Goes on by what is shown. */
    void next() {
        move(1);
    }

    void show(BookAddress shown) {
        address = shown;
        var formats = Formats.here();
        var first = formats.day(shown.first());
        label.setText(
                shown.singleDay()
                        ? first
                        : getTranslation(
                                "week.label", first, formats.day(shown.first().plusDays(6))));
        name(previous, shown.singleDay() ? "day.previous" : "week.previous");
        name(next, shown.singleDay() ? "day.next" : "week.next");
        week.getElement().setAttribute("aria-pressed", String.valueOf(!shown.singleDay()));
        day.getElement().setAttribute("aria-pressed", String.valueOf(shown.singleDay()));
    }

    private void name(Button arrow, String key) {
        arrow.setAriaLabel(getTranslation(key));
        arrow.setTooltipText(getTranslation(key));
    }

    private Button arrow(Glyph glyph, int direction) {
        return new Button(glyph.icon(), click -> move(direction));
    }

    private void move(int direction) {
        listener.accept(address.on(address.first().plusDays((long) direction * address.days())));
    }

    private NativeButton view(String key) {
        var button = new NativeButton(getTranslation(key));
        button.addClassName("chip");
        return button;
    }
}
