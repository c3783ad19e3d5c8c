package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;

/** Refusals in words: what, and what to do instead. */
final class Refusals {

    private Refusals() {}

    static Notice notice(Refusal refusal) {
        return new Notice(Tone.WARN, say(refusal.reason())).with(say(refusal.remedy()));
    }

    static Notice notice(List<Refusal> refusals) {
        var notice = notice(refusals.getFirst());
        refusals.stream()
                .skip(1)
                .forEach(refusal -> notice.with(say(refusal.reason())).with(say(refusal.remedy())));
        return notice;
    }

    static String sentence(List<Refusal> refusals) {
        var refusal = refusals.getFirst();
        return say(refusal.reason()) + " " + say(refusal.remedy());
    }

    private static String say(Message message) {
        return I18NProvider.translate(message.key(), message.arguments().toArray());
    }
}
