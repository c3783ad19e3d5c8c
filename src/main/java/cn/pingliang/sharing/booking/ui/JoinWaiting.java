package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.WaitingList;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.LinkButton;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Function;

/** The button that waits for a time somebody else has; in its place, once it was pressed, what came of it. */
class JoinWaiting extends Composite<Div> {

    /** @param caption of the button, in words */
    JoinWaiting(String caption, TimeSlot slot, Function<TimeSlot, WaitingAnswer> join) {
        getContent().addClassName("stack-s");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(new Button(caption, click -> answer(slot, join)));
    }

    /** For whoever waits already. */
    JoinWaiting(int before) {
        getContent().addClassName("stack-s");
        waits(before);
    }

    private void answer(TimeSlot slot, Function<TimeSlot, WaitingAnswer> join) {
        getContent().removeAll();
        try {
            switch (join.apply(slot)) {
                case WaitingAnswer.Waiting waiting -> waits(waiting.before());
                case WaitingAnswer.FreeNow free -> say("waiting.free-now");
                case WaitingAnswer.Refused refused ->
                    refused.refusals().forEach(refusal -> getContent().add(Refusals.notice(refusal)));
            }
        } catch (ForbiddenException notVerified) {
            say("book.form.forbidden");
        }
    }

    private void waits(int before) {
        say(before == 0 ? "waiting.joined.first" : "waiting.joined", before);
        say("waiting.joined.next", Durations.say(this, WaitingList.KEPT_FOR));
        getContent().add((Component) new LinkButton("bookings", "waiting.see"));
    }

    private void say(String key, Object... arguments) {
        getContent().add(new Paragraph(getTranslation(key, arguments)));
    }
}
