package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people want to be told how. */
@Component
class Readers {

    private static final String SELECT = """
            select a.id, a.display_name, a.email, a.phone, s.language, s.daily, s.quiet_from, s.quiet_until,
                array(select c.channel from notice_choice c where c.account_id = a.id and c.kind = :kind and c.wanted) as wanted,
                array(select c.channel from notice_choice c where c.account_id = a.id and c.kind = :kind and not c.wanted) as unwanted
            from account a left join notice_settings s on s.account_id = a.id
            """;

    private final JdbcClient db;

    Readers(JdbcClient db) {
        this.db = db;
    }

    /** One query. */
    List<Reader> of(NoticeKind kind, Collection<AccountId> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : db.sql(SELECT + "where a.id in (:accounts)")
                        .param("kind", kind.name())
                        .param(
                                "accounts",
                                accounts.stream().map(AccountId::value).toList())
                        .query((row, number) -> reader(row))
                        .list();
    }

    /** Apart from any kind. */
    Reader of(AccountId account) {
        return db.sql(SELECT + "where a.id = :account")
                .param("kind", "")
                .param("account", account.value())
                .query((row, number) -> reader(row))
                .single();
    }

    private static Reader reader(ResultSet row) throws SQLException {
        return new Reader(
                new Recipient(
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("display_name"),
                        "en".equals(row.getString("language")) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                        row.getString("email"),
                        row.getString("phone")),
                row.getBoolean("daily"),
                quiet(row),
                names(row.getArray("wanted")),
                names(row.getArray("unwanted")));
    }

    private static @Nullable QuietHours quiet(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        return from == null ? null : new QuietHours(from, row.getObject("quiet_until", LocalTime.class));
    }

    private static Set<String> names(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
