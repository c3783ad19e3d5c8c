package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.Formats;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The booking screen while a booking is given another time: the same calendar and list, and a form that asks for nothing else. */
class ChangeScreen extends Composite<Div> {

    private final BookingView booking;
    private final ChangeQuestions questions;
    private final BookableInstrument instrument;
    private final Demands demands;
    private final BookingCalendar calendar;
    private final FreeSlotList list;
    private final ChangeForm form;
    private final BookingBar bar;
    private final LiveUpdates live;
    private BookAddress address;
    private @Nullable CalendarReading reading;

    ChangeScreen(BookingView booking, BookAddress first, ChangeQuestions questions, BookingQuestions common) {
        this.booking = booking;
        this.questions = questions;
        BookingConditions conditions = questions.conditions(booking);
        instrument = conditions.instrument();
        demands = conditions.demands();
        address = first;
        calendar = new BookingCalendar(demands, common);
        list = new FreeSlotList(demands.terms().on(common.today()));
        form = new ChangeForm(booking, instrument, questions.isStaff(conditions), this::judge, common.holds());
        bar = new BookingBar(form::open);
        live = common.live(instrument.id(), this::refresh);
        calendar.onMove(this::go);
        calendar.onSelection(slot -> select(slot, false));
        calendar.onSlot(this::take);
        calendar.wanting(() -> booking.slot().length());
        list.onSelection(slot -> select(slot, true));
        form.onSubmit(this::submit);
        form.onAlternative(this::take);
        getContent().addClassName("stack");
        getContent().add(header(), new ChangeBanner(booking), body(), bar, live);
    }

    BookingView booking() {
        return booking;
    }

    BookableInstrument instrument() {
        return instrument;
    }

    private PageHeader header() {
        return new PageHeader("change.title", Formats.here().name(instrument.name(), instrument.nameEn()))
                .subtitleText(InstitutionText.of(instrument));
    }

    private Div body() {
        var choice = new Div(calendar, list);
        choice.addClassName("stack");
        var body = new Div(choice, form);
        body.addClassName("split");
        return body;
    }

    void show(BookAddress next) {
        address = next;
        read();
        calendar.show(address, Objects.requireNonNull(reading));
        choose(address.selection(), true);
    }

    void begin() {
        if (address.selection() != null) {
            form.open();
        }
    }

    private void read() {
        reading = questions.read(booking, demands, address.window());
        list.show(address, reading);
    }

    private void refresh() {
        read();
        calendar.repaint(Objects.requireNonNull(reading)).ifPresent(live::say);
        form.choose(address.selection());
    }

    private void select(@Nullable TimeSlot slot, boolean tellCalendar) {
        address = address.selecting(slot);
        choose(slot, tellCalendar);
        UI.getCurrent().getPage().getHistory().replaceState(null, address.location(instrument.id()));
    }

    private void choose(@Nullable TimeSlot slot, boolean tellCalendar) {
        if (tellCalendar) {
            calendar.choose(slot);
        }
        list.mark(slot);
        form.choose(slot);
        bar.show(slot);
    }

    private void take(TimeSlot slot) {
        go(address.on(PortalTime.dayOf(slot.start())).selecting(slot));
    }

    private void go(BookAddress next) {
        var location = next.location(instrument.id());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private Opinion judge(ChangeForm.Wish wish) {
        return Opinion.of(questions.judge(booking, wish.to(), wish.overrideReason()));
    }

    private void submit(ChangeForm.Wish wish) {
        switch (questions.change(booking, wish.reach(), wish.to(), wish.overrideReason())) {
            case StepAnswer.Done done ->
                UI.getCurrent()
                        .navigate(
                                "bookings/" + booking.id(),
                                QueryParameters.of(
                                        ChangeNotice.PARAMETER, wish.reach().name()));
            case StepAnswer.SlotTaken taken -> {
                if (wish.reach() == Reach.THIS) {
                    show(address);
                    form.explainTaken(taken.alternatives(), taken.companion());
                } else {
                    form.say(getTranslation("change.series-taken"));
                }
            }
            case StepAnswer.Refused refused -> form.explain(refused.refusals());
            case StepAnswer.IllegalTransition illegal -> form.say(getTranslation("change.meanwhile"));
            case StepAnswer.Stale stale -> form.say(getTranslation("change.meanwhile"));
        }
    }
}
