package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a file says is taken. */
sealed interface BusyReading {

    /** In a year. */
    int MOST = 2000;

    /** Rules that began long ago are followed from there. */
    long MOST_STEPS = 1_000_000;

    /**
     * @param stretches the taken time in order, none overlapping another, each with what it is for
     * @param entries how many events that is, each time of a recurring one counted
     * @param leftOut events that do not say when so that it can be understood
     */
    record Read(Map<TimeSlot, String> stretches, int entries, int leftOut) implements BusyReading {}

    record Failed(SyncFailure why, String detail) implements BusyReading {}

    /** @param ownHost the portal's: its own entries, which its mails or feeds brought into that calendar, are left out */
    static BusyReading of(String text, TimeSlot window, String ownHost) {
        IcalFile file;
        try {
            file = IcalFile.of(text);
        } catch (IcalFile.UnreadableException e) {
            return new Failed(SyncFailure.NO_CALENDAR, String.valueOf(e.line()));
        }
        var zones = new IcalZones(file.zones());
        var events = new ArrayList<IcalEvent>();
        var leftOut = 0;
        for (var part : file.events()) {
            if (!part.text("UID").endsWith("@" + ownHost)) {
                try {
                    events.add(IcalEvent.of(part, zones));
                } catch (DateTimeException | ArithmeticException | NumberFormatException unreadable) {
                    leftOut++;
                }
            }
        }
        if (events.stream().mapToLong(event -> event.steps(window)).sum() > MOST_STEPS) {
            return tooMany();
        }
        var taken = taken(events, window);
        return taken.size() > MOST ? tooMany() : new Read(merged(taken), taken.size(), leftOut);
    }

    private static Failed tooMany() {
        return new Failed(SyncFailure.TOO_MANY, String.valueOf(MOST));
    }

    /** A time that is taken, and what for. */
    record Taken(TimeSlot slot, String summary) {}

    private static List<Taken> taken(List<IcalEvent> events, TimeSlot window) {
        var replaced = new HashMap<String, Set<Instant>>();
        for (var event : events) {
            if (event.replaces() != null) {
                replaced.computeIfAbsent(event.uid(), uid -> new HashSet<>()).add(event.replaces());
            }
        }
        var taken = new ArrayList<Taken>();
        for (var event : events) {
            var instead = event.replaces() == null ? replaced.getOrDefault(event.uid(), Set.of()) : Set.<Instant>of();
            if (event.taken() && taken.size() <= MOST) {
                event.starts(window, MOST + 1).stream()
                        .filter(start -> !instead.contains(start))
                        .flatMap(start -> event.slot(start, window))
                        .map(slot -> new Taken(slot, event.summary()))
                        .forEach(taken::add);
            }
        }
        return taken;
    }

    private static Map<TimeSlot, String> merged(List<Taken> taken) {
        taken.sort(Comparator.comparing((Taken each) -> each.slot().start())
                .thenComparing(each -> each.slot().end())
                .thenComparing(Taken::summary));
        var stretches = new LinkedHashMap<TimeSlot, String>();
        for (var i = 0; i < taken.size(); ) {
            var stretch = taken.get(i).slot();
            var summaries = new LinkedHashSet<String>();
            for (; i < taken.size() && taken.get(i).slot().start().isBefore(stretch.end()); i++) {
                var next = taken.get(i);
                summaries.add(next.summary());
                if (next.slot().end().isAfter(stretch.end())) {
                    stretch = new TimeSlot(stretch.start(), next.slot().end());
                }
            }
            summaries.remove("");
            stretches.put(stretch, String.join(" / ", summaries));
        }
        return stretches;
    }
}
