package cn.pingliang.sharing.organisation;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds people to whom something is to be done, for modules that have asked whether the account may. It is no list to leaf through
 * (个人信息保护法 art. 6): whoever asks knows a login name, or enough of a name, and learns no more than whose it is.
 */
@Service
@Transactional(readOnly = true)
public class MemberDirectory {

    /** Fewer letters find nobody. */
    public static final int FEWEST_LETTERS = 2;

    private static final int MOST = 10;

    private final JdbcClient db;

    MemberDirectory(JdbcClient db) {
        this.db = db;
    }

    /** @param organisation one that they act for */
    public record Member(AccountId id, String name, String organisation) {}

    /**
     * Members of institutions and of verified enterprises, by name; without whoever asks.
     *
     * @param words the whole login name, or a part of the person's or the organisation's name
     */
    public List<Member> find(String words, Collection<Role> roles, AccountId by) {
        var sought = words.strip().toLowerCase(Locale.ROOT);
        if (sought.length() < FEWEST_LETTERS) {
            return List.of();
        }
        return db.sql("""
                        select a.id, a.display_name, min(o.name) as organisation
                        from account a join membership m on m.account_id = a.id
                        join organisation o on o.id = m.organisation_id
                        where m.role in (:roles) and (o.kind <> 'ENTERPRISE' or o.verified_at is not null) and a.id <> :by
                        and (a.username = :words or position(:words in lower(a.display_name)) > 0
                            or position(:words in lower(o.name)) > 0)
                        group by a.id order by a.display_name, a.id limit :most""")
                .param("roles", roles.stream().map(Role::name).toList())
                .param("by", by.value())
                .param("words", sought)
                .param("most", MOST)
                .query((row, number) -> new Member(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        row.getString("organisation")))
                .list();
    }
}
