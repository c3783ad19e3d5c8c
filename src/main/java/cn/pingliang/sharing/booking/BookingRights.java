package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;

/** Whose step each action is. One place for the service that takes it and the screen that offers it. */
final class BookingRights {

    private BookingRights() {}

    static boolean may(
            BookingAction action,
            Viewer viewer,
            AccountId requester,
            OrganisationId organisation,
            OrganisationId institution,
            ResourceId instrument) {
        var isRequester = viewer.account().equals(requester);
        var isInstitution = viewer.decidesOn(institution, instrument);
        return switch (action) {
            // Four eyes: nobody decides their own request, nor their own organisation's external one.
            case APPROVE, REJECT, RETURN, CONFIRM ->
                isInstitution
                        && !isRequester
                        && (organisation.equals(institution)
                                || !viewer.standing().belongsTo(organisation));
            case CANCEL, CHECK_IN, CHECK_OUT -> isRequester || isInstitution;
            case RATE -> isRequester;
            case REQUEST, EXPIRE, MARK_NO_SHOW -> false;
        };
    }
}
