package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.booking.BookingEvent;
import cn.pingliang.sharing.booking.BookingEvent.BookingAnswered;
import cn.pingliang.sharing.booking.BookingEvent.BookingApproved;
import cn.pingliang.sharing.booking.BookingEvent.BookingCancelled;
import cn.pingliang.sharing.booking.BookingEvent.BookingChanged;
import cn.pingliang.sharing.booking.BookingEvent.BookingDeclined;
import cn.pingliang.sharing.booking.BookingEvent.BookingExpired;
import cn.pingliang.sharing.booking.BookingEvent.BookingReassigned;
import cn.pingliang.sharing.booking.BookingEvent.BookingRejected;
import cn.pingliang.sharing.booking.BookingEvent.BookingRequested;
import cn.pingliang.sharing.booking.BookingEvent.BookingReturned;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ChangeAsked;
import cn.pingliang.sharing.booking.BookingEvent.ChangeDeclined;
import cn.pingliang.sharing.booking.BookingEvent.ChangeWithdrawn;
import cn.pingliang.sharing.booking.BookingEvent.DecisionDue;
import cn.pingliang.sharing.booking.BookingEvent.DecisionOverdue;
import cn.pingliang.sharing.booking.BookingEvent.FirstApprovalGiven;
import cn.pingliang.sharing.booking.BookingEvent.FirstChangeApprovalGiven;
import cn.pingliang.sharing.booking.BookingEvent.MessageWritten;
import cn.pingliang.sharing.booking.BookingEvent.NoShowExcused;
import cn.pingliang.sharing.booking.BookingEvent.NoShowMarked;
import cn.pingliang.sharing.booking.BookingEvent.ProposalAccepted;
import cn.pingliang.sharing.booking.BookingEvent.ProposalDeclined;
import cn.pingliang.sharing.booking.BookingEvent.ProposalLapsed;
import cn.pingliang.sharing.booking.BookingEvent.ProposalWithdrawn;
import cn.pingliang.sharing.booking.BookingEvent.ReportIssued;
import cn.pingliang.sharing.booking.BookingEvent.SamplesReceived;
import cn.pingliang.sharing.booking.BookingEvent.TimeProposed;
import cn.pingliang.sharing.booking.BookingEvent.UseBegun;
import cn.pingliang.sharing.booking.BookingEvent.UseEnded;
import cn.pingliang.sharing.booking.UseConfirmed;
import cn.pingliang.sharing.shared.TimeSlot;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a request is to either side of it.
 *
 * @param toRequester null where it is nothing to them; likewise {@code toDeciders}
 * @param settles whether what was asked of the deciders before is done with
 */
