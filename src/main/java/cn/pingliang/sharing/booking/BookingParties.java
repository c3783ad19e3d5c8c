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
    private final Deciders deciders;

    BookingParties(JdbcClient db, Deciders deciders) {
        this.db = db;
        this.deciders = deciders;
    }

    /** As they are now; nothing where there is no such request. One query. */
    public Optional<Parties> of(BookingId id) {
        return db.sql("""
                        with d as materialized (
                            select d.account_id, d.for_id, d.in_charge, %s as decides, %s as asked, b.handed_to_id in (d.account_id, d.for_id) as handed
                            from booking b join instrument_decider d on %s where b.id = :id
                        )
                        select b.requester_id, coalesce(
                            nullif(array(select distinct d.account_id from d where d.asked or d.handed
                                or d.in_charge and b.status not in ('PENDING', 'RETURNED') and b.change_starts_at is null), '{}'),
                            array(select distinct d.account_id from d where d.decides)) as deciders,
                            array(select distinct d.account_id from d where d.handed) as handed_to
                        from booking b where b.id = :id""".formatted(Deciders.DECIDES, Deciders.IS_ASKED, Deciders.IS_NO_PARTY))
                .param("id", id.value())
                .param("today", deciders.today())
                .query((row, number) -> new Parties(
                        new AccountId(row.getObject("requester_id", UUID.class)),
                        accounts(row.getArray("deciders")),
                        accounts(row.getArray("handed_to"))))
                .optional();
    }

    private static Set<AccountId> accounts(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray()).map(AccountId::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param deciders whom the routing asks to decide, and who stands in for them, as far as they may (four eyes); all who may,
     *     where it asks nobody who may; with everybody in charge, where there is nothing to decide
     * @param handedTo to whom it was handed, and who stands in for them
     */
    public record Parties(AccountId requester, Set<AccountId> deciders, Set<AccountId> handedTo) {}
}
