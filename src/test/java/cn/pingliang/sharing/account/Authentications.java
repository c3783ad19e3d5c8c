package cn.pingliang.sharing.account;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** What a session of the portal holds after somebody signed in, for tests that are not about signing in. */
public final class Authentications {

    private Authentications() {}

    public static Authentication of(AccountId account, String username, Set<Role> roles) {
        var idToken = new OidcIdToken(
                "test", Instant.EPOCH, Instant.MAX, Map.of("sub", username, "preferred_username", username));
        var user = new PortalUser(new DefaultOidcUser(PortalUser.authorities(roles), idToken), account, roles);
        return new OAuth2AuthenticationToken(user, user.getAuthorities(), EmbeddedIdentityProvider.CLIENT_ID);
    }
}
