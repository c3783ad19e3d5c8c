package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.schedule.ClosedReason;
import cn.pingliang.sharing.schedule.ClosedReasons;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reason why one instrument cannot be had at some time, in a sentence. Never whose the time is. */
class ClosedTimes {

    private final BookableInstrument instrument;
    private final BookingTerms terms;
    private final ClosedReasons reasons;
    private final Clock clock;

    ClosedTimes(BookableInstrument instrument, BookingTerms terms, ClosedReasons reasons, Clock clock) {
        this.instrument = instrument;
        this.terms = terms;
        this.reasons = reasons;
        this.clock = clock;
    }

    String say(Component screen, BookingWeek.Slot slot, TimeSlot part) {
        var formats = Formats.here();
        var now = clock.instant();
        return switch (slot.state()) {
            case BUSY, HELD, BUFFER, MINE, PENDING, FREE ->
                screen.getTranslation(
                        "why." + slot.state().name().toLowerCase(Locale.ROOT),
                        formats.moment(slot.time().end()));
            case PAST -> screen.getTranslation("why.past");
            case GAP -> screen.getTranslation("why.gap", Durations.say(screen, terms.shortest()));
            case SOON ->
                terms.minNotice().isZero()
                        ? screen.getTranslation("why.soon.step", Durations.say(screen, terms.alignment()))
                        : screen.getTranslation(
                                "why.soon",
                                Durations.say(screen, terms.minNotice()),
                                formats.moment(CalendarReading.alignUp(now.plus(terms.minNotice()), terms)));
            case FAR ->
                screen.getTranslation(
                        "why.far", terms.maxNotice().toDays(), formats.moment(now.plus(terms.maxNotice())));
            case CLOSED, MAINTENANCE -> closed(screen, part);
        };
    }

    private String closed(Component screen, TimeSlot part) {
        var formats = Formats.here();
        return switch (reasons.of(instrument.id(), part)) {
            case ClosedReason.Closed closed ->
                screen.getTranslation(
                        closed.kind() == OccupancyKind.MAINTENANCE ? "why.closure.maintenance" : "why.closure",
                        closed.reason(),
                        formats.moment(closed.until()));
            case ClosedReason.Holiday holiday -> screen.getTranslation("why.holiday", holiday.name());
            case ClosedReason.OutsideHours hours
            when hours.thatDay().isEmpty() -> screen.getTranslation("why.closed-day", formats.day(part.start()));
            case ClosedReason.OutsideHours hours ->
                screen.getTranslation(
                        "why.hours",
                        hours.thatDay().stream().map(formats::hoursOf).collect(Collectors.joining(", ")));
        };
    }
}
