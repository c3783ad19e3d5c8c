package cn.pingliang.sharing.account;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody signed in through OpenID Connect, known to the portal by their account. */
class PortalUser extends DefaultOidcUser implements AccountPrincipal {

    private static final long serialVersionUID = 1L;

    private final AccountId accountId;

    PortalUser(OidcUser user, AccountId accountId, Set<Role> roles) {
        super(authorities(roles), user.getIdToken(), user.getUserInfo());
        this.accountId = accountId;
    }

    static Collection<? extends GrantedAuthority> authorities(Set<Role> roles) {
        return List.copyOf(roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
    }

    @Override
    public AccountId accountId() {
        return accountId;
    }

    @Override
    public String getName() {
        return accountId.toString();
    }
}
