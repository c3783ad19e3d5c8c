package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** On phones, where the form is a sheet: the chosen time at the screen's foot, and the way to the form. */
class BookingBar extends Composite<Div> {

    private final Span time = new Span();

    BookingBar(Runnable open) {
        var fillIn = new Button(getTranslation("book.bar.open"), click -> open.run());
        fillIn.addThemeVariants(ButtonVariant.PRIMARY);
        time.addClassName("booking-bar__time");
        getContent().addClassName("booking-bar");
        getContent().add(time, fillIn);
    }

    void show(@Nullable TimeSlot slot) {
        time.setText(slot == null ? "" : Formats.here().slot(slot));
        getContent().setVisible(slot != null);
    }
}
