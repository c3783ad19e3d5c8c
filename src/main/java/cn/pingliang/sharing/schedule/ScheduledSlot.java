package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.TimeSlot;
import java.util.Optional;

public record ScheduledSlot(TimeSlot slot, SlotState state) {

    /** The part of this stretch that lies in the other one, with the other's state. */
    Optional<ScheduledSlot> stateOf(ScheduledSlot other) {
        return slot.overlaps(other.slot)
                ? Optional.of(new ScheduledSlot(slot.common(other.slot), other.state))
                : Optional.empty();
    }
}
