package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The time of many instruments over one window, read at once; each answer is reckoned when it is asked for. */
public final class Timetable {

    /** Free time is offered from full and half hours on, as on the first page; what a booking needs, its rules say. */
    private static final Duration STEP = Duration.ofMinutes(30);

    private final TimeSlot window;
    private final List<ResourceCard> instruments;
    private final Map<ResourceId, Timeline> timelines;

    Timetable(TimeSlot window, Collection<ResourceCard> instruments, Map<ResourceId, Timeline> timelines) {
        this.window = window;
        this.instruments = List.copyOf(instruments);
        this.timelines = timelines;
    }

    public TimeSlot window() {
        return window;
    }

    /** The whole window of one of the instruments, cut where the state changes; closed where it has no hours of its own. */
    public List<ScheduledSlot> slots(ResourceId instrument) {
        var timeline = timelines.get(instrument);
        return timeline == null ? List.of(new ScheduledSlot(window, SlotState.CLOSED)) : timeline.slots();
    }

    /** When any of them is open, whoever has it; one after another for each, so that they overlap. */
    public List<TimeSlot> openingHours() {
        return timelines.values().stream()
                .flatMap(timeline -> timeline.open().stream())
                .toList();
    }

    /**
     * The soonest slot of this length on each instrument that others can have, on one single unit throughout; soonest first,
     * and in the order of the instruments where several begin together.
     */
    public List<FreeInstrument> soonestFree(Duration length) {
        return instruments.stream()
                .filter(ResourceCard::canBeHad)
                .flatMap(instrument -> soonestFree(instrument, length).stream())
                .sorted(Comparator.comparing(FreeInstrument::start))
                .toList();
    }

    private List<FreeInstrument> soonestFree(ResourceCard instrument, Duration length) {
        var timeline = timelines.get(instrument.id());
        return timeline == null
                ? List.of()
                : timeline.starts(length, STEP, 1).stream()
                        .map(slot -> new FreeInstrument(instrument, slot))
                        .toList();
    }

    /** An instrument and when it can be had. */
    public record FreeInstrument(ResourceCard instrument, TimeSlot slot) {
        Instant start() {
            return slot.start();
        }
    }
}
