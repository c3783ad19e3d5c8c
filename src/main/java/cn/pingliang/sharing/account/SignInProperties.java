package cn.pingliang.sharing.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer another identity provider than the portal's own ({@code PORTAL_OIDC_ISSUER}), such as a Keycloak realm
 * @param clientId as that provider knows the portal ({@code PORTAL_OIDC_CLIENT_ID})
 * @param clientSecret likewise ({@code PORTAL_OIDC_CLIENT_SECRET})
 */
@ConfigurationProperties("portal.oidc")
record SignInProperties(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    boolean isOwnProvider() {
        return issuer == null || issuer.isBlank();
    }
}
