package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Goes once through a window and says what each stretch of it is. The work grows with what lies in the window, not with its
 * square: hundreds of instruments are swept for one screen. It only counts how many units are taken, which is right because
 * no two occupancies of a unit overlap ({@code occupancy_never_overlaps}).
 */
final class Sweep {

    /** Where something begins to count, or no longer does. */
    private record Edge(Instant at, Layer layer, int change) {}

    private enum Layer {
        OPEN,
        TAKEN,
        /** For somebody who is filling in a request. */
        HELD,
        MAINTENANCE,
        CLOSURE
    }

    private final TimeSlot window;
    private final int units;
    private final Instant now;
    private final List<Edge> edges = new ArrayList<>();

    private int open;
    private int taken;
    private int held;
    private int maintained;
    private int closed;

    Sweep(Timeline timeline) {
        window = timeline.window();
        units = timeline.units();
        now = timeline.now();
        timeline.open().forEach(slot -> cover(slot, Layer.OPEN));
        timeline.occupied().forEach(occupancy -> cover(occupancy.slot(), layer(occupancy.kind())));
        edges.sort(Comparator.comparing(Edge::at));
    }

    List<ScheduledSlot> slots() {
        var slots = new ArrayList<ScheduledSlot>();
        var reached = window.start();
        for (var edge : edges) {
            reached = advance(slots, reached, edge.at());
            count(edge);
        }
        advance(slots, reached, window.end());
        return slots;
    }

    /** Tells what has been since the last edge; the present cuts it, since whatever is past is closed. */
    private Instant advance(List<ScheduledSlot> slots, Instant reached, Instant next) {
        if (!next.isAfter(reached)) {
            return reached;
        }
        if (now.isAfter(reached) && now.isBefore(next)) {
            append(slots, new TimeSlot(reached, now), SlotState.CLOSED);
            append(slots, new TimeSlot(now, next), state());
        } else {
            append(slots, new TimeSlot(reached, next), reached.isBefore(now) ? SlotState.CLOSED : state());
        }
        return next;
    }

    private SlotState state() {
        if (units == 0 || open == 0) {
            return SlotState.CLOSED;
        }
        var together = taken + held + closed + maintained;
        if (together < units) {
            return SlotState.FREE;
        }
        if (together == maintained) {
            return SlotState.MAINTENANCE;
        }
        if (together == closed) {
            return SlotState.CLOSED;
        }
        return held > 0 ? SlotState.HELD : SlotState.BUSY;
    }

    /** In plain numbers: there are tens of thousands of edges on one screen. */
    private void count(Edge edge) {
        switch (edge.layer()) {
            case OPEN -> open += edge.change();
            case TAKEN -> taken += edge.change();
            case HELD -> held += edge.change();
            case MAINTENANCE -> maintained += edge.change();
            case CLOSURE -> closed += edge.change();
        }
    }

    private void cover(TimeSlot slot, Layer layer) {
        if (slot.overlaps(window)) {
            edges.add(new Edge(Timeline.latest(slot.start(), window.start()), layer, 1));
            if (slot.end().isBefore(window.end())) {
                edges.add(new Edge(slot.end(), layer, -1));
            }
        }
    }

    private static Layer layer(OccupancyKind kind) {
        return switch (kind) {
            case BOOKING, OFFER -> Layer.TAKEN;
            case HOLD -> Layer.HELD;
            case MAINTENANCE -> Layer.MAINTENANCE;
            case CLOSURE, EXTERNAL -> Layer.CLOSURE;
        };
    }

    private static void append(List<ScheduledSlot> slots, TimeSlot slot, SlotState state) {
        if (!slots.isEmpty() && slots.getLast().state() == state) {
            slots.add(new ScheduledSlot(new TimeSlot(slots.removeLast().slot().start(), slot.end()), state));
        } else {
            slots.add(new ScheduledSlot(slot, state));
        }
    }
}
