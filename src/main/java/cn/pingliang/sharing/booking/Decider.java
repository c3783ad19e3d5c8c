package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingRights.Concerned;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may do at the institution's side of the counter: the viewer of a request, or a colleague they stand in for today.
 *
 * @param belongsTo every organisation they act for
 * @param administers institutions
 * @param inCharge instruments they were put in charge of
 * @param decides instruments whose requests the routing lets them decide on
 */
record Decider(
        AccountId account,
        String name,
        Set<OrganisationId> belongsTo,
        Set<OrganisationId> administers,
        Set<ResourceId> inCharge,
        Set<ResourceId> decides) {

    /** Without what the routing adds, which is nothing to administrators and to those who are no staff. */
    static Decider of(Standing standing) {
        return new Decider(
                standing.account(),
                "",
                standing.seats().stream().map(Standing.Seat::organisation).collect(Collectors.toUnmodifiableSet()),
                standing.seats().stream()
                        .map(Standing.Seat::organisation)
                        .filter(standing::administers)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of(),
                Set.of());
    }

    Decider with(Set<ResourceId> charge, Set<ResourceId> decided) {
        return new Decider(account, name, belongsTo, administers, charge, decided);
    }

    /** Whether they act for the institution in what concerns the instrument: in charge of it, or deciding on it. */
    boolean actsFor(OrganisationId institution, ResourceId instrument) {
        return isInCharge(institution, instrument) || decides.contains(instrument);
    }

    boolean isInCharge(OrganisationId institution, ResourceId instrument) {
        return administers.contains(institution) || inCharge.contains(instrument);
    }

    /** By the routing, which leaves second approvals to administrators; whether they may is asked of {@link #isNoPartyTo} too. */
    boolean decidesOn(Concerned concerned) {
        return administers.contains(concerned.institution())
                || (concerned.firstApprovedBy() == null && decides.contains(concerned.instrument()));
    }

    /**
     * Four eyes: nobody decides their own request, one they asked for, nor their own organisation's external one, and nobody gives
     * both of two approvals.
     */
    boolean isNoPartyTo(Concerned concerned) {
        return !account.equals(concerned.requester())
                && !account.equals(concerned.askedBy())
                && !account.equals(concerned.firstApprovedBy())
                && !account.equals(concerned.firstApprovedFor())
                && (concerned.organisation().equals(concerned.institution())
                        || !belongsTo.contains(concerned.organisation()));
    }
}
