package cn.pingliang.sharing.organisation;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an account may act for at this moment, as the database has it. Services ask this, not the roles of a session that
 * may be hours old.
 */
public record Standing(AccountId account, List<Seat> seats, boolean operator) {

    public Standing {
        seats = List.copyOf(seats);
    }

    /**
     * One membership.
     *
     * @param verified whether an enterprise's identity was verified; true for institutions and bureaus
     * @param oversees the institutions a bureau supervises; empty for others
     * @param overseesAll whether the bureau reviews every institution
     */
    public record Seat(
            OrganisationId organisation,
            String organisationName,
            OrganisationKind kind,
            Role role,
            boolean verified,
            Set<OrganisationId> oversees,
            boolean overseesAll) {}

    public Set<Role> roles() {
        var roles = seats.stream().map(Seat::role).collect(Collectors.toSet());
        if (operator) {
            roles.add(Role.PLATFORM_OPERATOR);
        }
        return roles;
    }

    public boolean administers(OrganisationId institution) {
        return sits(institution, Role.INSTITUTION_ADMIN);
    }

    public boolean managesInstrumentsOf(OrganisationId institution) {
        return sits(institution, Role.INSTRUMENT_MANAGER);
    }

    /** Whether the account may have been put in charge of instruments anywhere. */
    public boolean managesInstruments() {
        return seats.stream().anyMatch(seat -> seat.role() == Role.INSTRUMENT_MANAGER);
    }

    public boolean belongsTo(OrganisationId organisation) {
        return seats.stream().anyMatch(seat -> seat.organisation().equals(organisation));
    }

    /** Whether the account reviews the institution for a bureau. */
    public boolean oversees(OrganisationId institution) {
        return seats.stream()
                .anyMatch(seat -> seat.role() == Role.BUREAU_REVIEWER
                        && (seat.overseesAll() || seat.oversees().contains(institution)));
    }

    /** The seat an account books for: its enterprise or, for staff, its institution. */
    public Optional<Seat> bookingSeat() {
        return seats.stream()
                .filter(seat -> seat.role() != Role.BUREAU_REVIEWER)
                .findFirst();
    }

    private boolean sits(OrganisationId organisation, Role role) {
        return seats.stream()
                .anyMatch(seat -> seat.role() == role && seat.organisation().equals(organisation));
    }
}
