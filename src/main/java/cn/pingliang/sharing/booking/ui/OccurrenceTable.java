package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.stream.IntStream;

/** Every time of a series with what would come of it, and the ways round what stands in its way. */
class OccurrenceTable extends Composite<Div> {

    private final SeriesPlan plan;
    private final Runnable changed;
    private final Formats formats = Formats.here();
    private final Paragraph sum = new Paragraph();
    private final Button skipAll = new Button();
    private final Div rows = new Div();

    private record Row(int number, SeriesPlan.Line line) {}

    /** @param changed after somebody changed the plan here */
    OccurrenceTable(SeriesPlan plan, Runnable changed) {
        this.plan = plan;
        this.changed = changed;
        sum.getElement().setAttribute("role", "status");
        sum.addClassName("series__sum");
        skipAll.setText(getTranslation("series.skip-all"));
        skipAll.addClickListener(click -> {
            plan.skipConflicts();
            changed.run();
        });
        rows.addClassName("occurrences");
        rows.getElement().setAttribute("tabindex", "0").setAttribute("role", "region");
        rows.getElement().setAttribute("aria-label", getTranslation("series.occurrences"));
        getContent().addClassName("stack-s");
        getContent().add(sum, skipAll, rows);
    }

    void show() {
        var lines = plan.lines();
        getContent().setVisible(!lines.isEmpty());
        sum.setText(
                getTranslation("series.sum", lines.size(), plan.wanted().size() - plan.conflicts(), plan.conflicts()));
        skipAll.setVisible(plan.conflicts() > 0);
        rows.removeAll();
        rows.add(new DataTable<Row>("series.occurrences")
                .word("series.time", row -> formats.slot(row.line().slot()))
                .component("series.verdict", row -> verdict(row.line()))
                .component("series.change", this::ways)
                .items(IntStream.range(0, lines.size())
                        .mapToObj(number -> new Row(number, lines.get(number)))
                        .toList()));
    }

    private Component verdict(SeriesPlan.Line line) {
        return switch (line.verdict()) {
            case null -> state(Badge.Tone.NEUTRAL, "series.skipped");
            case Occurrence.Fits fits -> state(Badge.Tone.APPROVED, "series.fits");
            case Occurrence.Taken taken -> state(Badge.Tone.REFUSED, "series.taken");
            case Occurrence.Refused refused -> {
                var state = state(Badge.Tone.REFUSED, "series.refused");
                refused.refusals().forEach(refusal -> state.add(new Paragraph(say(refusal.reason()))));
                yield state;
            }
        };
    }

    private static Div state(Badge.Tone tone, String key) {
        return new Div(new Badge(tone, key));
    }

    private Component ways(Row row) {
        var ways = new Div();
        ways.addClassName("cluster");
        var instead = row.line().verdict() instanceof Occurrence.Taken taken ? taken.instead() : null;
        if (instead != null) {
            ways.add(small(
                    getTranslation("series.instead", formats.slot(instead)),
                    () -> plan.replace(row.number(), instead)));
        }
        var skipped = row.line().isSkipped();
        var skip = small(
                getTranslation(skipped ? "series.unskip" : "series.skip"), () -> plan.skip(row.number(), !skipped));
        skip.setAriaLabel(getTranslation(
                skipped ? "series.unskip.label" : "series.skip.label",
                formats.slot(row.line().slot())));
        ways.add(skip);
        return ways;
    }

    private Button small(String text, Runnable step) {
        var button = new Button(text, click -> {
            step.run();
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private String say(Message message) {
        return getTranslation(message.key(), message.arguments().toArray());
    }
}
