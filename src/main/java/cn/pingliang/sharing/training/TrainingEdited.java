package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Audited;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was trained, or asked to be, or is no longer.
 *
 * @param on the training or the wish
 * @param until the last day; null where there is none to say
 */
record TrainingEdited(
        UUID on,
        TrainingAction action,
        ResourceId instrument,
        AccountId person,
        AccountId by,
        @Nullable LocalDate until)
        implements Audited {

    @Override
    public Deed deed() {
        var details = new LinkedHashMap<String, Object>();
        details.put("instrument", instrument);
        details.put("person", person);
        if (until != null) {
            details.put("until", until);
        }
        return new Deed(by.value(), action, on, details);
    }
}
