package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.shared.Refusal;
import java.util.List;
import java.util.UUID;

/** What came of a plan to close something. */
public sealed interface ClosureAnswer {

    /** Nobody can have any of these times. */
    record Closed(List<UUID> closures) implements ClosureAnswer {
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** Somebody has a part of these; nothing was closed. */
    record SlotTaken(List<PlannedClosure> conflicts) implements ClosureAnswer {
        public SlotTaken {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The plan makes no sense, and why. */
    record Refused(Refusal refusal) implements ClosureAnswer {}
}
