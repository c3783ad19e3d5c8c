package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.calendar.FeedSubject.Named;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of addresses. Of a secret they hold what proves it, and not the secret. */
@Component
class FeedRows {

    private static final String SELECT = """
            select f.*, coalesce(r.name, o.name, '') as name, coalesce(r.name_en, o.name_en, '') as name_en
            from calendar_feed f left join resource r on r.id = f.instrument_id
            left join organisation o on o.id = f.institution_id
            """;

    private final JdbcClient db;

    FeedRows(JdbcClient db) {
        this.db = db;
    }

    record Row(
            UUID id,
            AccountId account,
            Locale language,
            Named of,
            Instant made,
            @Nullable Instant lastUsed) {}

    /** Another one of the same subject ends. @return its id */
    UUID put(UUID id, FeedSecret secret, FeedSubject subject, Locale language, AccountId account, Instant now) {
        return db.sql("""
                        insert into calendar_feed
                            (id, account_id, instrument_id, institution_id, secret_hash, language, created_at)
                        values (:id, :account, :instrument, :institution, :hash, :language, :now)
                        on conflict on constraint calendar_feed_is_the_only_one_of_its_subject do update
                            set secret_hash = excluded.secret_hash, language = excluded.language,
                                created_at = excluded.created_at, last_used_at = null
                        returning id""")
                .param("id", id)
                .param("account", account.value())
                .param(
                        "instrument",
                        subject instanceof FeedSubject.Instrument(var instrument) ? instrument.value() : null,
                        Types.OTHER)
                .param(
                        "institution",
                        subject instanceof FeedSubject.Institution(var institution) ? institution.value() : null,
                        Types.OTHER)
                .param("hash", hash(secret))
                .param("language", "en".equals(language.getLanguage()) ? "en" : "zh")
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    /** Nothing where there is none, or its owner is locked out. */
    Optional<Row> find(FeedSecret secret, Instant now) {
        return db.sql(SELECT + """
                        join account a on a.id = f.account_id
                        where f.secret_hash = ? and (a.locked_until is null or a.locked_until <= ?)""")
                .params(hash(secret), Timestamp.from(now))
                .query((row, number) -> row(row))
                .optional();
    }

    /** One's own first, institutions, then instruments by name. */
    List<Row> of(AccountId account) {
        return db.sql(SELECT + """
                        where f.account_id = ? order by f.instrument_id is not null, f.institution_id is not null, name, f.id""")
                .param(account.value())
                .query((row, number) -> row(row))
                .list();
    }

    void used(UUID feed, Instant now) {
        db.sql("update calendar_feed set last_used_at = ? where id = ?")
                .params(Timestamp.from(now), feed)
                .update();
    }

    /** @return what it showed; nothing where the account has no such address */
    Optional<FeedSubject> remove(UUID feed, AccountId account) {
        return db.sql("""
                        delete from calendar_feed where id = ? and account_id = ?
                        returning instrument_id, institution_id""")
                .params(feed, account.value())
                .query((row, number) -> subject(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        var used = row.getTimestamp("last_used_at");
        return new Row(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                "en".equals(row.getString("language")) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                new Named(subject(row), row.getString("name"), row.getString("name_en")),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static FeedSubject subject(ResultSet row) throws SQLException {
        var instrument = row.getObject("instrument_id", UUID.class);
        var institution = row.getObject("institution_id", UUID.class);
        if (instrument != null) {
            return new FeedSubject.Instrument(new ResourceId(instrument));
        }
        return institution == null
                ? new FeedSubject.Own()
                : new FeedSubject.Institution(new OrganisationId(institution));
    }

    private static byte[] hash(FeedSecret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
