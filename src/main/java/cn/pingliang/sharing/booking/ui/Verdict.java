package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;

/** What stands in the way of a request, why, and the way round it: each refusal with its remedy, free slots as buttons. */
class Verdict extends Composite<Div> {

    private final BookableInstrument instrument;
    private Consumer<TimeSlot> listener = slot -> {};

    Verdict(BookableInstrument instrument) {
        this.instrument = instrument;
        getContent().addClassNames("verdict", "stack-s");
        getContent().getElement().setAttribute("tabindex", "-1");
        clear();
    }

    void onAlternative(Consumer<TimeSlot> listener) {
        this.listener = listener;
    }

    void clear() {
        getContent().removeAll();
        getContent().setVisible(false);
    }

    void focus() {
        getContent().getElement().callJsFunction("focus");
    }

    void say(String sentence) {
        clear();
        add(new Notice(Tone.ERROR, sentence));
    }

    /** All refusals, or nothing where there is none. */
    void show(List<Refusal> refusals) {
        clear();
        refusals.forEach(refusal -> add(new Notice(Tone.WARN, say(refusal.reason())).with(say(refusal.remedy()))));
        if (refusals.stream().anyMatch(refusal -> refusal.rule().equals("training"))) {
            add(new Div(TrainingLine.ask(instrument)));
        }
    }

    void showTaken(Taken taken) {
        clear();
        add(new TakenNotice(taken, listener));
    }

    private void add(Component notice) {
        getContent().add(notice);
        getContent().setVisible(true);
    }

    private String say(Message message) {
        return getTranslation(message.key(), message.arguments().toArray());
    }
}