record Telling(
        @Nullable NoticeKind toRequester,
        @Nullable NoticeKind toDeciders,
        boolean settles,
        @Nullable TimeSlot other,
        @Nullable String reason) {

    static Telling of(BookingEvent event) {
        return switch (event) {
            case BookingRequested asked ->
                new Telling(
                        asked.onBehalf() ? NoticeKind.BOOKED_FOR_YOU : null,
                        asked.decisionNeeded() ? NoticeKind.DECISION_WANTED : null,
                        false,
                        null,
                        null);
            // By a rule, nobody was asked.
            case BookingApproved approved -> requester(NoticeKind.APPROVED, approved.by() != null, null);
            case FirstApprovalGiven given ->
                new Telling(NoticeKind.FIRST_APPROVED, NoticeKind.SECOND_APPROVAL_WANTED, true, null, null);
            case BookingRejected rejected -> requester(NoticeKind.REJECTED, true, rejected.reason());
            case BookingReturned returned -> requester(NoticeKind.RETURNED, true, returned.reason());
            case BookingAnswered answered -> new Telling(null, NoticeKind.ANSWERED, false, null, answered.text());
            case BookingReassigned reassigned ->
                new Telling(null, NoticeKind.HANDED_TO_YOU, false, null, reassigned.reason());
            case DecisionDue due -> new Telling(null, NoticeKind.DECISION_DUE, false, null, null);
            case DecisionOverdue overdue ->
                new Telling(NoticeKind.DECISION_LATE, NoticeKind.DECISION_OVERDUE, false, null, null);
            case BookingCancelled cancelled ->
                new Telling(NoticeKind.CANCELLED, NoticeKind.REQUEST_CANCELLED, true, null, cancelled.reason());
            case BookingExpired expired ->
                new Telling(NoticeKind.EXPIRED, NoticeKind.REQUEST_EXPIRED, true, null, null);
            case BookingDeclined declined -> requester(NoticeKind.DECLINED, true, null);
            case BookingChanged changed ->
                new Telling(NoticeKind.CHANGED, NoticeKind.REQUEST_CHANGED, false, changed.before(), null);
            case ChangeAsked asked -> new Telling(null, NoticeKind.CHANGE_WANTED, false, asked.instead(), null);
            case FirstChangeApprovalGiven given ->
                new Telling(NoticeKind.CHANGE_FIRST_ACCEPTED, NoticeKind.CHANGE_WANTED, true, given.instead(), null);
            case ChangeAccepted accepted ->
                new Telling(NoticeKind.CHANGE_ACCEPTED, null, true, accepted.before(), null);
            case ChangeDeclined declined -> requester(NoticeKind.CHANGE_DECLINED, true, declined.reason());
            case ChangeWithdrawn withdrawn -> new Telling(null, NoticeKind.CHANGE_WITHDRAWN, true, null, null);
            case TimeProposed proposed ->
                new Telling(NoticeKind.TIME_PROPOSED, null, true, proposed.instead(), proposed.reason());
            // Theirs to accept: for their calendar's sake.
            case ProposalAccepted accepted ->
                new Telling(NoticeKind.OWN_ACCEPTANCE, NoticeKind.PROPOSAL_ACCEPTED, true, accepted.before(), null);
            case ProposalDeclined declined ->
                new Telling(null, NoticeKind.PROPOSAL_DECLINED, false, null, declined.word());
            case ProposalWithdrawn withdrawn -> requester(NoticeKind.PROPOSAL_WITHDRAWN, false, null);
            case ProposalLapsed lapsed ->
                new Telling(NoticeKind.PROPOSAL_LAPSED, NoticeKind.PROPOSAL_UNANSWERED, false, null, null);
            // The requester hears too what others of their organisation say.
            case MessageWritten message ->
                new Telling(
                        NoticeKind.MESSAGE,
                        message.byInstitution() ? null : NoticeKind.REQUEST_MESSAGE,
                        false,
                        null,
                        message.text());
            case NoShowMarked missed -> new Telling(NoticeKind.NO_SHOW, NoticeKind.REQUEST_NO_SHOW, true, null, null);
            case NoShowExcused excused ->
                new Telling(NoticeKind.NO_SHOW_EXCUSED, NoticeKind.HOURS_TO_CONFIRM, false, null, excused.reason());
            case UseBegun begun -> new Telling(null, null, false, null, null);
            case UseEnded ended -> new Telling(null, NoticeKind.HOURS_TO_CONFIRM, false, null, null);
            case SamplesReceived received -> requester(NoticeKind.SAMPLES_RECEIVED, false, null);
            case ReportIssued issued ->
                new Telling(NoticeKind.REPORT_ISSUED, NoticeKind.HOURS_TO_CONFIRM, false, null, issued.word());
            case UseConfirmed confirmed -> requester(NoticeKind.USE_CONFIRMED, true, null);
        };
    }

    private static Telling requester(NoticeKind kind, boolean settles, @Nullable String reason) {
        return new Telling(kind, null, settles, null, reason);
    }

    /** Where the requester did it. */
    @Nullable
    NoticeKind toThemselves() {
        return toRequester == null ? null : toRequester.own();
    }

    NewNotice notice(NoticeKind kind, BookingEvent event) {
        return new NewNotice(
                kind,
                event.id().value(),
                event.step(),
                event.id(),
                event.instrument(),
                event.slot(),
                other,
                reason,
                event instanceof TimeProposed proposed ? proposed.until() : null);
    }
}
