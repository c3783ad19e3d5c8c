package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to somebody's training, for those who are to hear of it. */
public sealed interface TrainingEvent {

    /**
     * Somebody wants to be trained.
     *
     * @param responsible who may train them
     */
    record TrainingWanted(
            WishId wish, ResourceId instrument, AccountId person, LocalDate day, Set<AccountId> responsible)
            implements TrainingEvent {
        public TrainingWanted {
            responsible = Set.copyOf(responsible);
        }
    }

    /** They do not want it any more. */
    record WishWithdrawn(WishId wish) implements TrainingEvent {}

    record WishDeclined(WishId wish, ResourceId instrument, AccountId person, LocalDate day, String reason)
            implements TrainingEvent {}

    /**
     * @param wish which it meets; null where nobody had asked
     * @param until the last day; null where it has no end
     */
    record PersonTrained(
            TrainingId training,
            @Nullable WishId wish,
            ResourceId instrument,
            AccountId person,
            LocalDate from,
            @Nullable LocalDate until)
            implements TrainingEvent {}

    /** Before its time, with a reason. */
    record TrainingEnded(TrainingId training, ResourceId instrument, AccountId person, LocalDate day, String reason)
            implements TrainingEvent {}

    /** In {@link TrainingEndings#DAYS_BEFORE} days, and no other follows. */
    record TrainingEndsSoon(TrainingId training, ResourceId instrument, AccountId person, LocalDate until)
            implements TrainingEvent {}
}
