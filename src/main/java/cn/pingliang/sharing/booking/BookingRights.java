package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose step each action is. One place for the service that takes it and the screen that offers it. */
final class BookingRights {

    /** What the routing gives to some; the other steps of the institution are for whoever acts for it. */
    private static final Set<BookingAction> DECISIONS = EnumSet.of(
            BookingAction.APPROVE,
            BookingAction.REJECT,
            BookingAction.RETURN,
            BookingAction.PROPOSE,
            BookingAction.WITHDRAW_PROPOSAL,
            BookingAction.REASSIGN,
            BookingAction.ACCEPT_CHANGE,
            BookingAction.DECLINE_CHANGE);

    private BookingRights() {}

    /**
     * Whom a request concerns.
     *
     * @param askedBy who asked on the requester's behalf
     * @param firstApprovedBy who gave the first of two approvals, while it waits for the second
     * @param firstApprovedFor the colleague for whom they did
     * @param service and where it stands, since samples that are to be measured are the institution's to see to
     */
    record Concerned(
            AccountId requester,
            @Nullable AccountId askedBy,
            OrganisationId organisation,
            OrganisationId institution,
            ResourceId instrument,
            @Nullable AccountId firstApprovedBy,
            @Nullable AccountId firstApprovedFor,
            ServiceMode service,
            BookingStatus status) {

        static Concerned by(Booking booking) {
            return new Concerned(
                    booking.requester(),
                    booking.askedBy(),
                    booking.organisation(),
                    booking.institution(),
                    booking.instrument(),
                    booking.firstApprovedBy(),
                    booking.firstApprovedFor(),
                    booking.serviceMode(),
                    booking.status());
        }

        /** Whether they are samples of which the institution has agreed that they come: nobody of the applicant's side does. */
        boolean areSamplesToMeasure() {
            return service.isOfSamples() && !status.isUndecided();
        }
    }

    static boolean may(BookingAction action, Viewer viewer, Concerned concerned) {
        var isRequester = viewer.account().equals(concerned.requester());
        var isInstitution = viewer.decidesOn(concerned.institution(), concerned.instrument());
        return switch (action) {
            case APPROVE,
                    REJECT,
                    RETURN,
                    PROPOSE,
                    WITHDRAW_PROPOSAL,
                    REASSIGN,
                    ACCEPT_CHANGE,
                    DECLINE_CHANGE,
                    CONFIRM,
                    EXCUSE -> actor(action, viewer, concerned).isPresent();
            case CANCEL -> isInstitution || (isRequester && concerned.status() != BookingStatus.TESTING);
            case CHECK_IN, CHECK_OUT ->
                isInstitution || (isRequester && !concerned.service().isOfSamples());
            // At once, without anybody else's decision: so not for oneself.
            case CHANGE ->
                concerned.areSamplesToMeasure()
                        ? actor(action, viewer, concerned).isPresent()
                        : isRequester || isInstitution;
            case ANSWER, ACCEPT_PROPOSAL, DECLINE_PROPOSAL, RATE, ASK_CHANGE, WITHDRAW_CHANGE -> isRequester;
            case MESSAGE -> isInstitution || isApplicant(viewer, concerned);
            case REQUEST, DECLINE, QUEUE, EXPIRE, ESCALATE, LAPSE, MARK_NO_SHOW -> false;
        };
    }

    /**
     * In whose right the viewer takes a step for the institution: their own, or else that of a colleague they stand in for.
     * Neither of the two is a party to the request (four eyes).
     */
    static Optional<Decider> actor(BookingAction action, Viewer viewer, Concerned concerned) {
        return viewer.self().isNoPartyTo(concerned)
                ? viewer.deciders()
                        .filter(each -> each.isNoPartyTo(concerned))
                        .filter(each -> DECISIONS.contains(action)
                                ? each.decidesOn(concerned)
                                : each.actsFor(concerned.institution(), concerned.instrument()))
                        .findFirst()
                : Optional.empty();
    }

    /** The requester, and whoever belongs to the organisation that asks an institution other than itself. */
    private static boolean isApplicant(Viewer viewer, Concerned concerned) {
        return viewer.account().equals(concerned.requester())
                || (viewer.standing().belongsTo(concerned.organisation())
                        && !concerned.organisation().equals(concerned.institution()));
    }
}
