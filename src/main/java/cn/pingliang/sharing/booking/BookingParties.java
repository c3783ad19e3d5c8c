package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom to tell what happens to a request: for listeners to {@link BookingEvent}s, within their transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BookingParties {

    private final JdbcClient db;

    BookingParties(JdbcClient db) {
        this.db = db;
    }

    /** As they are now; nothing where there is no such request. One query. */
    public Optional<Parties> of(BookingId id) {
        // Who decides: BookingRights says the same of one viewer.
        return db.sql("""
                        select b.requester_id, array(
                            select distinct m.account_id from membership m
                            where m.organisation_id = b.institution_id
                            and (m.role = 'INSTITUTION_ADMIN' or m.role = 'INSTRUMENT_MANAGER' and exists (
                                select from instrument_manager i
                                where i.instrument_id = b.instrument_id and i.account_id = m.account_id))
                            and m.account_id <> b.requester_id and m.account_id is distinct from b.asked_by_id
                            and (b.organisation_id = b.institution_id or not exists (
                                select from membership o
                                where o.organisation_id = b.organisation_id and o.account_id = m.account_id))) as deciders
                        from booking b where b.id = ?""")
                .param(id.value())
                .query((row, number) -> new Parties(
                        new AccountId(row.getObject("requester_id", UUID.class)), accounts(row.getArray("deciders"))))
                .optional();
    }

    private static Set<AccountId> accounts(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(AccountId::new).collect(Collectors.toUnmodifiableSet());
    }

    /** @param deciders the institution's administrators and the instrument's managers who may decide on it (four eyes) */
    public record Parties(AccountId requester, Set<AccountId> deciders) {}
}
