package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.NotFoundException;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands out access tokens and recognises them. Everybody manages their own, nobody another's. */
@Service
@Transactional
class TokenDesk {

    private static final String PREFIX = "plsh_";

    private final AccessTokens tokens;
    private final PortalMode mode;
    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenDesk(AccessTokens tokens, PortalMode mode, JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.tokens = tokens;
        this.mode = mode;
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** The only moment the secret is seen. */
    Issued issue(AccountId owner, String name, boolean canWrite, int expiresInDays) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var token = tokens.save(new AccessToken(
                TimeOrderedId.next(),
                owner,
                name,
                hash(secret),
                canWrite,
                now,
                now.plus(Duration.ofDays(expiresInDays))));
        events.publishEvent(TokenEdited.issued(token));
        return new Issued(token.id(), secret, token.expiresAt());
    }

    @Transactional(readOnly = true)
    List<AccessToken> of(AccountId owner) {
        return tokens.findByAccountIdOrderByCreatedAtDesc(owner);
    }

    /** @throws NotFoundException where the account has no such token */
    void revoke(AccountId owner, UUID id) {
        if (tokens.deleteByIdAndAccountId(id, owner) == 0) {
            throw new NotFoundException("token " + id);
        }
        events.publishEvent(TokenEdited.revoked(id, owner));
    }

    /** Whom the secret stands for now. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Optional<AccessTokenAuthentication> recognise(String secret) {
        // With every call of the API: one plain query.
        return db.sql("""
                        select t.account_id, t.can_write from access_token t join account a on a.id = t.account_id
                        where t.token_hash = ? and t.expires_at > ? and (not a.demo or ?)""")
                .params(hash(secret), Timestamp.from(clock.instant()), mode.admitsDemo())
                .query((row, number) -> new AccessTokenAuthentication(
                        new AccountId(row.getObject("account_id", UUID.class)), row.getBoolean("can_write")))
                .optional();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    record Issued(UUID id, String secret, Instant expiresAt) {}
}
