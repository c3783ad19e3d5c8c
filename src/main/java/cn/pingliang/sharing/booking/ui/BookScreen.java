package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.ServiceMode;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ForbiddenException;
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

/**
 * The parts of the booking screen for one instrument, and how they talk: calendar, list of free slots, form. What others
 * change is painted while somebody chooses or types, and costs neither.
 */
class BookScreen extends Composite<Div> {

    private final BookableInstrument instrument;
    private final Demands demands;
    private final BookingQuestions questions;
    private final BookingCalendar calendar;
    private final FreeSlotList list;
    private final BookingForm form;
    private final BookingExtras extras;
    private final BookingBar bar;
    private final LiveUpdates live;
    private final Judgement judgement;
    private BookAddress address;
    private @Nullable CalendarReading reading;

    BookScreen(BookingConditions conditions, BookingQuestions questions, SeriesQuestions further) {
        instrument = conditions.instrument();
        demands = conditions.demands();
        this.questions = questions;
        address = BookAddress.of(QueryParameters.empty(), questions.today());
        calendar = new BookingCalendar(demands, questions);
        list = new FreeSlotList(demands.terms().on(questions.today()));
        form = new BookingForm(demands, this::judge, questions);
        extras = new BookingExtras(conditions, further, this::asIfComplete, () -> choose(address.selection(), false));
        judgement = new Judgement(
                conditions, questions, extras, new WaysRound(conditions, questions.wishes(), form.kept()));
        form.put(extras);
        bar = new BookingBar(form::open);
        live = questions.live(instrument.id(), this::refresh);
        calendar.onMove(this::go);
        calendar.onSelection(slot -> select(slot, false));
        calendar.onSlot(this::take);
        calendar.wanting(list::length);
        list.onSelection(slot -> select(slot, true));
        form.onSubmit(this::submit);
        form.onAlternative(this::take);
        form.onService(this::serve);
        getContent().addClassName("stack");
        getContent().add(header());
        if (instrument.openToBooking() && demands.terms().on(questions.today()).trainingNeeded()) {
            getContent().add(new TrainingLine(instrument, demands.terms().trained(), questions.today()));
        }
        getContent().add(body(), bar, live);
    }

    BookableInstrument instrument() {
        return instrument;
    }

    /** Asks again for what was asked for before. */
    void fill(BookingView before) {
        form.fill(before);
    }

    private PageHeader header() {
        return new PageHeader("book.title", Formats.here().name(instrument.name(), instrument.nameEn()))
                .subtitle("book.subtitle", InstitutionText.of(instrument), PriceText.of(instrument));
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
        form.serve(address.service());
        choose(address.selection(), true);
    }

    private void serve(ServiceMode chosen) {
        address = address.serving(chosen);
        UI.getCurrent().getPage().getHistory().replaceState(null, address.location(instrument.id()));
    }

    /**
     * With what was filled in before; a time in the address says what is wanted now. Where there is a time the form opens on a
     * phone.
     */
    void begin(BookAddress asked) {
        var before = asked.like() == null ? form.kept().restore(questions.wishes(), () -> select(null, true)) : null;
        show(asked.orChoosing(before));
        if (address.selection() != null) {
            form.open();
        }
    }

    private void read() {
        reading = questions.read(demands, address.window());
        list.show(address, reading);
    }

    private void refresh() {
        read();
        calendar.repaint(Objects.requireNonNull(reading)).ifPresent(live::say);
        form.choose(address.selection());
        extras.choose(address.selection());
    }

    /** Chooses on both sides; the one it came from knows already. */
    private void select(@Nullable TimeSlot slot, boolean tellCalendar) {
        address = address.selecting(slot);
        choose(slot, tellCalendar);
        form.kept().keep(slot);
        UI.getCurrent().getPage().getHistory().replaceState(null, address.location(instrument.id()));
    }

    private void choose(@Nullable TimeSlot slot, boolean tellCalendar) {
        if (tellCalendar) {
            calendar.choose(slot);
        }
        list.mark(slot);
        form.choose(slot);
        extras.choose(slot);
        bar.show(slot);
    }

    /** A slot that was offered, wherever it lies. */
    private void take(TimeSlot slot) {
        form.kept().keep(slot);
        go(address.on(PortalTime.dayOf(slot.start())).selecting(slot));
    }

    private void go(BookAddress next) {
        var location = next.location(instrument.id());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private void submit(BookingRequest request) {
        try {
            if (extras.submit(request)) {
                return;
            }
            switch (questions.request(extras.complete(request))) {
                case BookingAnswer.Accepted accepted ->
                    UI.getCurrent().navigate("bookings/" + accepted.id(), QueryParameters.of("new", ""));
                case BookingAnswer.SlotTaken taken -> {
                    show(address);
                    form.explainTaken(taken.alternatives(), taken.companion());
                }
                case BookingAnswer.Refused refused -> form.explain(refused.refusals());
            }
        } catch (ForbiddenException e) {
            form.explainForbidden();
        }
    }

    private Opinion judge(TimeSlot slot) {
        return judgement.of(asIfComplete(slot), reading);
    }

    private BookingRequest asIfComplete(TimeSlot slot) {
        var mode = Objects.requireNonNull(form.serviceMode());
        return new BookingRequest(instrument.id(), slot, "-", mode, null, true);
    }
}
