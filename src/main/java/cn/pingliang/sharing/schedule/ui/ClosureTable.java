package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.schedule.ClosureBook.ClosureView;
import cn.pingliang.sharing.shared.ui.Ask;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;

/** Closures, a row each; those to come with the way to open again. */
final class ClosureTable {

    private ClosureTable() {}

    @FunctionalInterface
    interface Reopening {
        void reopen(ClosureView closure, boolean andLater);
    }

    static DataTable<ClosureView> of(List<ClosureView> closures, boolean over, Reopening reopening) {
        var formats = Formats.here();
        var table = new DataTable<ClosureView>("closures.title")
                .column("closures.instrument", each -> Words.name(each.instrumentName(), each.instrumentNameEn()))
                .word("closures.time", each -> over ? formats.dated(each.slot()) : formats.slot(each.slot()))
                .component("closures.kind", each -> Words.kind(each.kind()))
                .column("closures.reason", ClosureView::reason)
                .word("closures.repeat", ClosureTable::repeat)
                .column(
                        "closures.declared",
                        each -> say("closures.declared.by", each.declaredBy(), formats.date(each.declaredAt())));
        return (over
                        ? table.column("closures.end", each -> end(each, formats))
                        : table.component("closures.reopen.action", each -> actions(each, formats, reopening)))
                .items(closures);
    }

    private static String repeat(ClosureView closure) {
        return Repeat.of(closure.rule())
                .map(repeat -> say(repeat.key()))
                .orElseGet(() -> say("closures.repeat-otherwise"));
    }

    private static String end(ClosureView closure, Formats formats) {
        var at = closure.reopenedAt();
        var by = closure.reopenedBy();
        return at == null || by == null
                ? say("closures.end.planned")
                : say("closures.end.early", by, formats.dateTime(at));
    }

    private static Component actions(ClosureView closure, Formats formats, Reopening reopening) {
        var actions = new Div(button("closures.reopen", closure, formats, () -> reopening.reopen(closure, false)));
        if (closure.rule() != null) {
            actions.add(button("closures.reopen-later", closure, formats, () -> reopening.reopen(closure, true)));
        }
        actions.addClassNames("cluster", "closures__actions");
        return actions;
    }

    private static Button button(String key, ClosureView closure, Formats formats, Runnable reopen) {
        var name = Words.name(closure.instrumentName(), closure.instrumentNameEn());
        var time = formats.slot(closure.slot());
        var button = new Button(say(key + ".verb"));
        button.setAriaLabel(say(key + ".label", name, time));
        button.addClickListener(click -> Ask.toConfirm(
                        key,
                        ask -> {
                            ask.done();
                            reopen.run();
                        },
                        name,
                        time)
                .open());
        return button;
    }

    private static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
