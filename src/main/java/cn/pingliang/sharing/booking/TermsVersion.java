package cn.pingliang.sharing.booking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a place set for an audience from one day on, as its history shows it.
 *
 * @param declaredBy the person's name; null, with the moment, where it came with the portal
 */
public record TermsVersion(
        UUID id,
        TermsRow row,
        State state,
        @Nullable String declaredBy,
        @Nullable Instant declaredAt) {

    /** Of the versions of one place and audience one holds at a time. */
    public enum State {
        PAST,
        IN_FORCE,
        COMING
    }
}
