package cn.pingliang.sharing.account;

import java.io.Serializable;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Checks a local account's password, for the embedded identity provider and for {@code POST /tokens}. Demonstration
 * accounts exist for it in demo mode only, even where their rows are still in the database.
 */
@Component
class LocalSignIn implements AuthenticationProvider {

    /** 等保 2.0 (GB/T 22239-2019) asks for a lock; the numbers are the project's defaults. */
    private static final int FAILURES_UNTIL_LOCKED = 5;

    private static final Duration LOCKED_FOR = Duration.ofMinutes(30);

    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final PortalMode mode;
    private final ApplicationEventPublisher events;
    /** Compared with where there is no such account, so that the answer takes as long. */
    private final String nobodysHash;

    LocalSignIn(
            Accounts accounts,
            PasswordEncoder passwords,
            Clock clock,
            PortalMode mode,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.mode = mode;
        this.events = events;
        this.nobodysHash = passwords.encode("nobody has this password");
    }

    /**
     * For chains that check passwords here: Spring Security also makes this bean the parent of every chain's own check, and
     * asks the parent again after a refusal, which would count each wrong password twice.
     */
    static void askOnce(HttpSecurity http) {
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    }

    @Override
    @Transactional(noRollbackFor = {BadCredentialsException.class, LockedException.class})
    public Authentication authenticate(Authentication request) {
        var given = String.valueOf(request.getCredentials());
        var found = accounts.findByUsername(request.getName().strip().toLowerCase(Locale.ROOT))
                .filter(mode::admits);
        if (found.isEmpty() || found.get().passwordHash() == null) {
            passwords.matches(given, nobodysHash);
            tried(null, SignInAction.UNKNOWN);
            throw new BadCredentialsException("no such account");
        }
        var account = found.get();
        if (account.isLocked(clock.instant())) {
            tried(account, SignInAction.TRY_LOCKED);
            throw new LockedException("locked");
        }
        if (!passwords.matches(given, account.passwordHash())) {
            var locked = accounts.countFailure(
                    account.id().value(), FAILURES_UNTIL_LOCKED, clock.instant().plus(LOCKED_FOR));
            tried(account, locked ? SignInAction.LOCK : SignInAction.FAIL);
            throw new BadCredentialsException("wrong password");
        }
        accounts.forgetFailures(account.id().value());
        // The provider puts the time of this into the ID token (auth_time).
        var byPassword = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(clock.instant())
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(
                new LocalPrincipal(account.id(), account.username()), null, List.of(byPassword));
    }

    /** A right password is no sign-in yet: {@link AccountOfSignIn} and {@link TokenDesk} tell what came of it. */
    private void tried(@Nullable Account account, SignInAction action) {
        events.publishEvent(new SignInTried(account == null ? null : account.id(), action));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Somebody who gave the right password. Only the identity provider and {@code POST /tokens} act on that alone. */
    record LocalPrincipal(AccountId accountId, String username) implements AccountPrincipal, Principal, Serializable {
        @Override
        public String getName() {
            return username;
        }
    }
}
