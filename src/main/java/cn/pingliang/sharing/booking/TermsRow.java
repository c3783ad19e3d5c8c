package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one place sets for one audience from one day on. What is null is left to the places further out. Minutes, except
 * {@code maxNoticeDays}; see {@link BookingTerms} for what each means.
 *
 * @param group for whom; null, with {@code organisation} null too, for everybody
 */
public record TermsRow(
        TermsPlace place,
        @Nullable UserGroup group,
        @Nullable OrganisationId organisation,
        LocalDate holdsFrom,
        @Nullable Integer minNotice,
        @Nullable Integer maxNoticeDays,
        @Nullable Integer shortest,
        @Nullable Integer longest,
        @Nullable Integer alignment,
        @Nullable Integer bufferBefore,
        @Nullable Integer bufferAfter,
        @Nullable Integer cancelNotice,
        @Nullable Integer changeNotice,
        @Nullable Integer earlyCheckIn,
        @Nullable Boolean approvalNeeded,
        @Nullable Boolean agreementNeeded,
        @Nullable Integer gap,
        @Nullable Boolean nights,
        @Nullable Boolean daysOff,
        @Nullable Boolean oneAtATime,
        @Nullable Boolean pendingHolds,
        @Nullable Boolean rivalsWait,
        @Nullable Integer autoApproval,
        @Nullable Integer noShow,
        @Nullable Boolean trainingNeeded,
        @Nullable Boolean autoApprovalTrained,
        @Nullable Integer lateGrace,
        @Nullable Integer earlyLeaveGrace,
        @Nullable Integer overtimeGrace,
        List<Quota> quotas) {

    public TermsRow {
        quotas = List.copyOf(quotas);
    }

    /**
     * The row that a form or a file makes.
     *
     * @param values minutes, days or Booleans as {@link Term#in} gives them; what is missing is left open
     */
    public static TermsRow of(
            TermsPlace place,
            TermsAudience audience,
            LocalDate holdsFrom,
            Map<Term, Object> values,
            List<Quota> quotas) {
        return new TermsRow(
                place,
                audience.group(),
                audience.organisation(),
                holdsFrom,
                (Integer) values.get(Term.MIN_NOTICE),
                (Integer) values.get(Term.MAX_NOTICE),
                (Integer) values.get(Term.SHORTEST),
                (Integer) values.get(Term.LONGEST),
                (Integer) values.get(Term.ALIGNMENT),
                (Integer) values.get(Term.BUFFER_BEFORE),
                (Integer) values.get(Term.BUFFER_AFTER),
                (Integer) values.get(Term.CANCEL_NOTICE),
                (Integer) values.get(Term.CHANGE_NOTICE),
                (Integer) values.get(Term.EARLY_CHECK_IN),
                (Boolean) values.get(Term.APPROVAL),
                (Boolean) values.get(Term.AGREEMENT),
                (Integer) values.get(Term.GAP),
                (Boolean) values.get(Term.NIGHTS),
                (Boolean) values.get(Term.DAYS_OFF),
                (Boolean) values.get(Term.ONE_AT_A_TIME),
                (Boolean) values.get(Term.PENDING_HOLDS),
                (Boolean) values.get(Term.RIVALS_WAIT),
                (Integer) values.get(Term.AUTO_APPROVAL),
                (Integer) values.get(Term.NO_SHOW),
                (Boolean) values.get(Term.TRAINING),
                (Boolean) values.get(Term.AUTO_APPROVAL_TRAINED),
                (Integer) values.get(Term.LATE_GRACE),
                (Integer) values.get(Term.EARLY_LEAVE_GRACE),
                (Integer) values.get(Term.OVERTIME_GRACE),
                quotas);
    }

    public TermsAudience audience() {
        return new TermsAudience(group, organisation);
    }

    /** Whether it is for those who ask from this organisation of this group; neither, where only everybody's rows count. */
    boolean isFor(@Nullable UserGroup askingGroup, @Nullable OrganisationId asking) {
        return organisation != null ? organisation.equals(asking) : group == null || group == askingGroup;
    }

    /** Which row replaces which: the same place and audience from a later day. */
    record Key(
            TermsPlace place,
            @Nullable UserGroup group,
            @Nullable OrganisationId organisation) {}

    Key key() {
        return new Key(place, group, organisation);
    }

    /** Whether it makes a difference by it who was trained. */
    boolean asksForTraining() {
        return Boolean.TRUE.equals(trainingNeeded) || Boolean.TRUE.equals(autoApprovalTrained);
    }

    /** At one place what is for one organisation goes before what is for a group, and that before what is for everybody. */
    int precedence() {
        return place.nearness() * 3 + (organisation != null ? 2 : group != null ? 1 : 0);
    }
}
