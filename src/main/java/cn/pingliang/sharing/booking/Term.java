package cn.pingliang.sharing.booking;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Each term that a place can set or leave open: how it is measured, within which bounds, and where it is kept. */
public enum Term {
    SHORTEST(Kind.LENGTH, "min_minutes", 1, Bounds.NINETY_DAYS, TermsRow::shortest),
    LONGEST(Kind.LENGTH, "max_minutes", 1, Bounds.NINETY_DAYS, TermsRow::longest),
    ALIGNMENT(Kind.STEP, "alignment_minutes", 15, 60, TermsRow::alignment),
    MIN_NOTICE(Kind.LENGTH, "min_notice_minutes", 0, Bounds.YEAR, TermsRow::minNotice),
    MAX_NOTICE(Kind.DAYS, "max_notice_days", 1, 365, TermsRow::maxNoticeDays),
    CANCEL_NOTICE(Kind.LENGTH, "cancel_notice_minutes", 0, Bounds.YEAR, TermsRow::cancelNotice),
    CHANGE_NOTICE(Kind.LENGTH, "change_notice_minutes", 0, Bounds.YEAR, TermsRow::changeNotice),
    EARLY_CHECK_IN(Kind.LENGTH, "early_check_in_minutes", 0, Bounds.THIRTY_DAYS, TermsRow::earlyCheckIn),
    NO_SHOW(Kind.LENGTH, "no_show_minutes", 0, Bounds.DAY, TermsRow::noShow),
    LATE_GRACE(Kind.LENGTH, "late_grace_minutes", 0, Bounds.DAY, TermsRow::lateGrace),
    EARLY_LEAVE_GRACE(Kind.LENGTH, "early_leave_grace_minutes", 0, Bounds.DAY, TermsRow::earlyLeaveGrace),
    OVERTIME_GRACE(Kind.LENGTH, "overtime_grace_minutes", 0, Bounds.DAY, TermsRow::overtimeGrace),
    BUFFER_BEFORE(Kind.LENGTH, "buffer_before_minutes", 0, Bounds.WEEK, TermsRow::bufferBefore),
    BUFFER_AFTER(Kind.LENGTH, "buffer_after_minutes", 0, Bounds.WEEK, TermsRow::bufferAfter),
    GAP(Kind.LENGTH, "gap_minutes", 0, Bounds.YEAR, TermsRow::gap),
    APPROVAL(Kind.YES_NO, "approval_needed", 0, 0, TermsRow::approvalNeeded),
    AUTO_APPROVAL(Kind.LENGTH, "auto_approval_minutes", 0, Bounds.NINETY_DAYS, TermsRow::autoApproval),
    AUTO_APPROVAL_TRAINED(Kind.YES_NO, "auto_approval_trained", 0, 0, TermsRow::autoApprovalTrained),
    PENDING_HOLDS(Kind.YES_NO, "pending_holds", 0, 0, TermsRow::pendingHolds),
    RIVALS_WAIT(Kind.YES_NO, "rivals_wait", 0, 0, TermsRow::rivalsWait),
    TRAINING(Kind.YES_NO, "training_needed", 0, 0, TermsRow::trainingNeeded),
    AGREEMENT(Kind.YES_NO, "agreement_needed", 0, 0, TermsRow::agreementNeeded),
    NIGHTS(Kind.YES_NO, "nights", 0, 0, TermsRow::nights),
    DAYS_OFF(Kind.YES_NO, "days_off", 0, 0, TermsRow::daysOff),
    ONE_AT_A_TIME(Kind.YES_NO, "one_at_a_time", 0, 0, TermsRow::oneAtATime);

    /** How a term is measured. */
    public enum Kind {
        /** Minutes. */
        LENGTH,
        /** Minutes, one of the parts of an hour. */
        STEP,
        DAYS,
        YES_NO
    }

    /** In minutes. */
    private static final class Bounds {
        private static final int DAY = 24 * 60;
        private static final int WEEK = 7 * DAY;
        private static final int THIRTY_DAYS = 30 * DAY;
        private static final int NINETY_DAYS = 90 * DAY;
        private static final int YEAR = 365 * DAY;
    }

    private final Kind kind;
    private final String column;
    private final int least;
    private final int most;
    private final Function<TermsRow, @Nullable Object> set;

    Term(Kind kind, String column, int least, int most, Function<TermsRow, @Nullable Object> set) {
        this.kind = kind;
        this.column = column;
        this.least = least;
        this.most = most;
        this.set = set;
    }

    public Kind kind() {
        return kind;
    }

    /** Of {@code booking_terms}. */
    String column() {
        return column;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Whether zero is no length but no rule at all. */
    public boolean isOffAtZero() {
        return this == NO_SHOW || this == AUTO_APPROVAL;
    }

    /** What the row sets: minutes or days, or a Boolean; null where it leaves the term open. */
    public @Nullable Object in(TermsRow row) {
        return set.apply(row);
    }

    /** As keys of translations spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
