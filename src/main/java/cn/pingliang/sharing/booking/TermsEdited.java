package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.Audited;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;

/** A version of terms was declared or withdrawn. The row of what was withdrawn is gone: its values are told here. */
record TermsEdited(UUID version, TermsAction action, TermsRow row, AccountId by) implements Audited {

    @Override
    public Deed deed() {
        var details = new LinkedHashMap<String, Object>();
        details.put("holdsFrom", row.holdsFrom());
        if (row.place().institution() != null) {
            details.put("institution", row.place().institution());
        }
        if (row.place().classCode() != null) {
            details.put("class", row.place().classCode());
        }
        if (row.place().instrument() != null) {
            details.put("instrument", row.place().instrument());
        }
        if (row.group() != null) {
            details.put("group", row.group());
        }
        if (row.organisation() != null) {
            details.put("organisation", row.organisation());
        }
        for (var term : Term.values()) {
            var value = term.in(row);
            if (value != null) {
                details.put(term.column(), value);
            }
        }
        row.quotas()
                .forEach(quota -> details.put(
                        "%s:%s:%s".formatted(quota.holder(), quota.measure(), quota.span()),
                        Objects.requireNonNullElse(quota.most(), "lifted")));
        return new Deed(by.value(), action, version, details);
    }
}
