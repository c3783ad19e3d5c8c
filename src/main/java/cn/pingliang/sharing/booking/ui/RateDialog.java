package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.Rating;
import cn.pingliang.sharing.booking.StepAnswer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** The requester rates a completed use, once. */
class RateDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_TEXT = 600;

    RateDialog(BookingView booking, BookingSteps steps, AccountId account, Consumer<StepAnswer> answered) {
        addClassName("ask");
        setHeaderTitle(getTranslation("booking.rate"));
        var rating = new RadioButtonGroup<Rating>(getTranslation("booking.rate.grade"));
        rating.setItems(Rating.values());
        rating.setItemLabelGenerator(grade -> getTranslation("booking.rating." + grade));
        var text = new TextArea(getTranslation("booking.rate.text"));
        text.setMaxLength(LONGEST_TEXT);
        text.setWidthFull();
        var body = new Div(rating, text);
        body.addClassNames("ask-body", "stack-s");
        add(body);
        var confirm = new Button(getTranslation("booking.rate.confirm"), click -> {
            rating.setInvalid(rating.isEmpty());
            rating.setErrorMessage(getTranslation("booking.rate.grade-missing"));
            if (!rating.isEmpty()) {
                close();
                answered.accept(steps.rate(
                        booking.id(),
                        booking.version(),
                        account,
                        rating.getValue(),
                        text.getValue().strip()));
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), confirm);
    }
}
