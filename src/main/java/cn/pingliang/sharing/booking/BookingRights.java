package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Whose step each action is. One place for the service that takes it and the screen that offers it. */
final class BookingRights {

    private BookingRights() {}

    /**
     * Whom a request concerns.
     *
     * @param askedBy who asked on the requester's behalf
     */
    record Concerned(
            AccountId requester,
            @Nullable AccountId askedBy,
            OrganisationId organisation,
            OrganisationId institution,
            ResourceId instrument) {

        static Concerned by(Booking booking) {
            return new Concerned(
                    booking.requester(),
                    booking.askedBy(),
                    booking.organisation(),
                    booking.institution(),
                    booking.instrument());
        }
    }

    static boolean may(BookingAction action, Viewer viewer, Concerned concerned) {
        var isRequester = viewer.account().equals(concerned.requester());
        var isInstitution = viewer.decidesOn(concerned.institution(), concerned.instrument());
        return switch (action) {
            // Four eyes: nobody decides their own request, one they asked for, nor their own organisation's external
            // one.
            case APPROVE, REJECT, RETURN, PROPOSE, WITHDRAW_PROPOSAL, CONFIRM, ACCEPT_CHANGE, DECLINE_CHANGE ->
                isInstitution
                        && !isRequester
                        && !viewer.account().equals(concerned.askedBy())
                        && (concerned.organisation().equals(concerned.institution())
                                || !viewer.standing().belongsTo(concerned.organisation()));
            case CANCEL, CHECK_IN, CHECK_OUT, CHANGE -> isRequester || isInstitution;
            case ANSWER, ACCEPT_PROPOSAL, DECLINE_PROPOSAL, RATE, ASK_CHANGE, WITHDRAW_CHANGE -> isRequester;
            case MESSAGE -> isInstitution || isApplicant(viewer, concerned);
            case REQUEST, DECLINE, QUEUE, EXPIRE, ESCALATE, LAPSE, MARK_NO_SHOW -> false;
        };
    }

    /** The requester, and whoever belongs to the organisation that asks an institution other than itself. */
    private static boolean isApplicant(Viewer viewer, Concerned concerned) {
        return viewer.account().equals(concerned.requester())
                || (viewer.standing().belongsTo(concerned.organisation())
                        && !concerned.organisation().equals(concerned.institution()));
    }
}
