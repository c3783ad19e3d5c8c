package cn.pingliang.sharing.schedule.ui;

import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.schedule.PlannedClosure;
import cn.pingliang.sharing.schedule.PlannedClosure.Taker;
import cn.pingliang.sharing.shared.ui.Badge;
import cn.pingliang.sharing.shared.ui.DataTable;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All times of a closure before it is announced. A time that somebody has a part of stops the whole, until it is skipped; who
 * it is, those who manage the instrument may know.
 */
class ClosurePreview extends Composite<Section> {

    /** Whoever closes sixty instruments on every day of a year does not read them all: the taken ones come first. */
    private static final int SHOWN = 100;

    private final Formats formats = Formats.here();
    private final List<PlannedClosure> closures;
    private final Map<Occurrence, Checkbox> skips = new LinkedHashMap<>();
    private final Div problem = new Div();
    private final Button announce = new Button();

    ClosurePreview(List<PlannedClosure> closures, Consumer<Set<Occurrence>> onAnnounce) {
        this.closures = closures;
        var taken = closures.stream().filter(PlannedClosure::isTaken).toList();
        taken.forEach(each -> skips.put(each.occurrence(), skip(each)));
        announce.addThemeVariants(ButtonVariant.PRIMARY);
        announce.setDisableOnClick(true);
        announce.addClickListener(click -> {
            announce(onAnnounce);
            announce.setEnabled(true);
        });
        getContent().addClassNames("stack-s");
        getContent().add(new H2(getTranslation("closures.preview", closures.size())));
        if (!taken.isEmpty()) {
            var skipAll = new Button(
                    getTranslation("closures.skip-all"), click -> skips.values().forEach(each -> each.setValue(true)));
            getContent().add(new Notice(Tone.WARN, getTranslation("closures.conflicts", taken.size())), skipAll);
        }
        getContent().add(table(taken), rest(), problem, announce);
        count();
    }

    private DataTable<PlannedClosure> table(List<PlannedClosure> taken) {
        var shown = Stream.concat(taken.stream(), closures.stream().filter(each -> !each.isTaken()))
                .limit(Math.max(SHOWN, taken.size()))
                .toList();
        return new DataTable<PlannedClosure>("closures.preview", closures.size())
                .column("closures.instrument", each -> Words.name(each.instrumentName(), each.instrumentNameEn()))
                .word("closures.time", each -> formats.slot(each.slot()))
                .component("closures.preview.state", this::state)
                .component(
                        "closures.skip",
                        each -> each.isTaken() ? skips.getOrDefault(each.occurrence(), new Checkbox()) : new Span())
                .items(shown);
    }

    private Paragraph rest() {
        var more = closures.size() - Math.max(SHOWN, skips.size());
        var rest = new Paragraph(getTranslation("closures.preview.more", more));
        rest.setVisible(more > 0);
        return rest;
    }

    private Component state(PlannedClosure closure) {
        if (!closure.isTaken()) {
            return new Badge(Badge.Tone.APPROVED, "closures.preview.free");
        }
        var state = new Div(new Badge(Badge.Tone.REFUSED, "closures.preview.taken"));
        closure.takenBy().forEach(taker -> state.add(taker(taker)));
        state.addClassName("closures__takers");
        return state;
    }

    private Component taker(Taker taker) {
        var words = getTranslation("closures.taker." + taker.kind(), formats.slot(taker.slot()), taker.words());
        return taker.kind() == OccupancyKind.BOOKING ? new Anchor("bookings/" + taker.owner(), words) : new Span(words);
    }

    private Checkbox skip(PlannedClosure closure) {
        var skip = new Checkbox(getTranslation("closures.skip.this"));
        skip.setAriaLabel(getTranslation(
                "closures.skip.label",
                Words.name(closure.instrumentName(), closure.instrumentNameEn()),
                formats.slot(closure.slot())));
        skip.addValueChangeListener(change -> count());
        return skip;
    }

    private void count() {
        var skipped = skips.values().stream().filter(Checkbox::getValue).count();
        announce.setText(getTranslation("closures.announce", closures.size() - skipped));
        problem.removeAll();
    }

    private void announce(Consumer<Set<Occurrence>> onAnnounce) {
        var open = new ArrayList<>(skips.values());
        open.removeIf(Checkbox::getValue);
        problem.removeAll();
        if (open.isEmpty()) {
            onAnnounce.accept(skips.keySet().stream().collect(Collectors.toSet()));
        } else {
            problem.add(new Notice(Tone.ERROR, getTranslation("closures.skip-first", open.size())));
        }
    }
}
