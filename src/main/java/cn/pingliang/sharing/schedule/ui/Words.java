package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Notice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;

/** What these screens say in the same way. */
final class Words {

    private Words() {}

    /** The English name where the person reads English and there is one. */
    static String name(String chinese, String english) {
        var readsEnglish = UI.getCurrentOrThrow().getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return readsEnglish && !english.isBlank() ? english : chinese;
    }

    static String kindKey(OccupancyKind kind) {
        return kind == OccupancyKind.MAINTENANCE ? "closures.maintenance" : "closures.closure";
    }

    static Badge kind(OccupancyKind kind) {
        return new Badge(kind == OccupancyKind.MAINTENANCE ? Badge.Tone.PENDING : Badge.Tone.NEUTRAL, kindKey(kind));
    }

    static Notice refused(Refusal refusal) {
        var reason = refusal.reason();
        var remedy = refusal.remedy();
        return new Notice(
                        Notice.Tone.ERROR,
                        I18NProvider.translate(reason.key(), reason.arguments().toArray()))
                .with(I18NProvider.translate(remedy.key(), remedy.arguments().toArray()));
    }
}
