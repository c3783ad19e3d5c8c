package cn.pingliang.sharing.shell;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import cn.pingliang.sharing.account.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The pages: each view says who may see it, by annotation; whoever must sign in is sent to the identity provider. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class PageSecurity {

    @Bean
    @Order(100)
    SecurityFilterChain pageChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health",
                                "/actuator/health/**",
                                "/mark.svg",
                                "/favicon.svg",
                                "/robots.txt",
                                "/error")
                        .permitAll())
                .with(vaadin(), pages -> pages.oauth2LoginPage(SignIn.START, "{baseUrl}"))
                .build();
    }
}
