package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingMessages;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.file.Attachment;
import cn.pingliang.sharing.shared.ui.AttachmentsField;
import cn.pingliang.sharing.shared.ui.Notice;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.BiFunction;

/** A word to the other side, with files or without. What was typed stays until it was sent. */
class MessageForm extends Composite<Section> {

    private final TextArea text = new TextArea(getTranslation("message.text"));
    private final AttachmentsField files = new AttachmentsField();
    private final Div refusal = new Div();

    /** @param write sends it, and shows what came of it unless it was refused */
    MessageForm(BiFunction<String, List<Attachment>, StepAnswer> write) {
        text.setMaxLength(BookingMessages.LONGEST);
        text.setMinRows(3);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setManualValidation(true);
        text.setErrorMessage(getTranslation("message.missing"));
        var send = new Button(getTranslation("message.send"), click -> send(write));
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        getContent().addClassNames("card", "stack-s");
        getContent().add(new H2(getTranslation("message.title")), text, files, refusal, new Div(send));
    }

    private void send(BiFunction<String, List<Attachment>, StepAnswer> write) {
        var words = text.getValue().strip();
        text.setInvalid(words.isEmpty());
        refusal.removeAll();
        if (words.isEmpty()) {
            text.focus();
            return;
        }
        switch (write.apply(words, files.attachments())) {
            case StepAnswer.Refused refused ->
                refusal.add(new Notice(Notice.Tone.ERROR, Refusals.sentence(refused.refusals())));
            case StepAnswer.Done done -> {
                text.clear();
                files.clear();
            }
            // The page says that somebody was quicker; the words are still here.
            default -> {}
        }
    }
}
