package cn.pingliang.sharing.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry as the operators read it.
 *
 * @param person who did it; null where the portal did, or where nobody proved who they are
 * @param subject whose account it was about, where that is all that is known of them
 * @param instrument its name, where it was about one
 */
public record AuditLine(
        UUID id,
        Instant at,
        @Nullable Person person,
        @Nullable Person subject,
        AuditKind kind,
        Enum<?> action,
        @Nullable UUID on,
        @Nullable String instrument,
        @Nullable String instrumentEn,
        JsonNode details,
        @Nullable String channel,
        @Nullable String address) {

    /** @param name of which all but the first character is hidden: the account's name says who it is */
    public record Person(String username, String name) {

        static @Nullable Person of(@Nullable String username, @Nullable String name) {
            return username == null || name == null ? null : new Person(username, masked(name));
        }

        private static String masked(String name) {
            return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
        }
    }
}
