package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.ForbiddenException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the staff of an instrument can ask for: people of verified enterprises. It is no list to leaf through (个人信息保护法
 * art. 6): whoever asks knows a login name, or enough of a name, and learns no more than whose it is.
 */
@Service
@Transactional(readOnly = true)
public class RequesterDirectory {

    /** Fewer letters find nobody. */
    public static final int FEWEST_LETTERS = 2;

    private static final int MOST = 10;

    private final JdbcClient db;
    private final BookingAccess access;

    RequesterDirectory(JdbcClient db, BookingAccess access) {
        this.db = db;
        this.access = access;
    }

    /** Whether the account sets rules aside and asks for others on the instrument. */
    public boolean isOpenTo(AccountId by, BookableInstrument instrument) {
        return access.viewer(by).decidesOn(instrument.institution(), instrument.id());
    }

    /**
     * @param words the whole login name, or a part of the person's or the enterprise's name
     * @throws ForbiddenException where the account does not decide on the instrument
     */
    public List<Person> find(String words, BookableInstrument instrument, AccountId by) {
        if (!isOpenTo(by, instrument)) {
            throw new ForbiddenException("looking for people on behalf of " + instrument.id());
        }
        var sought = words.strip().toLowerCase(Locale.ROOT);
        if (sought.length() < FEWEST_LETTERS) {
            return List.of();
        }
        return db.sql("""
                        select a.id, a.display_name, min(o.name) as organisation
                        from account a join membership m on m.account_id = a.id
                        join organisation o on o.id = m.organisation_id
                        where m.role = 'ENTREPRENEUR' and o.verified_at is not null and a.id <> :by
                        and (a.username = :words or position(:words in lower(a.display_name)) > 0
                            or position(:words in lower(o.name)) > 0)
                        group by a.id order by a.display_name, a.id limit :most""")
                .param("by", by.value())
                .param("words", sought)
                .param("most", MOST)
                .query((row, number) -> new Person(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        row.getString("organisation")))
                .list();
    }

    public record Person(AccountId id, String name, String organisation) {}
}
