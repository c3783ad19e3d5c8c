package cn.pingliang.sharing.account;

import cn.pingliang.sharing.account.LocalSignIn.LocalPrincipal;
import cn.pingliang.sharing.shared.PortalProperties;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The portal as its own OpenID Connect provider for local accounts, where no other issuer is named. It serves one client,
 * the portal itself; being signed in here (its own session attribute) is not yet being signed in there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "portal.oidc.issuer", matchIfMissing = true, havingValue = "")
class EmbeddedIdentityProvider {

    static final String CLIENT_ID = "portal";

    /** Known to both ends of the conversation, which live in this process; a new one each start. */
    private static final String CLIENT_SECRET = UUID.randomUUID().toString();

    static String clientSecret() {
        return CLIENT_SECRET;
    }

    @Bean
    @Order(10)
    SecurityFilterChain providerChain(HttpSecurity http, LocalSignIn localSignIn) {
        var provider = new OAuth2AuthorizationServerConfigurer();
        var requests = new HttpSessionRequestCache();
        requests.setSessionAttrName("PROVIDER_SAVED_REQUEST");
        var contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("PROVIDER_SECURITY_CONTEXT");
        var returnToClient = new SavedRequestAwareAuthenticationSuccessHandler();
        returnToClient.setRequestCache(requests);
        returnToClient.setDefaultTargetUrl(SignIn.START);

        LocalSignIn.askOnce(http);
        return http.securityMatcher(new OrRequestMatcher(
                        request -> provider.getEndpointsMatcher().matches(request),
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SignIn.PAGE)))
                .with(provider, server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(
                        requestsAllowed -> requestsAllowed.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(requests))
                .authenticationProvider(localSignIn)
                .formLogin(form -> form.loginPage(SignIn.PAGE)
                        .successHandler(returnToClient)
                        .failureHandler(EmbeddedIdentityProvider::sayThatItFailed))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SignIn.PAGE)))
                .build();
    }

    /** The name somebody gave stays; why it failed is not told apart, so that nobody learns which accounts there are. */
    private static void sayThatItFailed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        request.getSession().setAttribute(SignIn.NAME_GIVEN, request.getParameter("username"));
        response.sendRedirect(request.getContextPath() + SignIn.PAGE + "?error");
    }

    @Bean
    RegisteredClientRepository registeredClients(PortalProperties portal, PasswordEncoder passwords) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT_ID)
                .clientId(CLIENT_ID)
                .clientSecret(passwords.encode(CLIENT_SECRET))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(portal.baseUrl() + SignIn.REDIRECT)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PortalProperties portal) {
        return AuthorizationServerSettings.builder().issuer(portal.baseUrl()).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> nameInIdToken() {
        return context -> {
            Authentication signedIn = context.getPrincipal();
            if (signedIn != null && signedIn.getPrincipal() instanceof LocalPrincipal local) {
                context.getClaims().claim(StandardClaimNames.PREFERRED_USERNAME, local.username());
            }
        };
    }

    /** A new key each start: its tokens live for the seconds of one sign-in. */
    @Bean
    JWKSource<SecurityContext> signingKeys() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey((RSAPrivateKey) pair.getPrivate())
                .keyID(UUID.randomUUID().toString())
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }
}
