package cn.pingliang.sharing.account;

import java.util.Locale;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Finds the portal's account for a person the identity provider vouches for, by {@code preferred_username}. */
@Component
class AccountOfSignIn extends OidcUserService {

    private final Accounts accounts;
    private final RoleSource roles;
    private final PortalMode mode;

    AccountOfSignIn(Accounts accounts, RoleSource roles, PortalMode mode) {
        this.accounts = accounts;
        this.roles = roles;
        this.mode = mode;
        // Everything needed is in the ID token; the user-info endpoint is not asked.
        setRetrieveUserInfo(request -> false);
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        var username = user.getPreferredUsername();
        return accounts.findByUsername(username == null ? "" : username.toLowerCase(Locale.ROOT))
                .filter(mode::admits)
                .map(account -> new PortalUser(user, account.id(), roles.rolesOf(account.id())))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("no_account")));
    }
}
