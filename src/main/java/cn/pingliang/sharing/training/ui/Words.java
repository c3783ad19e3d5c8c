package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.Badge.Tone;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.training.TrainedInstrument;
import cn.pingliang.sharing.training.TrainingView;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What these screens say in the same way. */
final class Words {

    private Words() {}

    static String name(TrainedInstrument instrument) {
        return Formats.here().name(instrument.name(), instrument.nameEn());
    }

    /** {@code 李四（平凉绿源农业科技有限公司）}. */
    static String person(String name, String organisation) {
        return organisation.isEmpty() ? name : I18NProvider.translate("booking.requester", name, organisation);
    }

    static String until(@Nullable LocalDate day) {
        return day == null
                ? I18NProvider.translate("training.no-end")
                : Formats.here().date(day);
    }

    static Badge state(TrainingView.State state) {
        var tone = switch (state) {
            case IN_FORCE -> Tone.APPROVED;
            case ENDS_SOON, TO_COME -> Tone.PENDING;
            case OVER -> Tone.DONE;
            case ENDED -> Tone.REFUSED;
        };
        return new Badge(tone, "training.state." + state);
    }

    static String said(Refusal refusal) {
        return I18NProvider.translate(
                        refusal.reason().key(), refusal.reason().arguments().toArray())
                + " "
                + I18NProvider.translate(
                        refusal.remedy().key(), refusal.remedy().arguments().toArray());
    }

    static Notice refused(Refusal refusal) {
        return new Notice(Notice.Tone.ERROR, said(refusal));
    }
}
