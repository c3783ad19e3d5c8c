package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.shared.TimeSlot;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a request: written once, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class BookingStep {

    @Id
    private UUID id;

    private int position;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private BookingAction action;

    /** The status it led to. */
    @Enumerated(EnumType.STRING)
    private BookingStatus status;

    /** Null where the portal did it, by a rule. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "by_id"))
    private @Nullable AccountId by;

    /** The colleague whom they stood in for. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "for_id"))
    private @Nullable AccountId forColleague;

    /** To whom it was handed. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "to_id"))
    private @Nullable AccountId to;

    private @Nullable String reason;

    /** The time that the step set or asked for. */
    private @Nullable Instant startsAt;

    private @Nullable Instant endsAt;

    /** The rule by which the portal approved it. */
    private @Nullable Integer approvedUpToMinutes;

    /** Whether that rule is for those who are trained only. */
    private boolean approvedAsTrained;

    /** The rule by which the portal marked it as a no-show. */
    private @Nullable Integer noShowAfterMinutes;

    @SuppressWarnings("NullAway.Init")
    protected BookingStep() {}

    BookingStep(
            UUID id,
            int position,
            Instant at,
            BookingAction action,
            BookingStatus status,
            @Nullable AccountId by,
            @Nullable AccountId forColleague,
            @Nullable AccountId to,
            @Nullable String reason,
            @Nullable TimeSlot slot,
            @Nullable ApprovalRule approvedBy,
            @Nullable Duration noShowAfter) {
        this.id = id;
        this.position = position;
        this.at = at;
        this.action = action;
        this.status = status;
        this.by = by;
        this.forColleague = forColleague;
        this.to = to;
        this.reason = reason;
        startsAt = slot == null ? null : slot.start();
        endsAt = slot == null ? null : slot.end();
        approvedUpToMinutes = minutes(approvedBy == null ? null : approvedBy.upTo());
        approvedAsTrained = approvedBy != null && approvedBy.trained();
        noShowAfterMinutes = minutes(noShowAfter);
    }

    private static @Nullable Integer minutes(@Nullable Duration rule) {
        return rule == null ? null : Math.toIntExact(rule.toMinutes());
    }

    boolean proposes() {
        return action == BookingAction.PROPOSE;
    }

    @Nullable
    AccountId by() {
        return by;
    }

    @Nullable
    AccountId forColleague() {
        return forColleague;
    }

    UUID id() {
        return id;
    }
}
