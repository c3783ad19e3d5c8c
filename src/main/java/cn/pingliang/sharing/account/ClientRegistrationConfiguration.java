package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.PortalProperties;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** How the portal, as an OAuth2 client, reaches its identity provider: its own, or the one {@code PORTAL_OIDC_ISSUER} names. */
@Configuration(proxyBeanMethods = false)
class ClientRegistrationConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(
            SignInProperties signIn, PortalProperties portal, @Value("${server.port:8080}") int port) {
        var registration = signIn.isOwnProvider() ? ownProvider(portal, port) : otherProvider(signIn);
        return new InMemoryClientRegistrationRepository(registration
                .registrationId(EmbeddedIdentityProvider.CLIENT_ID)
                .redirectUri(portal.baseUrl() + SignIn.REDIRECT)
                .build());
    }

    /** Endpoints are named, not discovered: the provider is this process, and not up yet. */
    private static ClientRegistration.Builder ownProvider(PortalProperties portal, int port) {
        var here = "http://localhost:" + port;
        return ClientRegistration.withRegistrationId(EmbeddedIdentityProvider.CLIENT_ID)
                .clientId(EmbeddedIdentityProvider.CLIENT_ID)
                .clientSecret(EmbeddedIdentityProvider.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope(OidcScopes.OPENID)
                .issuerUri(portal.baseUrl())
                .authorizationUri(portal.baseUrl() + "/oauth2/authorize")
                .tokenUri(here + "/oauth2/token")
                .jwkSetUri(here + "/oauth2/jwks")
                .userNameAttributeName(IdTokenClaimNames.SUB);
    }

    private static ClientRegistration.Builder otherProvider(SignInProperties signIn) {
        return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(signIn.issuer()))
                .clientId(Objects.requireNonNull(signIn.clientId(), "portal.oidc.client-id is missing"))
                .clientSecret(Objects.requireNonNull(signIn.clientSecret(), "portal.oidc.client-secret is missing"))
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE);
    }
}
