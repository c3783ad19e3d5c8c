package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingSteps;
import cn.pingliang.sharing.booking.StepAnswer;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Links in mails, each for one person, one request and one decision. Whoever has the link acts as that person, with the rights they
 * have at that moment. Opening it decides nothing: those who scan mails open links too.
 */
@Service
@Transactional
public class DecisionLinks {

    /** At most; a request whose time has begun is not decided any more. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private static final String PATH = "/decide/";

    private final JdbcClient db;
    private final BookingSteps steps;
    private final String portal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DecisionLinks(JdbcClient db, BookingSteps steps, PortalProperties portal, Clock clock) {
        this.db = db;
        this.steps = steps;
        this.portal = portal.baseUrl();
        this.clock = clock;
    }

    /** The address of a new link, for the notice's reader; nothing where the notice asks for no such decision. */
    Optional<String> issue(NoticeView notice) {
        var now = clock.instant();
        var end = notice.slot().start().isBefore(now.plus(LONGEST))
                ? notice.slot().start()
                : now.plus(LONGEST);
        if (!notice.kind().asksForDecision() || notice.booking() == null || notice.isOfSeveral() || !end.isAfter(now)) {
            return Optional.empty();
        }
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        insert(notice.reader(), notice.booking(), secret, now, end);
        return Optional.of(portal + PATH + secret.value());
    }

    private void insert(AccountId account, BookingId booking, LinkSecret secret, Instant now, Instant end) {
        db.sql("""
                        insert into decision_link (id, account_id, booking_id, secret_hash, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        TimeOrderedId.next(),
                        account.value(),
                        booking.value(),
                        hash(secret),
                        Timestamp.from(now),
                        Timestamp.from(end))
                .update();
    }

    /** Nothing where there is no such link, or it was used or its time is over. */
    @Transactional(readOnly = true)
    public Optional<DecisionLink> find(LinkSecret secret) {
        return db.sql("""
                        select id, account_id, booking_id from decision_link
                        where secret_hash = ? and used_at is null and expires_at > ?""")
                .params(hash(secret), Timestamp.from(clock.instant()))
                .query((row, number) -> new DecisionLink(
                        row.getObject("id", UUID.class),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new BookingId(row.getObject("booking_id", UUID.class))))
                .optional();
    }

    /** Throws what {@link BookingSteps#approve} throws, and {@link NotFoundException} where the link was used meanwhile. */
    public StepAnswer approve(DecisionLink link) {
        return using(link, () -> steps.approve(link.booking(), null, link.account()));
    }

    /** As {@link #approve}. */
    public StepAnswer reject(DecisionLink link, String reason) {
        return using(link, () -> steps.reject(link.booking(), null, link.account(), reason));
    }

    /** A decision that was not taken leaves the link as it was. */
    private StepAnswer using(DecisionLink link, Supplier<StepAnswer> decision) {
        var now = Timestamp.from(clock.instant());
        if (db.sql("update decision_link set used_at = ? where id = ? and used_at is null and expires_at > ?")
                        .params(now, link.id(), now)
                        .update()
                == 0) {
            throw new NotFoundException("decision link " + link.id());
        }
        var answer = decision.get();
        if (!(answer instanceof StepAnswer.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return answer;
    }

    private static byte[] hash(LinkSecret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
