package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer.Alternative;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Notice;
import cn.pingliang.sharing.shared.ui.Notice.Tone;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The new time, and for a series which of it; staff may set rules aside. Everything else stays as it was asked for. */
class ChangeForm extends Composite<Aside> {

    /** What somebody wants. */
    record Wish(TimeSlot to, Reach reach, @Nullable String overrideReason) {}

    private final BookingView booking;
    private final SheetHead head = new SheetHead("change.form.title", "book.form.close", this::close);
    private final StaffOptions staff = new StaffOptions();
    private final ReachField reach;
    private final ChosenTime time;
    private final HoldLine hold;
    private final Div said = new Div();
    private Consumer<Wish> submitListener = wish -> {};

    ChangeForm(
            BookingView booking,
            BookableInstrument instrument,
            boolean forStaff,
            Function<Wish, Opinion> judge,
            BookingHolds holds) {
        this.booking = booking;
        reach = new ReachField("change.reach", booking);
        time = new ChosenTime(instrument, slot -> {
            var opinion = judge.apply(wish(slot));
            staff.refused(!opinion.refusals().isEmpty());
            return opinion;
        });
        hold = new HoldLine(holds, wish -> holds.holdForChange(booking.id(), wish.slot(), wish.overrideReason()));
        hold.onTaken(this::explainTaken);
        staff.setVisible(forStaff);
        staff.onChange(() -> choose(time.slot()));
        var submit = new Button(getTranslation("change.submit"), click -> submit());
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        var atOnce = booking.serviceMode().isOfSamples() && !booking.status().isUndecided();
        var next = new Paragraph(
                getTranslation(atOnce ? "change.next-samples" : "change.next", InstitutionText.of(booking)));
        next.addClassName("muted");
        Shortcuts.addShortcutListener(getContent(), this::close, Key.ESCAPE).listenOn(getContent());
        getContent().addClassNames("card", "stack", "booking-form");
        getContent().add(head, time, hold, said, reach, staff, submit, next);
        choose(null);
    }

    private Wish wish(TimeSlot slot) {
        return new Wish(slot, reach.getValue(), staff.overrideReason());
    }

    void onSubmit(Consumer<Wish> listener) {
        submitListener = listener;
    }

    void onAlternative(Consumer<TimeSlot> listener) {
        time.onAlternative(listener);
    }

    void open() {
        getContent().addClassName("booking-form--open");
        head.begin();
    }

    private void close() {
        getContent().removeClassName("booking-form--open");
    }

    void choose(@Nullable TimeSlot slot) {
        said.removeAll();
        time.show(slot, booking.samples());
        hold.keep(slot != null && time.isPossible() ? asked(slot) : null);
    }

    private BookingRequest asked(TimeSlot slot) {
        return new BookingRequest(
                booking.instrument(),
                slot,
                booking.purpose(),
                booking.serviceMode(),
                booking.samples(),
                true,
                staff.overrideReason(),
                null);
    }

    void explain(List<Refusal> refusals) {
        time.explain(refusals);
        staff.refused(true);
    }

    void explainTaken(List<Alternative> alternatives, @Nullable BookableInstrument companion) {
        time.explainTaken(alternatives, companion);
    }

    void say(String sentence) {
        said.removeAll();
        said.add(new Notice(Tone.ERROR, sentence));
    }

    private void submit() {
        var complete = Stream.of(time.isChosen(), staff.isComplete()).allMatch(it -> it);
        var slot = time.slot();
        if (complete && slot != null) {
            submitListener.accept(wish(slot));
        }
    }
}
