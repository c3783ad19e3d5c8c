package cn.pingliang.sharing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.shared.PortalProperties;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A portal that people rely on admits no demonstration account, though its rows may be left in the database. */
@PortalTest
class PortalModeTests {

    static final java.util.List<String> EVERYBODY = Demo.EVERYBODY;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private Clock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Database database;

    @Autowired
    private People people;

    private PortalMode mode(boolean demo) {
        return new PortalMode(new PortalProperties(Path.of("unused"), demo, "http://localhost"));
    }

    private boolean signsIn(boolean demo, String username) {
        var signIn = new LocalSignIn(accounts, passwords, clock, mode(demo), event -> {});
        var request = new UsernamePasswordAuthenticationToken(username, Demo.PASSWORD);
        return Boolean.TRUE.equals(new TransactionTemplate(transactions)
                .execute(status -> signIn.authenticate(request).isAuthenticated()));
    }

    @ParameterizedTest
    @FieldSource("EVERYBODY")
    void outside_demo_mode_no_demonstration_account_signs_in(String username) {
        assertThat(signsIn(true, username)).isTrue();
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> signsIn(false, username));
    }

    @Test
    void outside_demo_mode_a_token_left_from_the_demonstration_stands_for_nobody() {
        var secret = Api.visitor().newToken(Demo.ENTREPRENEUR, "write");
        assertThat(new TokenDesk(tokens, mode(true), database.client(), event -> {}, clock).recognise(secret))
                .isPresent();
        assertThat(new TokenDesk(tokens, mode(false), database.client(), event -> {}, clock).recognise(secret))
                .isEmpty();
    }

    @Test
    void outside_demo_mode_everybody_else_is_admitted() {
        var somebody = people.create();
        assertThat(signsIn(false, somebody)).isTrue();
        var secret = Api.visitor().newToken(somebody, "write");
        assertThat(new TokenDesk(tokens, mode(false), database.client(), event -> {}, clock).recognise(secret))
                .isPresent();
    }
}
