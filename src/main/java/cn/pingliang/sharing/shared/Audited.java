package cn.pingliang.sharing.shared;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that has its entry in the audit trail: whoever publishes one within a transaction finds it written by the same
 * transaction, or neither happens. What it says is kept for good, so it holds ids and values, and nobody's own words.
 */
public interface Audited {

    Deed deed();

    /**
     * @param by the account; null where the portal did it by a rule, or where nobody proved who they are
     * @param action a constant of the enum that lists what can be done with things of a kind
     * @param on what it was done with; null where there is nothing, such as a sign-in with a name nobody has
     * @param details few: texts, numbers, booleans, and what says itself in a text
     */
    record Deed(@Nullable UUID by, Enum<?> action, @Nullable UUID on, Map<String, ?> details) {

        public Deed {
            details = Map.copyOf(details);
        }
    }
}
