package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BundleDesk;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.schedule.Recurrence;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Repeats the chosen time: how often, what would come of each, and all that are wanted booked at once or none. */
class SeriesFields extends Composite<Div> {

    private final RepeatFields repeat = new RepeatFields();
    private final SeriesPlan plan;
    private final OccurrenceTable table;
    private final Div problem = new Div();
    private final BiFunction<List<BookingRequest>, String, BundleAnswer> book;
    private @Nullable TimeSlot first;
    private String rule = "";

    SeriesFields(
            Function<List<TimeSlot>, List<Occurrence>> judge,
            BiFunction<List<BookingRequest>, String, BundleAnswer> book) {
        this.book = book;
        plan = new SeriesPlan(judge);
        table = new OccurrenceTable(plan, this::show);
        repeat.onChange(this::begin);
        getContent().addClassNames("series", "stack-s");
        getContent().add(repeat, problem, table);
        show();
    }

    boolean isSeries() {
        return repeat.isRepeating();
    }

    /** The same first time again is looked at anew, and what was skipped stays skipped. */
    void choose(@Nullable TimeSlot slot) {
        if (slot != null && slot.equals(first) && !plan.lines().isEmpty()) {
            judgeAgain();
        } else {
            first = slot;
            begin();
        }
    }

    /** Something else changed that the rules look at. */
    void judgeAgain() {
        if (isSeries()) {
            plan.judgeAgain();
            show();
        }
    }

    private void begin() {
        var slot = first;
        plan.begin(List.of());
        problem.removeAll();
        if (slot != null && isSeries()) {
            repeat.beginOn(PortalTime.dayOf(slot.start()));
            repeat.rule().ifPresent(written -> begin(slot, written));
        }
        table.show();
    }

    private void begin(TimeSlot slot, String written) {
        rule = written;
        switch (Recurrence.parse(written)) {
            case Recurrence.Reading.Refused refused -> problem.add(Refusals.notice(refused.refusal()));
            case Recurrence.Reading.Understood understood -> {
                switch (understood.recurrence().times(slot)) {
                    case Recurrence.Times.Refused refused -> problem.add(Refusals.notice(refused.refusal()));
                    case Recurrence.Times.Found found -> begin(found.slots());
                }
            }
        }
    }

    private void begin(List<TimeSlot> times) {
        if (times.size() > BundleDesk.MOST) {
            problem.add(Refusals.notice(Refusal.of("series-too-long", BundleDesk.MOST)));
        } else {
            try {
                plan.begin(times);
            } catch (ForbiddenException notVerified) {
                problem.add(new Notice(Tone.ERROR, getTranslation("book.form.forbidden")));
            }
        }
    }

    private void show() {
        problem.removeAll();
        table.show();
    }

    /** All or nothing; leads to the first booking, or shows what stands in the way. */
    void submit(BookingRequest request) {
        if (plan.lines().isEmpty()) {
            return; // the fields or the notice above say why
        }
        judgeAgain();
        if (plan.wanted().isEmpty()) {
            problem.add(new Notice(Tone.ERROR, getTranslation("series.none-left")));
        } else if (plan.conflicts() > 0) {
            problem.add(new Notice(Tone.ERROR, getTranslation("series.conflicts-first", plan.conflicts())));
        } else {
            book(request);
        }
    }

    private void book(BookingRequest request) {
        switch (book.apply(plan.wanted().stream().map(request::at).toList(), rule)) {
            case BundleAnswer.Accepted accepted ->
                UI.getCurrent().navigate("bookings/" + accepted.bookings().getFirst(), QueryParameters.of("new", ""));
            case BundleAnswer.Conflicts conflicts -> {
                plan.learn(conflicts.conflicts());
                show();
                problem.add(new Notice(Tone.ERROR, getTranslation("series.quicker")));
            }
        }
    }
}
