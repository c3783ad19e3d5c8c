package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Audited;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Times of one instrument were closed by one plan, or opened again at once. */
record ClosuresEdited(ResourceId instrument, ClosureAction action, List<UUID> closures, AccountId by)
        implements Audited {

    ClosuresEdited {
        closures = List.copyOf(closures);
    }

    @Override
    public Deed deed() {
        return new Deed(
                by.value(),
                action,
                closures.getFirst(),
                Map.of("instrument", instrument, "times", closures.size(), "closures", closures));
    }
}
