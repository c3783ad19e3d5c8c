package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingDesk;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.NearestFree;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.ClosedReasons;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the booking screen asks of the services, for the person in front of it. */
@SpringComponent
class BookingQuestions {

    private final BookableInstruments instruments;
    private final Availability availability;
    private final ClosedReasons reasons;
    private final NearestFree nearest;
    private final BookingBook book;
    private final BookingDesk desk;
    private final BookingHolds holds;
    private final CurrentAccount current;
    private final ChangeFeed changes;
    private final Clock clock;

    BookingQuestions(
            BookableInstruments instruments,
            Availability availability,
            ClosedReasons reasons,
            NearestFree nearest,
            BookingBook book,
            BookingDesk desk,
            BookingHolds holds,
            CurrentAccount current,
            ChangeFeed changes,
            Clock clock) {
        this.instruments = instruments;
        this.availability = availability;
        this.reasons = reasons;
        this.nearest = nearest;
        this.book = book;
        this.desk = desk;
        this.holds = holds;
        this.current = current;
        this.changes = changes;
        this.clock = clock;
    }

    BookingHolds holds() {
        return holds;
    }

    LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    /** Five queries, however many days. */
    CalendarReading read(ResourceId instrument, BookingTerms terms, TimeSlot window) {
        return new CalendarReading(
                availability.of(instrument, window, terms.asking(current.require())),
                book.ownSlots(window, current.require()),
                terms,
                clock.instant());
    }

    BookingConditions conditions(BookableInstrument instrument) {
        return desk.conditions(instrument, current.require());
    }

    /** @param known what was read already; a time beyond it is asked for */
    List<Refusal> judge(BookingRequest request, BookingConditions conditions, @Nullable CalendarReading known) {
        var slot = request.slot();
        var open = (known != null && known.time().window().contains(slot))
                ? known.time().isOpen(slot)
                : availability.isOpen(request.instrument(), slot);
        return desk.judge(request, conditions, open);
    }

    BookingAnswer request(BookingRequest request) {
        return desk.request(request, current.require());
    }

    List<TimeSlot> instead(ResourceId instrument, TimeSlot slot, BookingTerms terms) {
        return nearest.around(instrument, slot, terms);
    }

    WhyNot whyNot(BookableInstrument instrument, BookingTerms terms) {
        return new WhyNot(
                instrument,
                terms,
                nearest,
                new ClosedTimes(instrument, terms, reasons, clock),
                () -> instruments.hasOthersAlike(instrument.id()));
    }

    /** Changes of the instrument's time, and of the person's own elsewhere. */
    LiveUpdates live(ResourceId instrument, Runnable refresh) {
        var live = new LiveUpdates(changes, refresh);
        live.watch(Set.of(instrument.value(), current.require().value()));
        return live;
    }
}
