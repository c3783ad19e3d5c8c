package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingBook;
import cn.pingliang.sharing.booking.BookingBook.OwnSlot;
import cn.pingliang.sharing.booking.BookingChanges;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingDesk;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingPreview;
import cn.pingliang.sharing.booking.BookingView;
import cn.pingliang.sharing.booking.BundleSteps;
import cn.pingliang.sharing.booking.BundleSteps.Reach;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.booking.Occurrence;
import cn.pingliang.sharing.booking.RequesterDirectory;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Asking;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What the change of a booking's time asks of the services, for the person in front of it. */
@SpringComponent
class ChangeQuestions {

    /** As long as somebody is likely to be still looking at what they did. */
    private static final Duration UNDO_WITHIN = Duration.ofMinutes(5);

    private final BookableInstruments instruments;
    private final Availability availability;
    private final BookingBook book;
    private final BookingDesk desk;
    private final BookingPreview preview;
    private final BookingChanges changes;
    private final BundleSteps series;
    private final RequesterDirectory people;
    private final CurrentAccount current;
    private final Clock clock;

    ChangeQuestions(
            BookableInstruments instruments,
            Availability availability,
            BookingBook book,
            BookingDesk desk,
            BookingPreview preview,
            BookingChanges changes,
            BundleSteps series,
            RequesterDirectory people,
            CurrentAccount current,
            Clock clock) {
        this.instruments = instruments;
        this.availability = availability;
        this.book = book;
        this.desk = desk;
        this.preview = preview;
        this.changes = changes;
        this.series = series;
        this.people = people;
        this.current = current;
        this.clock = clock;
    }

    /** @throws NotFoundException where there is no such booking for this person */
    BookingView booking(BookingId id) {
        return book.get(id, current.require());
    }

    /** What the requester meets at the instrument, whoever changes the booking. */
    BookingConditions conditions(BookingView booking) {
        return desk.conditions(instruments.get(booking.instrument()), booking.requester());
    }

    boolean isStaff(BookingConditions conditions) {
        return people.isOpenTo(current.require(), conditions.instrument());
    }

    /** The booking's present time is painted over free time: it can be had again, or a part of it. */
    CalendarReading read(BookingView booking, Demands demands, TimeSlot window) {
        var own = new ArrayList<>(book.ownSlots(window, current.require()));
        own.removeIf(slot -> slot.booking().equals(booking.id()));
        own.add(new OwnSlot(
                booking.id(),
                booking.instrument(),
                booking.instrumentName(),
                booking.instrumentNameEn(),
                booking.slot()));
        var now = clock.instant();
        var asking = new Asking(Duration.ZERO, Duration.ZERO, current.require()).toMove(booking.together());
        var read = availability.read(demands.instruments(), window, demands.room(window), asking);
        return new CalendarReading(demands.offered(read, now), own, now);
    }

    Occurrence judge(BookingView booking, TimeSlot to, @Nullable String overrideReason) {
        return preview.ofChange(booking, to, overrideReason, current.require());
    }

    StepAnswer change(BookingView booking, Reach reach, TimeSlot to, @Nullable String overrideReason) {
        return reach == Reach.THIS
                ? changes.change(booking.id(), booking.version(), current.require(), to, overrideReason)
                : series.change(booking.id(), reach, current.require(), to, overrideReason);
    }

    StepAnswer cancel(BookingView booking, Reach reach, String reason) {
        return series.cancel(booking.id(), reach, current.require(), reason);
    }

    boolean canUndo(Instant changed) {
        return clock.instant().isBefore(changed.plus(UNDO_WITHIN));
    }
}
