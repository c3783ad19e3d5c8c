package cn.pingliang.sharing.account;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's account. Wrong passwords lock it for a while; {@link Accounts} counts them, since they can race. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that queries read
class Account {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    @Version
    private @Nullable Integer version;

    private String username;
    private String displayName;
    private @Nullable String passwordHash;
    private @Nullable Instant lockedUntil;
    private boolean demo;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    AccountId id() {
        return id;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    boolean isDemo() {
        return demo;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }
}
