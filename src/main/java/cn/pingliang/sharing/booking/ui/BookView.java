package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingDesk;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.PageHeader;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's week, and the form that asks for a part of it. The calendar and the list of free slots choose the same
 * selection; the address holds the week and the selection; nothing that was typed is lost when a request is refused.
 */
@Route("instruments/:id/book")
@RolesAllowed({Role.Names.ENTREPRENEUR, Role.Names.INSTITUTION_ADMIN, Role.Names.INSTRUMENT_MANAGER})
class BookView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final BookableInstruments instruments;
    private final Availability availability;
    private final BookingBook book;
    private final BookingDesk desk;
    private final CurrentAccount current;
    private final Clock clock;

    private @Nullable Screen screen;

    BookView(
            BookableInstruments instruments,
            Availability availability,
            BookingBook book,
            BookingDesk desk,
            CurrentAccount current,
            Clock clock) {
        this.instruments = instruments;
        this.availability = availability;
        this.book = book;
        this.desk = desk;
        this.current = current;
        this.clock = clock;
        getContent().addClassName("page-wide");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = ResourceId.of(event.getRouteParameters().get("id").orElse(""));
        var address = BookAddress.of(event.getLocation().getQueryParameters(), PortalTime.dayOf(clock.instant()));
        if (screen == null || !screen.instrument.id().equals(id)) {
            var instrument = instruments.get(id);
            screen = new Screen(desk.conditions(instrument, current.require()));
            getContent().removeAll();
            getContent().add(screen.header(), screen.body());
        }
        screen.show(address);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("book.title", screen == null ? "" : screen.instrument.name());
    }

    /** The parts of the screen for one instrument, and how they talk. */
    private class Screen {
        private final BookingConditions conditions;
        private final BookableInstrument instrument;
        private final WeekPicker picker = new WeekPicker();
        private final BookingWeek calendar = new BookingWeek();
        private final FreeSlotList list;
        private final BookingForm form;
        private final BookingTerms terms;
        private BookAddress address;
        private @Nullable InstrumentTime time;

        Screen(BookingConditions conditions) {
            this.conditions = conditions;
            instrument = conditions.instrument();
            terms = conditions.terms().on(PortalTime.dayOf(clock.instant()));
            this.address = BookAddress.of(QueryParameters.empty(), PortalTime.dayOf(clock.instant()));
            list = new FreeSlotList(terms);
            form = new BookingForm(instrument, terms, this::judge);
            calendar.setAlignment(terms.alignment());
            calendar.setShortest(terms.shortest());
            calendar.setLongest(terms.longest());
            picker.onWeek(day -> go(address.inWeekOf(day)));
            calendar.addSelectionChangedListener(event -> select(event.wish().orElse(null), false));
            list.onSelection(slot -> select(slot, true));
            form.onSubmit(this::submit);
            form.onAlternative(
                    slot -> go(address.inWeekOf(PortalTime.dayOf(slot.start())).selecting(slot)));
        }

        PageHeader header() {
            return new PageHeader("book.title", instrument.name())
                    .subtitle("book.subtitle", instrument.institutionName(), PriceText.of(instrument));
        }

        Div body() {
            var choice = new Div(picker, calendar, new CalendarLegend(), list);
            choice.addClassName("stack");
            var body = new Div(choice, form);
            body.addClassName("split");
            return body;
        }

        void show(BookAddress next) {
            address = next;
            var week = address.week();
            time = availability.of(instrument.id(), week);
            var slots = time.slots();
            var own = book.ownSlots(instrument.id(), week, current.require());
            picker.show(address.monday());
            calendar.setWeek(address.monday(), 7);
            calendar.setHours(CalendarHours.from(slots), CalendarHours.to(slots));
            calendar.setSlots(CalendarSlots.of(slots, own));
            list.show(address.monday(), slots, clock.instant());
            choose(address.selection(), true);
        }

        /** Chooses on both sides; the one it came from knows already. */
        private void select(@Nullable TimeSlot slot, boolean fromList) {
            address = address.selecting(slot);
            choose(slot, fromList);
            UI.getCurrent().getPage().getHistory().replaceState(null, address.location(instrument.id()));
        }

        private void choose(@Nullable TimeSlot slot, boolean tellCalendar) {
            if (tellCalendar) {
                if (slot == null) {
                    calendar.clearSelection();
                } else {
                    calendar.setSelection(slot);
                }
            }
            list.choose(slot);
            form.choose(slot);
        }

        private void go(BookAddress next) {
            var location = next.location(instrument.id());
            UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        }

        private void submit(BookingRequest request) {
            try {
                switch (desk.request(request, current.require())) {
                    case BookingAnswer.Accepted accepted ->
                        UI.getCurrent().navigate("bookings/" + accepted.id(), QueryParameters.of("new", ""));
                    case BookingAnswer.SlotTaken taken -> {
                        show(address);
                        form.explainTaken(taken.alternatives());
                    }
                    case BookingAnswer.Refused refused -> form.explain(refused.refusals());
                }
            } catch (ForbiddenException e) {
                form.explainForbidden();
            }
        }

        /** What the rules say while somebody is still choosing: as if the form were complete. */
        private List<Refusal> judge(TimeSlot slot) {
            var mode = Objects.requireNonNull(form.serviceMode());
            var known = time;
            var open = (known != null && known.window().contains(slot))
                    ? known.isOpen(slot)
                    : availability.isOpen(instrument.id(), slot);
            var request = new BookingRequest(instrument.id(), slot, "-", mode, null, true);
            return desk.judge(request, conditions, open);
        }
    }
}
