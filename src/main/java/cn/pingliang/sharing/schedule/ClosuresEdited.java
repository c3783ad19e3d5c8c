package cn.pingliang.sharing.schedule;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Audited;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;

/**
 * Times were closed by one plan, or opened again at once; however many, it is one event.
 *
 * @param closure the first of them, or the one that was asked to be opened again
 */
record ClosuresEdited(UUID closure, ClosureAction action, Set<ResourceId> instruments, int times, AccountId by)
        implements Audited {

    ClosuresEdited {
        instruments = Set.copyOf(instruments);
    }

    @Override
    public Deed deed() {
        var details = new LinkedHashMap<String, Object>();
        details.put("times", times);
        if (instruments.size() == 1) {
            details.put("instrument", instruments.iterator().next());
        } else {
            details.put(
                    "instruments",
                    instruments.stream().map(ResourceId::toString).sorted().toList());
        }
        return new Deed(by.value(), action, closure, details);
    }
}
