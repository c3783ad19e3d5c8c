package cn.pingliang.sharing.account;

import cn.pingliang.sharing.shared.web.FirstAnswerFilters;
import cn.pingliang.sharing.shared.web.Problem;
import cn.pingliang.sharing.shared.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may call the API: everybody reads the public catalogue; everything else needs a token or a browser session. What an
 * account may do with what it reaches is decided in the services, against data.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String API = "/api/v1";

    private final ProblemAnswers problems;
    private final CurrentAccount currentAccount;

    ApiSecurity(ProblemAnswers problems, CurrentAccount currentAccount) {
        this.problems = problems;
        this.currentAccount = currentAccount;
    }

    /** {@code POST /tokens} with a local account's name and password, the one place of the API that takes them. */
    @Bean
    @Order(20)
    SecurityFilterChain tokenChain(HttpSecurity http, LocalSignIn localSignIn, SignInPace pace) {
        var tokens = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, API + "/tokens");
        LocalSignIn.askOnce(http);
        return http.securityMatcher(request -> tokens.matches(request) && carriesPassword(request))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationProvider(localSignIn)
                .httpBasic(basic -> basic.authenticationEntryPoint(unauthenticated()))
                .addFilterBefore(new SignInPaceFilter(pace, problems), BasicAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .build();
    }

    /** Whether the portal is well is for everybody to know; how it does in figures, for whoever operates it. */
    @Bean
    @Order(25)
    SecurityFilterChain actuatorChain(HttpSecurity http, TokenDesk tokens, RoleSource roles) {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(currentAccount
                                .find()
                                .filter(account -> roles.rolesOf(account).contains(Role.PLATFORM_OPERATOR))
                                .isPresent())))
                .addFilterBefore(new AccessTokenFilter(tokens, problems), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .build();
    }

    @Bean
    @Order(30)
    SecurityFilterChain apiChain(HttpSecurity http, TokenDesk tokens, FirstAnswerFilters firstAnswers) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new AccessTokenFilter(tokens, problems), AuthorizationFilter.class)
                .addFilterAfter(
                        firstAnswers.filter(() -> currentAccount.find().map(AccountId::value)),
                        AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.ignoringRequestMatchers(AccessTokenFilter::carriesToken))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated()).accessDeniedHandler(forbidden()))
                .build();
    }

    /** What a visitor sees on the portal's pages too. */
    private static final String[] PUBLIC = {
        API + "/resources",
        API + "/resources/{id}",
        API + "/instruments/{id}/availability",
        API + "/availability",
        API + "/calendars/{secret}.ics",
        API + "/openapi.json",
        API + "/openapi.json/**",
        "/api/docs",
        "/api/docs/**",
        "/api/swagger-ui/**"
    };

    private static boolean carriesPassword(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private AuthenticationEntryPoint unauthenticated() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated"), request, response);
        };
    }

    /** Who has not signed in is told that first, also where a browser's changing call lacks the CSRF header. */
    private AccessDeniedHandler forbidden() {
        return (request, response, e) -> {
            if (currentAccount.find().isEmpty()) {
                unauthenticated().commence(request, response, new InsufficientAuthenticationException("nobody", e));
            } else {
                problems.write(Problem.of(HttpStatus.FORBIDDEN, "forbidden"), request, response);
            }
        };
    }
}
