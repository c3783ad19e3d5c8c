package cn.pingliang.sharing.shell;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import cn.pingliang.sharing.account.SignIn;
import cn.pingliang.sharing.shared.PortalProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;

/** The pages: each view says who may see it, by annotation; whoever must sign in is sent to the identity provider. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class PageSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain pageChain(HttpSecurity http, KnownPages pages, PortalProperties portal) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/favicon.svg", "/robots.txt", "/error")
                        .permitAll()
                        .requestMatchers(request -> isNoPage(request, pages))
                        .permitAll())
                .with(vaadin(), configurer -> configurer.oauth2LoginPage(SignIn.START, "{baseUrl}"))
                .addFilterBefore(new ReturnAfterSignIn(portal), OAuth2AuthorizationRequestRedirectFilter.class)
                .build();
    }

    /** Nobody reads how long each filter took, and every request would pay for it. */
    @Bean
    static SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nothing is there to protect, and "no such page" helps more than a sign-in would. */
    private static boolean isNoPage(HttpServletRequest request, KnownPages pages) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith("/api") && !pages.exists(path);
    }
}
