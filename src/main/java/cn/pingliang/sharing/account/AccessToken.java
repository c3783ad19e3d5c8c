package cn.pingliang.sharing.account;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A secret that stands for an account in the API, until a day its owner chose. Only the secret's hash is known. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class AccessToken {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId accountId;

    private String name;

    private byte[] tokenHash;

    private boolean canWrite;
    private Instant createdAt;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected AccessToken() {}

    AccessToken(
            UUID id,
            AccountId accountId,
            String name,
            byte[] tokenHash,
            boolean canWrite,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.tokenHash = tokenHash.clone();
        this.canWrite = canWrite;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    AccountId accountId() {
        return accountId;
    }

    String name() {
        return name;
    }

    boolean canWrite() {
        return canWrite;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
