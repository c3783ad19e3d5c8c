package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One training, as the person and whoever is responsible for the instrument see it.
 *
 * @param organisation for which the person uses instruments; empty where there is none any more
 * @param until the last day; null where it has no end
 * @param endReason why somebody ended it before its time; null where nobody did
 */
public record TrainingView(
        TrainingId id,
        ResourceId instrument,
        String instrumentName,
        String instrumentNameEn,
        String institution,
        String institutionEn,
        AccountId person,
        String personName,
        String organisation,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String note,
        String recordedBy,
        Instant recordedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        State state) {

    public enum State {
        /** It follows one that is in force. */
        TO_COME,
        IN_FORCE,
        /** In force for another {@link TrainingEndings#DAYS_BEFORE} days or less, and none follows. */
        ENDS_SOON,
        OVER,
        /** Before its time. */
        ENDED;

        /** Whether there is something to end. */
        public boolean canBeEnded() {
            return this == TO_COME || this == IN_FORCE || this == ENDS_SOON;
        }
    }
}
