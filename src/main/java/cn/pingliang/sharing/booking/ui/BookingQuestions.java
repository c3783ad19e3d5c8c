package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.ArrivalOrder;
import cn.pingliang.sharing.booking.BookingAnswer;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingDesk;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.Companion;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.NearestFree;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Asking;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.ClosedReasons;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.ui.LiveUpdates;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the booking screen asks of the services, for the person in front of it. */
@SpringComponent
class BookingQuestions {

    private final BookableInstruments instruments;
    private final Availability availability;
    private final ClosedReasons reasons;
    private final NearestFree nearest;
    private final BookingBook book;
    private final ArrivalOrder order;
    private final BookingDesk desk;
    private final OwnWishes wishes;
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
            ArrivalOrder order,
            BookingDesk desk,
            OwnWishes wishes,
            BookingHolds holds,
            CurrentAccount current,
            ChangeFeed changes,
            Clock clock) {
        this.instruments = instruments;
        this.availability = availability;
        this.reasons = reasons;
        this.nearest = nearest;
        this.book = book;
        this.order = order;
        this.desk = desk;
        this.wishes = wishes;
        this.holds = holds;
        this.current = current;
        this.changes = changes;
        this.clock = clock;
    }

    OwnWishes wishes() {
        return wishes;
    }

    BookingHolds holds() {
        return holds;
    }

    String whereSamplesGo(ResourceId instrument) {
        return instruments.whereSamplesGo(instrument);
    }

    LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    /** Four queries, however many days and companions. */
    CalendarReading read(Demands demands, TimeSlot window) {
        var now = clock.instant();
        var asking = new Asking(Duration.ZERO, Duration.ZERO, current.require());
        var read = availability.read(demands.instruments(), window, demands.room(window), asking);
        return new CalendarReading(demands.offered(read, now), book.ownSlots(window, current.require()), now);
    }

    BookingConditions conditions(BookableInstrument instrument) {
        return desk.conditions(instrument, current.require());
    }

    /** @param known what was read already; a time beyond it is asked for */
    List<Refusal> judge(BookingRequest request, BookingConditions conditions, @Nullable CalendarReading known) {
        var slot = request.slot();
        var open = (known != null && known.window().contains(slot))
                ? known.isOpen(slot)
                : availability.isOpen(request.instrument(), slot);
        return desk.judge(request, conditions, open);
    }

    BookingAnswer request(BookingRequest request) {
        var account = current.require();
        var answer = order.serve(() -> desk.request(request, account));
        if (answer instanceof BookingAnswer.Accepted) {
            wishes.discard(request.instrument());
        }
        return answer;
    }

    List<TimeSlot> instead(Demands demands, TimeSlot slot) {
        return nearest.around(demands, slot);
    }

    /** What the instrument cannot be used without, where that is what somebody has. No query for one without. */
    @Nullable
    BookableInstrument takenCompanion(Demands demands, TimeSlot slot) {
        if (demands.companions().isEmpty()) {
            return null;
        }
        var wanted = demands.companions().stream()
                .collect(Collectors.toMap(Companion::id, companion -> companion.withBuffers(slot)));
        var free = availability.free(slot, wanted, current.require());
        return demands.companions().stream()
                .filter(companion -> !free.contains(companion.id()))
                .findFirst()
                .map(Companion::instrument)
                .orElse(null);
    }

    WhyNot whyNot(Demands demands) {
        var instrument = demands.instrument();
        return new WhyNot(
                demands,
                nearest,
                new ClosedTimes(demands, availability, reasons, clock),
                () -> instruments.hasOthersAlike(instrument.id()),
                slot -> wishes.join(instrument.id(), slot));
    }

    /** Changes of the instrument's time, and of the person's own elsewhere. */
    LiveUpdates live(ResourceId instrument, Runnable refresh) {
        var live = new LiveUpdates(changes, refresh);
        live.watch(Set.of(instrument.value(), current.require().value()));
        return live;
    }
}
