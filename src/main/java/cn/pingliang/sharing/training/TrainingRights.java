package cn.pingliang.sharing.training;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who trains whom: an institution's administrators on its instruments, a manager on those they were put in charge of, and nobody
 * themselves.
 */
@Component
class TrainingRights {

    private final JdbcClient db;
    private final Standings standings;

    TrainingRights(JdbcClient db, Standings standings) {
        this.db = db;
        this.standings = standings;
    }

    /**
     * The published instruments on which the account trains others, by name.
     *
     * @throws ForbiddenException where it manages nothing by its role
     */
    List<TrainedInstrument> instrumentsOf(AccountId account) {
        requireStaff(account);
        var standing = standings.of(account);
        return db.sql("""
                        select r.id, r.name, r.name_en from resource r join instrument i on i.id = r.id
                        where r.status = 'PUBLISHED' and (r.institution_id = any(cast(:administered as uuid[]))
                            or (r.institution_id = any(cast(:managing as uuid[])) and exists (select from instrument_manager m
                                where m.instrument_id = r.id and m.account_id = :account)))
                        order by r.name, r.id""")
                .param("administered", seats(standing, Role.INSTITUTION_ADMIN))
                .param("managing", seats(standing, Role.INSTRUMENT_MANAGER))
                .param("account", account.value())
                .query((row, number) -> new TrainedInstrument(
                        new ResourceId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("name_en")))
                .list();
    }

    /** @throws ForbiddenException where the account manages nothing by its role */
    void requireStaff(AccountId account) {
        var roles = standings.of(account).roles();
        if (!roles.contains(Role.INSTITUTION_ADMIN) && !roles.contains(Role.INSTRUMENT_MANAGER)) {
            throw new ForbiddenException("trainings of " + account);
        }
    }

    /** @throws ForbiddenException where the account does not train others on the instrument */
    void require(ResourceId instrument, OrganisationId institution, AccountId account) {
        if (!standings.of(account).administers(institution)
                && !responsibleFor(instrument).contains(account)) {
            throw new ForbiddenException("training on " + instrument);
        }
    }

    /** @throws ForbiddenException where the account books for nobody, or for an enterprise that is not verified */
    void requireToAsk(AccountId account) {
        if (!usesInstruments(account)) {
            throw new ForbiddenException("asking for training for nobody");
        }
    }

    /** Whether the person books for an institution or a verified enterprise, so that there is something to train them for. */
    boolean usesInstruments(AccountId person) {
        return standings
                .of(person)
                .bookingSeat()
                .filter(seat -> seat.kind() != OrganisationKind.ENTERPRISE || seat.verified())
                .isPresent();
    }

    /** Whoever may train others on the instrument. */
    Set<AccountId> responsibleFor(ResourceId instrument) {
        return new HashSet<>(db.sql("""
                        select m.account_id from membership m join resource r on r.institution_id = m.organisation_id
                        where r.id = :instrument and (m.role = 'INSTITUTION_ADMIN' or (m.role = 'INSTRUMENT_MANAGER'
                            and exists (select from instrument_manager i
                                where i.instrument_id = r.id and i.account_id = m.account_id)))""")
                .param("instrument", instrument.value())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .list());
    }

    private static String seats(Standing standing, Role role) {
        return array(standing.seats().stream()
                .filter(seat -> seat.role() == role)
                .map(seat -> seat.organisation().value()));
    }

    /** As PostgreSQL writes an array; an empty one too, which no list of parameters can be. */
    static String array(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
