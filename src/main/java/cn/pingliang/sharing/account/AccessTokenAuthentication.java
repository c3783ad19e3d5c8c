package cn.pingliang.sharing.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A request that came with a valid access token. */
class AccessTokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final AccountId accountId;
    private final boolean canWrite;

    AccessTokenAuthentication(AccountId accountId, Set<Role> roles, boolean canWrite) {
        super(PortalUser.authorities(roles));
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
