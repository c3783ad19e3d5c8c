package cn.pingliang.sharing.audit;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Audited;
import java.util.LinkedHashMap;

/** Somebody took entries out of the portal. */
record AuditExported(AuditQuery query, AccountId by) implements Audited {

    @Override
    public Deed deed() {
        var asked = new LinkedHashMap<String, Object>();
        if (query.person() != null) {
            asked.put("person", query.person());
        }
        if (query.kind() != null) {
            asked.put("kind", query.kind());
        }
        if (query.action() != null) {
            asked.put("action", query.action());
        }
        if (query.on() != null) {
            asked.put("on", query.on());
        }
        if (query.from() != null) {
            asked.put("from", query.from());
        }
        if (query.to() != null) {
            asked.put("to", query.to());
        }
        return new Deed(by.value(), AuditAction.EXPORT, null, asked);
    }
}
