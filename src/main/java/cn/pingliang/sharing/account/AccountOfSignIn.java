package cn.pingliang.sharing.account;

import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the portal's account for a person the identity provider vouches for, by {@code preferred_username}. */
@Component
class AccountOfSignIn extends OidcUserService {

    private final Accounts accounts;
    private final RoleSource roles;
    private final PortalMode mode;
    private final ApplicationEventPublisher events;

    AccountOfSignIn(Accounts accounts, RoleSource roles, PortalMode mode, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.roles = roles;
        this.mode = mode;
        this.events = events;
        // Everything needed is in the ID token; the user-info endpoint is not asked.
        setRetrieveUserInfo(request -> false);
    }

    @Override
    @Transactional(noRollbackFor = OAuth2AuthenticationException.class)
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        var username = user.getPreferredUsername();
        var account = accounts.findByUsername(username == null ? "" : username.toLowerCase(Locale.ROOT))
                .filter(mode::admits)
                .map(Account::id);
        events.publishEvent(new SignInTried(
                account.orElse(null), account.isPresent() ? SignInAction.SIGN_IN : SignInAction.UNKNOWN));
        return account.map(id -> new PortalUser(user, id, roles.rolesOf(id)))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error("no_account")));
    }
}
