package cn.pingliang.sharing.organisation;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.account.RoleSource;
import cn.pingliang.sharing.shared.OncePerTransaction;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers what an account may act for, in one query; within a transaction, once and for all of it. */
@Service
@Transactional(readOnly = true)
public class Standings implements RoleSource {

    private final JdbcClient db;
    private final OncePerTransaction<AccountId, Standing> known = new OncePerTransaction<>();

    Standings(JdbcClient db) {
        this.db = db;
    }

    public Standing of(AccountId account) {
        return known.get(account, this::read);
    }

    private Standing read(AccountId account) {
        var rows = db.sql("""
                        select m.role, o.id, o.name, o.kind, o.kind <> 'ENTERPRISE' or o.verified_at is not null as verified,
                            o.reviews_all, false as operator,
                            array(select under.id from organisation under where under.supervised_by = o.id) as oversees
                        from membership m join organisation o on o.id = m.organisation_id
                        where m.account_id = :account
                        union all
                        select 'PLATFORM_OPERATOR', null, null, null, true, false, true, '{}'
                        from platform_operator where account_id = :account
                        order by role, id""")
                .param("account", account.value())
                .query(Standings::seat)
                .list();
        var seats = rows.stream().flatMap(Optional::stream).toList();
        return new Standing(account, seats, rows.size() > seats.size());
    }

    /** Who somebody is at a glance: their name, and whom they act for first. One query. */
    public Introduction introduce(AccountId account) {
        return db.sql("""
                        select a.display_name, (select o.name from membership m join organisation o on o.id = m.organisation_id
                            where m.account_id = a.id order by m.role, o.id limit 1) as organisation
                        from account a where a.id = ?""")
                .param(account.value())
                .query((row, number) -> new Introduction(
                        row.getString("display_name"), Objects.requireNonNullElse(row.getString("organisation"), "")))
                .single();
    }

    /** @param organisation empty for those who act for none */
    public record Introduction(String name, String organisation) {}

    @Override
    public Set<Role> rolesOf(AccountId account) {
        return of(account).roles();
    }

    /** A seat, or nothing for the row that says operator. */
    private static Optional<Standing.Seat> seat(ResultSet row, int number) throws SQLException {
        if (row.getBoolean("operator")) {
            return Optional.empty();
        }
        return Optional.of(new Standing.Seat(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                Role.valueOf(row.getString("role")),
                row.getBoolean("verified"),
                ids(row.getArray("oversees")),
                row.getBoolean("reviews_all")));
    }

    private static Set<OrganisationId> ids(Array array) throws SQLException {
        return Arrays.stream((UUID[]) array.getArray())
                .map(OrganisationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
