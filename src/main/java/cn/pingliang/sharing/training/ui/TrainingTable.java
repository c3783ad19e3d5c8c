package cn.pingliang.sharing.training.ui;

import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.training.TrainingView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trainings, a row each. */
final class TrainingTable {

    private TrainingTable() {}

    @FunctionalInterface
    interface Ending {
        void end(Ask ask, TrainingView training, String reason);
    }

    /** As whoever is responsible sees them, with the way to end one. */
    static DataTable<TrainingView> ofOthers(List<TrainingView> trainings, Ending ending) {
        var formats = Formats.here();
        return new DataTable<TrainingView>("training.manage.title")
                .column("training.person", each -> Words.person(each.personName(), each.organisation()))
                .column("training.instrument", each -> formats.name(each.instrumentName(), each.instrumentNameEn()))
                .component("training.state", each -> Words.state(each.state()))
                .word("training.from", each -> formats.date(each.from()))
                .word("training.until", each -> Words.until(each.until()))
                .column(
                        "training.recorded",
                        each -> say("training.recorded.by", each.recordedBy(), formats.date(each.recordedAt())))
                .column("training.note", TrainingTable::note)
                .component("training.end.action", each -> end(each, formats, ending))
                .items(trainings);
    }

    /** As the person sees their own; each leads to the instrument. */
    static DataTable<TrainingView> ofOneself(List<TrainingView> trainings) {
        var formats = Formats.here();
        return new DataTable<TrainingView>("training.own.title")
                .column("training.instrument", each -> formats.name(each.instrumentName(), each.instrumentNameEn()))
                .column("training.institution", each -> formats.name(each.institution(), each.institutionEn()))
                .component("training.state", each -> Words.state(each.state()))
                .word("training.from", each -> formats.date(each.from()))
                .word("training.until", each -> Words.until(each.until()))
                .column("training.note", TrainingTable::note)
                .link(each -> "instruments/" + each.instrument())
                .items(trainings);
    }

    /** What was noted when it was recorded, or why it was ended. */
    private static String note(TrainingView training) {
        return training.endReason() != null
                ? say("training.ended.because", training.endReason())
                : orEmpty(training.note());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Component end(TrainingView training, Formats formats, Ending ending) {
        if (!training.state().canBeEnded()) {
            return new Span();
        }
        var who = training.personName();
        var instrument = formats.name(training.instrumentName(), training.instrumentNameEn());
        var button = new Button(say("training.end.verb"));
        button.setAriaLabel(say("training.end.label", who, instrument));
        button.addClickListener(click -> Ask.forReason(
                        "training.end", (ask, reason) -> ending.end(ask, training, reason), who, instrument)
                .grave()
                .open());
        return button;
    }

    private static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
