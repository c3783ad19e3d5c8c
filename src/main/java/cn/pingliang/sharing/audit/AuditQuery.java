package cn.pingliang.sharing.audit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody looks for; null is any.
 *
 * @param person the account's name: what they did, and what was tried with their account
 * @param action of the kind; only together with one
 * @param on what it was done with
 * @param from the first day
 * @param to the last day
 */
public record AuditQuery(
        @Nullable String person,
        @Nullable AuditKind kind,
        @Nullable Enum<?> action,
        @Nullable UUID on,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public AuditQuery {
        if (action != null && (kind == null || !kind.actions().contains(action))) {
            throw new IllegalArgumentException("%s is no action of %s".formatted(action, kind));
        }
    }
}
