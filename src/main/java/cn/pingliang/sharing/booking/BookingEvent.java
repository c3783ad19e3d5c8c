package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request, published in the transaction that did it. Ids and values only: whoever listens later, after a
 * crash even, reads for itself what is so by then.
 */
public sealed interface BookingEvent
        permits BookingEvent.BookingRequested,
                BookingEvent.BookingApproved,
                BookingEvent.FirstApprovalGiven,
                BookingEvent.FirstChangeApprovalGiven,
                BookingEvent.BookingRejected,
                BookingEvent.BookingReturned,
                BookingEvent.BookingAnswered,
                BookingEvent.BookingReassigned,
                BookingEvent.DecisionDue,
                BookingEvent.DecisionOverdue,
                BookingEvent.BookingCancelled,
                BookingEvent.BookingExpired,
                BookingEvent.BookingDeclined,
                BookingEvent.BookingChanged,
                BookingEvent.ChangeAsked,
                BookingEvent.ChangeAccepted,
                BookingEvent.ChangeDeclined,
                BookingEvent.ChangeWithdrawn,
                BookingEvent.TimeProposed,
                BookingEvent.ProposalAccepted,
                BookingEvent.ProposalDeclined,
                BookingEvent.ProposalWithdrawn,
                BookingEvent.ProposalLapsed,
                BookingEvent.MessageWritten,
                BookingEvent.NoShowMarked,
                BookingEvent.NoShowExcused,
                BookingEvent.UseBegun,
                BookingEvent.UseEnded,
                BookingEvent.SamplesReceived,
                BookingEvent.ReportIssued,
                UseConfirmed {

    BookingId id();

    /** Its number in the request's history, from 1: with the id it names this event, however often it is heard. */
    int step();

    /** Who did it; null where the portal did, by a rule. */
    @Nullable
    AccountId by();

    ResourceId instrument();

    /** The time the request is for, as it was after the step. */
    TimeSlot slot();

    /** Whether anybody but who did it may want to know; there is no need to keep the others for later. */
    default boolean concernsOthers() {
        return true;
    }

    /**
     * @param decisionNeeded whether it waits for the institution
     * @param onBehalf whether staff asked for somebody else
     * @param bundle the requests that it was made together with
     */
    record BookingRequested(
            BookingId id,
            int step,
            AccountId by,
            ResourceId instrument,
            TimeSlot slot,
            boolean decisionNeeded,
            boolean onBehalf,
            @Nullable BundleId bundle)
            implements BookingEvent {
        @Override
        public boolean concernsOthers() {
            return decisionNeeded || onBehalf;
        }
    }

    record BookingApproved(BookingId id, int step, @Nullable AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** The first of two approvals; it waits for an administrator's. */
    record FirstApprovalGiven(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    record BookingRejected(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String reason)
            implements BookingEvent {}

    record BookingReturned(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String reason)
            implements BookingEvent {}

    /** The applicant said what the institution had asked for. */
    record BookingAnswered(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String text)
            implements BookingEvent {}

    /** @param to is to decide on it now; others still may */
    record BookingReassigned(
            BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, AccountId to, String reason)
            implements BookingEvent {}

    /** Whoever decides has little time left. */
    record DecisionDue(BookingId id, int step, ResourceId instrument, TimeSlot slot, Instant decideBy)
            implements BookingEvent {
        @Override
        public @Nullable AccountId by() {
            return null;
        }
    }

    /** Whoever was to decide did not in time. */
    record DecisionOverdue(BookingId id, int step, ResourceId instrument, TimeSlot slot, Instant decideBy)
            implements BookingEvent {
        @Override
        public @Nullable AccountId by() {
            return null;
        }
    }

    record BookingCancelled(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String reason)
            implements BookingEvent {}

    /** Nobody decided before the slot began. */
    record BookingExpired(BookingId id, int step, @Nullable AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** The slot went to another request that competed for it. */
    record BookingDeclined(BookingId id, int step, @Nullable AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** It has another time, without anybody's decision. */
    record BookingChanged(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot before, TimeSlot slot)
            implements BookingEvent {}

    /** The first of two approvals of a change; it waits for an administrator's. */
    record FirstChangeApprovalGiven(
            BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, TimeSlot instead)
            implements BookingEvent {}

    /** @param instead waits for the institution's decision; until then the slot stays */
    record ChangeAsked(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, TimeSlot instead)
            implements BookingEvent {}

    record ChangeAccepted(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot before, TimeSlot slot)
            implements BookingEvent {}

    record ChangeDeclined(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String reason)
            implements BookingEvent {}

    record ChangeWithdrawn(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /**
     * Whoever decides agrees to another time, and the applicant is asked.
     *
     * @param until when it is kept for them
     */
    record TimeProposed(
            BookingId id,
            int step,
            AccountId by,
            ResourceId instrument,
            TimeSlot slot,
            TimeSlot instead,
            Instant until,
            String reason)
            implements BookingEvent {}

    /** The booking is approved at the time that was proposed. */
    record ProposalAccepted(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot before, TimeSlot slot)
            implements BookingEvent {}

    record ProposalDeclined(
            BookingId id,
            int step,
            AccountId by,
            ResourceId instrument,
            TimeSlot slot,
            @Nullable String word) implements BookingEvent {}

    record ProposalWithdrawn(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** Nobody answered the proposal in time; the request waits for the institution again. */
    record ProposalLapsed(BookingId id, int step, ResourceId instrument, TimeSlot slot) implements BookingEvent {
        @Override
        public @Nullable AccountId by() {
            return null;
        }
    }

    /** @param byInstitution whether it is for the applicant, or else for those who decide */
    record MessageWritten(
            BookingId id,
            int step,
            AccountId by,
            ResourceId instrument,
            TimeSlot slot,
            String text,
            boolean byInstitution)
            implements BookingEvent {}

    /** Nobody came in time; the rest of the slot is free again. */
    record NoShowMarked(BookingId id, int step, @Nullable AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** They had come after all; hours and fee wait for the institution's confirmation. */
    record NoShowExcused(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot, String reason)
            implements BookingEvent {}

    record UseBegun(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {
        @Override
        public boolean concernsOthers() {
            return false;
        }
    }

    /** Hours and fee wait for the institution's confirmation. */
    record UseEnded(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /** The institution has the samples. */
    record SamplesReceived(BookingId id, int step, AccountId by, ResourceId instrument, TimeSlot slot)
            implements BookingEvent {}

    /**
     * The samples were measured; hours and fee wait for the institution's confirmation.
     *
     * @param word what the report says, where that is not in the files that came with it
     */
    record ReportIssued(
            BookingId id,
            int step,
            AccountId by,
            ResourceId instrument,
            TimeSlot slot,
            @Nullable String word) implements BookingEvent {}
}
