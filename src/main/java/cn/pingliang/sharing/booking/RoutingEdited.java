package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** Who decides on an institution's requests was set, or who stands in for whom. */
record RoutingEdited(RoutingAction action, UUID on, Map<String, ?> details, AccountId by) implements Audited {

    @Override
    public Deed deed() {
        return new Deed(by.value(), action, on, details);
    }
}
