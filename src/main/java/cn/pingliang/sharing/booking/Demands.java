package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.schedule.TimeRead;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an instrument demands of an audience: its terms, and what it cannot be used without.
 *
 * @param companions in the order of their ids
 */
public record Demands(BookableInstrument instrument, TermsInForce terms, List<Companion> companions) {

    public Demands {
        companions = List.copyOf(companions);
    }

    /** All whose time goes with a slot. */
    public Set<ResourceId> instruments() {
        return Stream.concat(Stream.of(instrument.id()), companions.stream().map(Companion::id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The most that any of them wants free beside a slot on these days. */
    public Duration room(TimeSlot window) {
        return days(window).stream()
                .flatMap(day -> Stream.concat(
                                Stream.of(terms), companions.stream().map(Companion::terms))
                        .map(each -> each.on(day)))
                .flatMap(on -> Stream.of(on.bufferBefore(), on.bufferAfter()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The time that was read, cut where other terms begin to hold; one stretch where none do. */
    public List<OfferedTime> offered(TimeRead read, Instant now) {
        var window = read.window();
        var days = days(window);
        return IntStream.range(0, days.size())
                .mapToObj(i -> {
                    var start = i == 0 ? window.start() : PortalTime.startOf(days.get(i));
                    var end = i + 1 < days.size() ? PortalTime.startOf(days.get(i + 1)) : window.end();
                    return new OfferedTime(
                            new TimeSlot(start, end),
                            terms.on(days.get(i)),
                            together(read, days.get(i)),
                            barred(read, days.get(i)),
                            now);
                })
                .toList();
    }

    /** When the instrument and all that it needs can be had, by what holds on that day. */
    private InstrumentTime together(TimeRead read, LocalDate day) {
        var on = terms.on(day);
        var time = read.of(instrument.id(), on.bufferBefore(), on.bufferAfter());
        for (var companion : companions) {
            var there = companion.on(day);
            time = time.with(read.of(companion.id(), there.bufferBefore(), there.bufferAfter()));
        }
        return time;
    }

    /** The nights and the days off of what was read, where the terms of that day, or those of a companion, do not offer them. */
    private List<TimeSlot> barred(TimeRead read, LocalDate day) {
        var all = Stream.concat(Stream.of(terms.on(day)), companions.stream().map(companion -> companion.on(day)))
                .toList();
        var nights = all.stream().allMatch(BookingTerms::nights)
                ? Stream.<TimeSlot>empty()
                : BookingRule.nights(read.window());
        var daysOff = all.stream().allMatch(BookingTerms::daysOff)
                ? Stream.<TimeSlot>empty()
                : read.daysOff().stream()
                        .map(off -> new TimeSlot(PortalTime.startOf(off), PortalTime.startOf(off.plusDays(1))));
        return Stream.concat(nights, daysOff).toList();
    }

    /** The first day of the window, and those on which other terms begin to hold. */
    private List<LocalDate> days(TimeSlot window) {
        var first = PortalTime.dayOf(window.start());
        var last = PortalTime.dayOf(window.end().minusNanos(1));
        var changes = Stream.concat(Stream.of(terms), companions.stream().map(Companion::terms))
                .flatMap(each -> each.changes(first, last));
        return Stream.concat(Stream.of(first), changes).distinct().sorted().toList();
    }
}
