package cn.pingliang.sharing.schedule;

import static cn.pingliang.sharing.schedule.Timeline.clip;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceCard;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Timetable.FreeInstrument;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When instruments can be had. For everybody: it says nothing of whose the taken time is (289号 art. 17). */
@Service
@Transactional(readOnly = true)
public class Availability {

    private static final Duration SOON = Duration.ofDays(2);

    private final Timelines timelines;
    private final Clock clock;

    Availability(Timelines timelines, Clock clock) {
        this.timelines = timelines;
        this.clock = clock;
    }

    /** As everybody sees it. Three queries, however long the window is. */
    public InstrumentTime of(ResourceId instrument, TimeSlot window) {
        return of(instrument, window, Asking.ANYBODY);
    }

    /** As it is for the one who asks. Three queries, however long the window is. */
    public InstrumentTime of(ResourceId instrument, TimeSlot window, Asking asking) {
        return InstrumentTime.of(timeline(instrument, window, asking));
    }

    /**
     * The time of an instrument and of what it is had with, to be reckoned by whatever the rules of a day ask for. Three
     * queries, however many instruments.
     *
     * @param room the most that is asked to be free beside a slot
     * @param asking for whom; what they need beside is said later
     */
    public TimeRead read(Collection<ResourceId> instruments, TimeSlot window, Duration room, Asking asking) {
        var now = now();
        var around = window.widened(room, room);
        return new TimeRead(
                window, timelines.load(instruments, around, now, asking.withoutRoom()), timelines.daysOff(around), now);
    }

    /** The time of many instruments side by side, in the same three queries however many they are. */
    public Timetable timetable(Collection<ResourceCard> instruments, TimeSlot window) {
        var ids = instruments.stream().map(ResourceCard::id).toList();
        return new Timetable(window, instruments, timelines.load(ids, window, now(), Asking.ANYBODY));
    }

    /**
     * The soonest slot of this length of each instrument that others can have, as {@link Timetable#soonestFree}. Most have one
     * soon: only what has none within the first days is looked at to the end. Three queries, and two more where
     * there are such.
     */
    public List<FreeInstrument> soonestFree(List<ResourceCard> instruments, TimeSlot window, Duration length) {
        var near = clip(TimeSlot.starting(window.start(), SOON), window);
        var soon = timetable(instruments, near).soonestFree(length);
        var found = soon.stream().map(FreeInstrument::instrument).collect(toSet());
        var others = instruments.stream()
                .filter(each -> each.canBeHad() && !found.contains(each))
                .toList();
        if (others.isEmpty() || near.equals(window)) {
            return soon;
        }
        var later = timetable(others, window).soonestFree(length);
        var free =
                Stream.concat(soon.stream(), later.stream()).collect(toMap(FreeInstrument::instrument, each -> each));
        return instruments.stream()
                .flatMap(each -> Optional.ofNullable(free.get(each)).stream())
                .sorted(comparing(FreeInstrument::start))
                .toList();
    }

    /** Whether one unit is open and free for the whole slot. */
    public boolean isFree(ResourceId instrument, TimeSlot slot) {
        return timeline(instrument, slot, Asking.ANYBODY).hasFreeUnit(slot);
    }

    /**
     * Which of the instruments have one unit that the account could have for the whole slot. Three queries, however many they
     * are.
     *
     * @param withBuffers what each needs of its unit for the slot, from setting up to clearing away
     * @param account what is kept for it is its own to have
     */
    public Set<ResourceId> free(TimeSlot slot, Map<ResourceId, TimeSlot> withBuffers, AccountId account) {
        var window = new TimeSlot(
                withBuffers.values().stream()
                        .map(TimeSlot::start)
                        .reduce(slot.start(), (one, other) -> one.isBefore(other) ? one : other),
                withBuffers.values().stream()
                        .map(TimeSlot::end)
                        .reduce(slot.end(), (one, other) -> one.isAfter(other) ? one : other));
        var asking = new Asking(Duration.ZERO, Duration.ZERO, account);
        return timelines.load(withBuffers.keySet(), window, now(), asking).entrySet().stream()
                .filter(timeline ->
                        timeline.getValue().hasFreeUnit(slot, withBuffers.getOrDefault(timeline.getKey(), slot)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the slot lies in opening hours, whoever has it. Two queries. */
    public boolean isOpen(ResourceId instrument, TimeSlot slot) {
        return timelines.open(instrument, slot).stream().anyMatch(hours -> hours.contains(slot));
    }

    /** Whether any of it lies on a weekend or holiday; a weekend worked in exchange (调休) is none. One query. */
    public boolean touchesDayOff(TimeSlot slot) {
        return timelines.touchesDayOff(slot);
    }

    /** The weekends and holidays that the window touches, for whoever judges many slots. One query. */
    public Set<LocalDate> daysOff(TimeSlot window) {
        return timelines.daysOff(window);
    }

    private Timeline timeline(ResourceId instrument, TimeSlot window, Asking asking) {
        var now = now();
        return timelines
                .load(List.of(instrument), window, now, asking)
                .getOrDefault(instrument, new Timeline(window, List.of(), List.of(), 0, now));
    }

    /** Whole seconds are fine enough for calendars. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
