package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.ui.Glyph;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/** The head of a form that is a sheet from below on phones: what it is and, there, the way to put it away. */
class SheetHead extends Composite<Div> {

    private final H2 title = new H2();

    SheetHead(String title, String closing, Runnable close) {
        this.title.setText(getTranslation(title));
        this.title.getElement().setAttribute("tabindex", "-1");
        var button = new Button(Glyph.CLOSE.icon(), click -> close.run());
        button.setAriaLabel(getTranslation(closing));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("booking-form__close");
        getContent().addClassName("booking-form__head");
        getContent().add(this.title, button);
    }

    /** Reading goes on at the form's title: whoever chose a time need not pass the whole calendar by keyboard. */
    void begin() {
        title.getElement().executeJs("this.focus({ preventScroll: true })");
    }
}
