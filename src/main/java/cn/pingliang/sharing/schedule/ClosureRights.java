package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.Standing;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may close what: an institution's administrators its instruments, a manager those they were put in charge of. */
@Component
class ClosureRights {

    private final JdbcClient db;
    private final Standings standings;
    private final BookableInstruments instruments;

    ClosureRights(JdbcClient db, Standings standings, BookableInstruments instruments) {
        this.db = db;
        this.standings = standings;
        this.instruments = instruments;
    }

    /**
     * The published instruments with units, by name.
     *
     * @throws ForbiddenException where the account manages nothing by its role
     */
    List<ClosableInstrument> instrumentsOf(AccountId account) {
        var standing = standings.of(account);
        var administered = seats(standing, Role.INSTITUTION_ADMIN);
        var managing = seats(standing, Role.INSTRUMENT_MANAGER);
        if (administered.isEmpty() && managing.isEmpty()) {
            throw new ForbiddenException("closures of " + account);
        }
        return db.sql("""
                        select r.id, r.name, r.name_en from resource r join instrument i on i.id = r.id
                        where r.status = 'PUBLISHED' and exists (select from bookable_unit u where u.instrument_id = r.id)
                        and (r.institution_id = any(cast(:administered as uuid[]))
                            or (r.institution_id = any(cast(:managing as uuid[])) and exists (select from instrument_manager m
                                where m.instrument_id = r.id and m.account_id = :account)))
                        order by r.name, r.id""")
                .param("administered", array(administered))
                .param("managing", array(managing))
                .param("account", account.value())
                .query((row, number) -> new ClosableInstrument(
                        new ResourceId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("name_en")))
                .list();
    }

    /**
     * Those of the instruments, all of which the account may close.
     *
     * @throws NotFoundException where one is not published
     * @throws ForbiddenException where one is not the account's to close
     */
    Map<ResourceId, ClosableInstrument> require(Collection<ResourceId> wanted, AccountId account) {
        var own = instrumentsOf(account).stream().collect(toMap(ClosableInstrument::id, each -> each));
        var found = new LinkedHashMap<ResourceId, ClosableInstrument>();
        for (var instrument : wanted) {
            var closable = own.get(instrument);
            if (closable == null) {
                throw new ForbiddenException(
                        "closing " + instruments.get(instrument).id());
            }
            found.put(instrument, closable);
        }
        return found;
    }

    private static List<UUID> seats(Standing standing, Role role) {
        return standing.seats().stream()
                .filter(seat -> seat.role() == role)
                .map(seat -> seat.organisation().value())
                .toList();
    }

    /** As PostgreSQL writes an array; an empty one too, which no list of parameters can be. */
    static String array(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(joining(",", "{", "}"));
    }
}
