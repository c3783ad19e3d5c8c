package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.toSet;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SoonestFree;
import cn.pingliang.sharing.schedule.Asking;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The soonest time that an enterprise could ask for, by the rules as well as by the calendar: what a card of the catalogue
 * promises, the booking form takes. For everybody.
 */
@Service
@Transactional(readOnly = true)
class SoonestBookable implements SoonestFree {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final Companions companions;
    private final Availability availability;
    private final Clock clock;

    SoonestBookable(Companions companions, Availability availability, Clock clock) {
        this.companions = companions;
        this.availability = availability;
        this.clock = clock;
    }

    /** Five queries, however many instruments. */
    @Override
    public Map<ResourceId, Instant> soonestFree(Collection<ResourceId> instruments) {
        if (instruments.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var window = TimeSlot.starting(now, AHEAD);
        var all = companions.ofPublic(instruments);
        var needed = all.stream().flatMap(each -> each.instruments().stream()).collect(toSet());
        var room = all.stream()
                .map(each -> each.room(window))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        var read = availability.read(needed, window, room, Asking.ANYBODY);
        var soonest = new HashMap<ResourceId, Instant>();
        for (var each : all) {
            each.offered(read, now).stream()
                    .flatMap(offered -> offered.starts(offered.terms().shortest()))
                    .findFirst()
                    .ifPresent(slot -> soonest.put(each.instrument().id(), slot.start()));
        }
        return soonest;
    }
}
