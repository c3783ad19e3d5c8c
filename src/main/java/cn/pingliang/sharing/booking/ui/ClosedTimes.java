package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.booking.BookingTerms;
import cn.pingliang.sharing.booking.Companion;
import cn.pingliang.sharing.booking.Demands;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Asking;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.ClosedReason;
import cn.pingliang.sharing.schedule.ClosedReasons;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.schedule.SlotState;
import cn.pingliang.sharing.schedule.TimeRead;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.ui.BookingWeek;
import cn.pingliang.sharing.shared.ui.BookingWeek.State;
import cn.pingliang.sharing.shared.ui.Formats;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reason why one instrument cannot be had at some time, in a sentence. Never whose the time is. */
class ClosedTimes {

    private static final Set<State> COULD_BE_ANOTHERS =
            EnumSet.of(State.BUSY, State.HELD, State.CLOSED, State.MAINTENANCE);

    private final Demands demands;
    private final Availability availability;
    private final ClosedReasons reasons;
    private final Clock clock;

    ClosedTimes(Demands demands, Availability availability, ClosedReasons reasons, Clock clock) {
        this.demands = demands;
        this.availability = availability;
        this.reasons = reasons;
        this.clock = clock;
    }

    String say(Component screen, BookingWeek.Slot slot, TimeSlot part) {
        return blamed(slot, part)
                .map(companion -> screen.getTranslation(
                        "why.companion", companion.instrument().name(), say(screen, slot, part, companion.id())))
                .orElseGet(() -> say(screen, slot, part, demands.instrument().id()));
    }

    /** What the instrument cannot be used without, where only that cannot be had. No query for an instrument without. */
    private Optional<Companion> blamed(BookingWeek.Slot slot, TimeSlot part) {
        if (demands.companions().isEmpty() || !COULD_BE_ANOTHERS.contains(slot.state())) {
            return Optional.empty();
        }
        var read = availability.read(demands.instruments(), part, demands.room(part), Asking.ANYBODY);
        return isFree(read, demands.instrument().id(), demands.terms().of(part))
                ? demands.companions().stream()
                        .filter(each -> !isFree(read, each.id(), each.terms().of(part)))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isFree(TimeRead read, ResourceId instrument, BookingTerms terms) {
        return read.of(instrument, terms.bufferBefore(), terms.bufferAfter()).slots().stream()
                .allMatch(each -> each.state() == SlotState.FREE);
    }

    /** Whether only rules speak against it, which those who decide can let somebody off. */
    boolean couldBeExcepted(BookingWeek.Slot slot, TimeSlot part) {
        return switch (slot.state()) {
            case SOON, FAR -> true;
            case CLOSED ->
                switch (reasons.of(demands.instrument().id(), part)) {
                    case ClosedReason.Holiday holiday -> true;
                    case ClosedReason.OutsideHours hours -> true;
                    case ClosedReason.Closed closed -> false;
                    case ClosedReason.TakenElsewhere taken -> false;
                };
            default -> false;
        };
    }

    private String say(Component screen, BookingWeek.Slot slot, TimeSlot part, ResourceId instrument) {
        var formats = Formats.here();
        var now = clock.instant();
        var terms = demands.terms().of(part);
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
                                formats.moment(terms.alignUp(now.plus(terms.minNotice()))));
            case FAR ->
                screen.getTranslation(
                        "why.far", terms.maxNotice().toDays(), formats.moment(now.plus(terms.maxNotice())));
            case CLOSED ->
                notOffered(part, terms, instrument)
                        .map(screen::getTranslation)
                        .orElseGet(() -> closed(screen, part, instrument));
            case MAINTENANCE -> closed(screen, part, instrument);
        };
    }

    /** Where it would be open, but the terms do not offer it. */
    private Optional<String> notOffered(TimeSlot part, BookingTerms terms, ResourceId instrument) {
        var reason = terms.refuseNightOf(part)
                ? "why.nights"
                : !terms.daysOff() && availability.touchesDayOff(part) ? "why.days-off" : null;
        return Optional.ofNullable(reason).filter(any -> availability.isOpen(instrument, part));
    }

    private String closed(Component screen, TimeSlot part, ResourceId instrument) {
        var formats = Formats.here();
        return switch (reasons.of(instrument, part)) {
            case ClosedReason.Closed closed ->
                screen.getTranslation(
                        closed.kind() == OccupancyKind.MAINTENANCE ? "why.closure.maintenance" : "why.closure",
                        closed.reason(),
                        formats.moment(closed.until()));
            case ClosedReason.TakenElsewhere(var until) -> screen.getTranslation("why.external", formats.moment(until));
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
