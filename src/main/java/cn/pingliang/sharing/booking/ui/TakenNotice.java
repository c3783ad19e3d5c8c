package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;

/** Says that somebody else has the time, and offers the ways round: another time, a part of it, another instrument, waiting. */
class TakenNotice extends Composite<Div> {

    /** @param choose told another time of the same instrument */
    TakenNotice(Taken taken, Consumer<TimeSlot> choose) {
        var companion = taken.companion();
        var notice = new Notice(
                        Tone.ERROR,
                        companion == null
                                ? getTranslation("book.taken")
                                : getTranslation(
                                        "book.taken.companion",
                                        Formats.here().name(companion.name(), companion.nameEn())))
                .with(getTranslation(taken.instead().isEmpty() ? "book.taken.none" : "book.taken.instead"));
        var formats = Formats.here();
        var times = cluster();
        taken.instead().forEach(slot -> times.add(new Button(formats.slot(slot), click -> choose.accept(slot))));
        var shorter = taken.shorter();
        if (shorter != null) {
            times.add(new Button(
                    getTranslation(
                            "book.taken.shorter", formats.hoursOf(shorter), Durations.say(this, shorter.length())),
                    click -> choose.accept(shorter)));
        }
        notice.add(times);
        getContent().add(notice);
        var ways = taken.ways();
        var wanted = taken.wanted();
        if (ways != null && wanted != null) {
            addEquivalents(notice, taken, wanted, ways);
            addWaiting(notice, taken, wanted, ways);
        }
    }

    private void addEquivalents(Notice notice, Taken taken, TimeSlot wanted, WaysRound ways) {
        if (taken.equivalents().isEmpty()) {
            return;
        }
        var others = cluster();
        taken.equivalents()
                .forEach(other -> others.add(new Button(
                        getTranslation(
                                "book.taken.equivalent",
                                Formats.here().name(other.name(), other.nameEn()),
                                InstitutionText.of(other),
                                PriceText.of(other)),
                        click -> ways.goTo(other, wanted))));
        notice.add(new Paragraph(getTranslation("book.taken.equivalents")), others);
    }

    private void addWaiting(Notice notice, Taken taken, TimeSlot wanted, WaysRound ways) {
        var entry = taken.waiting();
        notice.add(
                entry == null
                        ? new JoinWaiting(getTranslation("waiting.join"), wanted, ways::join)
                        : new JoinWaiting(entry.before()));
    }

    private static Div cluster() {
        var cluster = new Div();
        cluster.addClassNames("cluster", "ways-round");
        return cluster;
    }
}
