package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.schedule.MinuteByMinute.Opening;
import cn.pingliang.sharing.schedule.MinuteByMinute.Use;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any instrument that the database could hold, around a first day; failures shrink towards a short window at midnight. */
final class RandomInstruments {

    private static final int DAY = 1440;

    private RandomInstruments() {}

    /** @param firstDay of all windows, a Monday; the week before and two weeks after it may be in the work calendar */
    static Arbitrary<MinuteByMinute> around(LocalDate firstDay) {
        var start = Arbitraries.integers().between(0, 6 * DAY);
        var length = Arbitraries.integers().between(1, 5 * DAY);
        // seconds from the window's start
        var now = Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(-DAY * 60, 5 * DAY * 60));
        var units =
                Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(6, 1), Tuple.of(4, 2), Tuple.of(3, 3), Tuple.of(2, 4));
        return Combinators.combine(
                        start,
                        length,
                        now,
                        weeks(),
                        Arbitraries.oneOf(Arbitraries.just(Map.<DayOfWeek, List<Opening>>of()), weeks()),
                        calendars(firstDay),
                        units.flatMap(number -> uses(number).map(uses -> Tuple.of(number, uses))))
                .as((from, minutes, clock, institution, own, days, uses) -> new MinuteByMinute(
                        firstDay.atStartOfDay().plusMinutes(from),
                        minutes,
                        firstDay.atStartOfDay().plusMinutes(from).plusSeconds(clock),
                        institution,
                        own,
                        days,
                        uses.get1(),
                        uses.get2()));
    }

    /** From no day to seven, some of them with a break, over midnight, round the clock, or entered twice. */
    private static Arbitrary<Map<DayOfWeek, List<Opening>>> weeks() {
        var days = Arbitraries.of(DayOfWeek.class);
        var anyDays = Arbitraries.maps(days, openings()).ofMaxSize(7);
        var mondayToFriday = openings().map(hours -> week(DayOfWeek.FRIDAY, hours));
        var everyDay = openings().map(hours -> week(DayOfWeek.SUNDAY, hours));
        return Arbitraries.oneOf(anyDays, mondayToFriday, everyDay).map(TreeMap::new);
    }

    private static Map<DayOfWeek, List<Opening>> week(DayOfWeek last, List<Opening> hours) {
        var week = new TreeMap<DayOfWeek, List<Opening>>();
        for (var day : DayOfWeek.values()) {
            if (day.compareTo(last) <= 0) {
                week.put(day, hours);
            }
        }
        return week;
    }

    /** In the order of their beginning, as the database gives them. */
    private static Arbitrary<List<Opening>> openings() {
        var quarter = Arbitraries.integers().between(0, 95);
        var any = Combinators.combine(quarter, quarter)
                .as((left, right) -> new Opening(Math.min(left, right) * 15, (Math.max(left, right) + 1) * 15));
        var evening = Arbitraries.just(new Opening(18 * 60, DAY));
        var night = Arbitraries.just(new Opening(0, 6 * 60));
        var allDay = Arbitraries.just(new Opening(0, DAY));
        return Arbitraries.oneOf(
                        any.list().ofMinSize(1).ofMaxSize(3),
                        Combinators.combine(night, evening).as(List::of),
                        evening.map(List::of),
                        allDay.map(List::of))
                .map(hours -> hours.stream()
                        .sorted(java.util.Comparator.comparingInt(Opening::opens))
                        .toList());
    }

    private static Arbitrary<SortedMap<LocalDate, Boolean>> calendars(LocalDate firstDay) {
        var listed = Arbitraries.integers().between(-7, 14).map(firstDay::plusDays);
        return Arbitraries.maps(listed, Arbitraries.of(true, false))
                .ofMaxSize(10)
                .map(days -> new TreeMap<>(days));
    }

    /** On each unit one after the other, some of them touching. */
    private static Arbitrary<List<Use>> uses(int units) {
        if (units == 0) {
            return Arbitraries.just(List.of());
        }
        record Drawn(OccupancyKind kind, int gap, int length, int bufferBefore, int bufferAfter) {}
        // small numbers come more often than large ones, and nothing at all often enough
        var drawn = Combinators.combine(
                        Arbitraries.of(
                                OccupancyKind.BOOKING,
                                OccupancyKind.HOLD,
                                OccupancyKind.CLOSURE,
                                OccupancyKind.MAINTENANCE),
                        Arbitraries.integers().between(0, 900),
                        Arbitraries.integers().between(1, 2 * DAY),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(0, 90))
                .as(Drawn::new);
        return drawn.list().ofMaxSize(7).list().ofSize(units).map(perUnit -> {
            var uses = new ArrayList<Use>();
            for (var unit = 1; unit <= units; unit++) {
                var free = -300;
                for (var next : perUnit.get(unit - 1)) {
                    // only what somebody books or holds is prepared and cleared away
                    var buffered = next.kind() == OccupancyKind.BOOKING || next.kind() == OccupancyKind.HOLD;
                    var before = buffered ? next.bufferBefore() : 0;
                    var from = free + next.gap() + before;
                    var use = new Use(
                            unit, next.kind(), from, from + next.length(), before, buffered ? next.bufferAfter() : 0);
                    uses.add(use);
                    free = use.takenTo();
                }
            }
            return uses;
        });
    }
}
