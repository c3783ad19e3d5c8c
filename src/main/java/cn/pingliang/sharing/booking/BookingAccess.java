package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What an account is to a request: by data, at this moment. */
@Component
class BookingAccess {

    private final Standings standings;
    private final BookableInstruments instruments;

    BookingAccess(Standings standings, BookableInstruments instruments) {
        this.standings = standings;
        this.instruments = instruments;
    }

    Viewer viewer(AccountId account) {
        var standing = standings.of(account);
        return new Viewer(standing, standing.managesInstruments() ? instruments.managedBy(account) : Set.of());
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

    /** @param managed the instruments the account was put in charge of */
    record Viewer(Standing standing, Set<ResourceId> managed) {

        AccountId account() {
            return standing.account();
        }

        /** The institution's administrators and the instrument's managers. */
        boolean decidesOn(OrganisationId institution, ResourceId instrument) {
            return standing.administers(institution)
                    || (standing.managesInstrumentsOf(institution) && managed.contains(instrument));
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
