package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The time of an instrument and of what it is had with, over a window, read at once for one person. What it is to somebody who
 * needs room beside a slot is reckoned when it is asked for: the rules may want more on some days than on others.
 */
public final class TimeRead {

    private final TimeSlot window;
    private final Map<ResourceId, Timeline> timelines;
    private final Set<LocalDate> daysOff;
    private final Instant now;

    TimeRead(TimeSlot window, Map<ResourceId, Timeline> timelines, Set<LocalDate> daysOff, Instant now) {
        this.window = window;
        this.timelines = timelines;
        this.daysOff = Set.copyOf(daysOff);
        this.now = now;
    }

    public TimeSlot window() {
        return window;
    }

    /** The weekends and holidays that it touches. */
    public Set<LocalDate> daysOff() {
        return daysOff;
    }

    /**
     * One instrument's time.
     *
     * @param before what must be free beside a slot to set up; {@code after} likewise to clear away
     */
    public InstrumentTime of(ResourceId instrument, Duration before, Duration after) {
        var timeline = timelines.get(instrument);
        var within = timeline == null
                ? new Timeline(window, List.of(), List.of(), 0, now)
                : new Timeline(window, open(timeline), timeline.occupied(), timeline.units(), now)
                        .withRoom(before, after);
        return InstrumentTime.of(within);
    }

    private List<TimeSlot> open(Timeline timeline) {
        return timeline.open().stream()
                .filter(window::overlaps)
                .map(hours -> new TimeSlot(
                        Timeline.latest(hours.start(), window.start()), Timeline.earliest(hours.end(), window.end())))
                .toList();
    }
}
