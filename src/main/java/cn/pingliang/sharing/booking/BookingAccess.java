package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an account is to a request: by data, at this moment. */
@Component
class BookingAccess {

    private final Standings standings;
    private final Deciders deciders;

    BookingAccess(Standings standings, Deciders deciders) {
        this.standings = standings;
        this.deciders = deciders;
    }

    /** One query, and one more for managers of instruments: administrators decide in any case, and others never. */
    Viewer viewer(AccountId account) {
        var standing = standings.of(account);
        return standing.managesInstruments()
                ? deciders.viewer(standing)
                : new Viewer(standing, Decider.of(standing), List.of());
    }

    /**
     * Whether the request sets rules aside.
     *
     * @throws ForbiddenException where it does, or is made for another, and the account does not decide on the instrument
     */
    boolean setsRulesAside(BookingRequest request, BookableInstrument instrument, AccountId by) {
        if (request.overrideReason() == null && request.onBehalfOf() == null) {
            return false;
        }
        if (!viewer(by).decidesOn(instrument.institution(), instrument.id())) {
            throw new ForbiddenException("setting rules aside, or booking for another, on " + instrument.id());
        }
        return request.overrideReason() != null;
    }

    /**
     * @param self what they may do in their own right
     * @param colleagues whom they stand in for today
     */
    record Viewer(Standing standing, Decider self, List<Decider> colleagues) {

        Viewer {
            colleagues = List.copyOf(colleagues);
        }

        AccountId account() {
            return standing.account();
        }

        /** Whose changes concern them: their own, and those of the organisations they belong to. */
        Set<UUID> subjects() {
            return Stream.concat(
                            Stream.of(account().value()),
                            standing.seats().stream()
                                    .map(seat -> seat.organisation().value()))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Themselves first. */
        Stream<Decider> deciders() {
            return Stream.concat(Stream.of(self), colleagues.stream());
        }

        /** Whether they are at the institution's side of the counter: in charge, deciding, or standing in for who is. */
        boolean decidesOn(OrganisationId institution, ResourceId instrument) {
            return deciders().anyMatch(each -> each.actsFor(institution, instrument));
        }

        /** The requester, whoever belongs to the organisation it was asked for, who decides, and who oversees them. */
        boolean sees(
                AccountId requester, OrganisationId organisation, OrganisationId institution, ResourceId instrument) {
            return account().equals(requester)
                    || (standing.belongsTo(organisation) && !organisation.equals(institution))
                    || decidesOn(institution, instrument)
                    || standing.oversees(institution);
        }
    }
}
