package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.List;
import java.util.UUID;

/**
 * One time of one instrument that somebody wants to close, and who has a part of it already. For those who manage the
 * instrument, who may know.
 */
public record PlannedClosure(
        ResourceId instrument, String instrumentName, String instrumentNameEn, TimeSlot slot, List<Taker> takenBy) {

    public PlannedClosure {
        takenBy = List.copyOf(takenBy);
    }

    /**
     * @param owner the booking, hold or closure
     * @param words the organisation it was booked for, or the reason of the other closure; empty where nobody is named
     */
    public record Taker(OccupancyKind kind, UUID owner, TimeSlot slot, String words) {}

    public boolean isTaken() {
        return !takenBy.isEmpty();
    }

    public Occurrence occurrence() {
        return new Occurrence(instrument, slot);
    }
}
