package cn.pingliang.sharing.calendar;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.CalendarEntries;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.TimeSlot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The address at which somebody's calendar reads their own bookings: one for each account, made and taken back by its owner. */
@Service
@Transactional
public class CalendarFeeds {

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int MOST_ENTRIES = 2000;

    private final JdbcClient db;
    private final CalendarEntries bookings;
    private final FeedText text;
    private final String portal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient db, CalendarEntries bookings, FeedText text, PortalProperties portal, Clock clock) {
        this.db = db;
        this.bookings = bookings;
        this.text = text;
        this.portal = portal.baseUrl();
        this.clock = clock;
    }

    public record Feed(Instant made, @Nullable Instant lastUsed) {}

    private record Owner(AccountId account, Locale language) {}

    /** The new address, which cannot be seen again; one made before ends. */
    public String make(Locale language, AccountId account) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = new FeedSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        db.sql("""
                        insert into calendar_feed (account_id, secret_hash, language, created_at) values (?, ?, ?, ?)
                        on conflict (account_id) do update set secret_hash = excluded.secret_hash,
                            language = excluded.language, created_at = excluded.created_at, last_used_at = null""")
                .params(
                        account.value(),
                        hash(secret),
                        "en".equals(language.getLanguage()) ? "en" : "zh",
                        Timestamp.from(clock.instant()))
                .update();
        return portal + "/api/v1/calendars/" + secret.value() + ".ics";
    }

    public void revoke(AccountId account) {
        db.sql("delete from calendar_feed where account_id = ?")
                .param(account.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Feed> of(AccountId account) {
        return db.sql("select created_at, last_used_at from calendar_feed where account_id = ?")
                .param(account.value())
                .query((row, number) -> {
                    var used = row.getTimestamp("last_used_at");
                    return new Feed(row.getTimestamp("created_at").toInstant(), used == null ? null : used.toInstant());
                })
                .optional();
    }

    /** Nothing where there is no such feed, or its owner is locked out. Two statements, however many bookings there are. */
    public Optional<String> read(FeedSecret secret) {
        var now = clock.instant();
        return db.sql("""
                        update calendar_feed f set last_used_at = ? from account a
                        where a.id = f.account_id and f.secret_hash = ?
                        and (a.locked_until is null or a.locked_until <= ?)
                        returning f.account_id, f.language""")
                .params(Timestamp.from(now), hash(secret), Timestamp.from(now))
                .query((row, number) -> new Owner(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        "en".equals(row.getString("language")) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE))
                .optional()
                .map(owner -> text.of(
                        bookings.own(new TimeSlot(now.minus(BACK), now.plus(AHEAD)), owner.account(), MOST_ENTRIES),
                        owner.language()));
    }

    private static byte[] hash(FeedSecret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
