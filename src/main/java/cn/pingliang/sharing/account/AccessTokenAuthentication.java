package cn.pingliang.sharing.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A request that came with a valid access token. It has no authorities: what the account may do is asked of the database by the
 * services, in the transaction that does it.
 */
class AccessTokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final AccountId accountId;
    private final boolean canWrite;

    AccessTokenAuthentication(AccountId accountId, boolean canWrite) {
        super(List.of());
        this.accountId = accountId;
        this.canWrite = canWrite;
        setAuthenticated(true);
    }

    boolean canWrite() {
        return canWrite;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public AccountPrincipal getPrincipal() {
        return () -> accountId;
    }

    @Override
    public String getName() {
        return accountId.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
