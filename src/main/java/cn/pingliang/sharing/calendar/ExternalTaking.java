package cn.pingliang.sharing.calendar;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.calendar.BusyRows.Stretch;
import cn.pingliang.sharing.calendar.ExternalRows.Source;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.shared.live.ChangeFeed;
import cn.pingliang.sharing.shared.outbound.OutboundAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes what was read of an external calendar true, in one transaction for each: what is new takes its time, what is gone gives
 * it back, what stayed is not touched. Nobody gives way to it; what somebody has is taken at a later reading, when it is
 * free (src/docs/decisions/0025-busy-time-from-elsewhere.md).
 */
@Component
@Transactional
class ExternalTaking {

    static final Duration EVERY = Duration.ofMinutes(15);
    static final Duration AT_MOST = Duration.ofHours(6);

    /** Almost two hours after the first failure. */
    static final int TELL_AFTER = 4;

    private final ExternalRows rows;
    private final BusyRows busy;
    private final Occupancies occupancies;
    private final ExternalParties parties;
    private final ApplicationEventPublisher events;
    private final ChangeFeed changes;
    private final Clock clock;

    ExternalTaking(
            ExternalRows rows,
            BusyRows busy,
            Occupancies occupancies,
            ExternalParties parties,
            ApplicationEventPublisher events,
            ChangeFeed changes,
            Clock clock) {
        this.rows = rows;
        this.busy = busy;
        this.occupancies = occupancies;
        this.parties = parties;
        this.events = events;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param asked with what the answer says is to be asked with next time */
    void replace(Source asked, BusyReading.Read reading) {
        ifStillThere(asked, now -> {
            occupancies.lock(asked.instrument());
            take(asked, changed(asked.id(), reading.stretches()));
            rows.read(asked, reading, PortalTime.dayOf(now));
            succeeded(asked, now);
        });
    }

    /** The calendar is as it was; some of what it says may have become free. */
    void takeWhatBecameFree(Source asked) {
        ifStillThere(asked, now -> {
            occupancies.lock(asked.instrument());
            var stretches = busy.of(asked.id()).stream().collect(toMap(Stretch::id, Stretch::slot));
            take(asked, stretches);
            succeeded(asked, now);
        });
    }

    private void take(Source calendar, Map<UUID, TimeSlot> stretches) {
        occupancies.takeWhatIsFree(calendar.instrument(), OccupancyKind.EXTERNAL, stretches);
    }

    private Map<UUID, TimeSlot> changed(UUID calendar, Map<TimeSlot, String> stretches) {
        var fresh = new LinkedHashMap<>(stretches);
        var all = new HashMap<UUID, TimeSlot>();
        var gone = new ArrayList<UUID>();
        for (var stretch : busy.of(calendar)) {
            var summary = fresh.remove(stretch.slot());
            if (summary == null) {
                gone.add(stretch.id());
            } else {
                all.put(stretch.id(), stretch.slot());
                if (!summary.equals(stretch.summary())) {
                    busy.rename(stretch.id(), summary);
                }
            }
        }
        giveBack(gone);
        if (!fresh.isEmpty()) {
            all.putAll(busy.add(calendar, fresh));
        }
        return all;
    }

    private void giveBack(List<UUID> stretches) {
        if (!stretches.isEmpty()) {
            occupancies.release(stretches);
            busy.remove(stretches);
        }
    }

    private void succeeded(Source calendar, Instant now) {
        rows.succeeded(calendar.id(), now, now.plus(EVERY));
        settle(calendar);
    }

    /** What managers were told of is over. */
    private void settle(Source calendar) {
        if (calendar.failures() >= TELL_AFTER) {
            events.publishEvent(new ExternalCalendarSettled(calendar.id()));
        }
    }

    /** The last good answer stays true; managers are told once, when it goes on. */
    void fail(Source asked, BusyReading.Failed failed) {
        ifStillThere(asked, now -> {
            var failures = asked.failures() + 1;
            rows.failed(asked.id(), failed, now, now.plus(pause(failures)));
            if (failures == TELL_AFTER && asked.failingSince() != null) {
                events.publishEvent(new ExternalCalendarFailing(
                        asked.id(),
                        asked.instrument(),
                        new TimeSlot(asked.failingSince(), now),
                        asked.spells(),
                        parties.managing(asked.instrument())));
            }
        });
    }

    /** Twice as long after each failure. */
    static Duration pause(int failures) {
        var pause = EVERY.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(AT_MOST) < 0 ? pause : AT_MOST;
    }

    void change(Source calendar, OutboundAddress address) {
        rows.change(calendar.id(), address, clock.instant());
        settle(calendar);
    }

    void remove(Source calendar) {
        occupancies.lock(calendar.instrument());
        giveBack(busy.of(calendar.id()).stream().map(Stretch::id).toList());
        rows.remove(calendar.id());
        settle(calendar);
        changes.announce(calendar.id());
    }

    /** Somebody may have removed it, or given it another address, while it was asked. */
    private void ifStillThere(Source asked, Consumer<Instant> then) {
        rows.lock(asked.id())
                .filter(current -> current.address().equals(asked.address()))
                .ifPresent(current -> {
                    then.accept(clock.instant());
                    changes.announce(asked.id());
                });
    }
}
