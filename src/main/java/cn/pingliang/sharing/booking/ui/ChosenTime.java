package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingPrice;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The time somebody chose: when it is, what it costs, and what the rules say to it before anything is asked for. */
class ChosenTime extends Composite<Div> {

    private final BookableInstrument instrument;
    private final Function<TimeSlot, Opinion> judge;
    private final Paragraph time = new Paragraph();
    private final Paragraph price = new Paragraph();
    private final Verdict verdict;

    private @Nullable TimeSlot slot;
    private @Nullable Opinion shown;

    /** @param judge throws {@link ForbiddenException} where the person may not book at all */
    ChosenTime(BookableInstrument instrument, Function<TimeSlot, Opinion> judge) {
        this.instrument = instrument;
        this.judge = judge;
        verdict = new Verdict(instrument);
        time.addClassName("booking-form__time");
        price.addClassName("muted");
        var selection = new Div(time, price);
        selection.addClassName("booking-form__selection");
        selection.getElement().setAttribute("role", "status");
        getContent().addClassName("stack");
        getContent().add(selection, verdict);
    }

    void onAlternative(Consumer<TimeSlot> listener) {
        verdict.onAlternative(listener);
    }

    @Nullable
    TimeSlot slot() {
        return slot;
    }

    /** Whether nothing speaks against the chosen time. */
    boolean isPossible() {
        return slot != null
                && shown != null
                && !shown.taken()
                && shown.refusals().isEmpty();
    }

    /** @param samples null where none are sent in, or nobody said yet how many */
    void show(@Nullable TimeSlot chosen, @Nullable Integer samples) {
        slot = chosen;
        if (chosen == null) {
            time.setText(getTranslation("book.form.choose"));
            price.setText("");
            shown = null;
            verdict.clear();
        } else {
            time.setText(Formats.here().slot(chosen));
            price.setText(priceOf(chosen, samples));
            showVerdict(chosen);
        }
    }

    private void showVerdict(TimeSlot chosen) {
        try {
            show(judge.apply(chosen));
        } catch (ForbiddenException notVerified) {
            shown = null;
            verdict.say(getTranslation("book.form.forbidden"));
        }
    }

    /** Only what is new: an alternative may have the focus. */
    private void show(Opinion opinion) {
        if (!opinion.equals(shown)) {
            shown = opinion;
            var others = opinion.others();
            if (others != null) {
                verdict.showTaken(others);
            } else {
                verdict.show(opinion.refusals());
            }
        }
    }

    private String priceOf(TimeSlot chosen, @Nullable Integer samples) {
        return BookingPrice.estimate(instrument, chosen.hours(), samples)
                .map(amount -> getTranslation(
                        "book.form.price",
                        Durations.say(this, chosen.length()),
                        Formats.here().money(amount)))
                .orElseGet(() -> getTranslation("book.form.price-other", PriceText.of(instrument)));
    }

    /** Says so where nothing was chosen yet. */
    boolean isChosen() {
        if (slot == null) {
            shown = null;
            verdict.say(getTranslation("book.form.time-missing"));
        }
        return slot != null;
    }

    void explain(List<Refusal> refusals) {
        shown = null;
        verdict.show(refusals);
        verdict.focus();
    }

    void explainTaken(List<Alternative> alternatives, @Nullable BookableInstrument companion) {
        if (shown == null || !shown.taken()) {
            shown = null;
            verdict.showTaken(
                    Taken.with(alternatives.stream().map(Alternative::slot).toList(), companion));
        }
        verdict.focus();
    }

    void explainForbidden() {
        shown = null;
        verdict.say(getTranslation("book.form.forbidden"));
        verdict.focus();
    }
}
