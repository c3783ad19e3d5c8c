package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Session;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The API for somebody signed in by browser: the whole code flow of OpenID Connect, and CSRF for changing calls. */
@PortalTest
class SessionApiTests {

    private static final Map<String, Object> TOKEN = Map.of("name", "n", "scopes", List.of("read"), "expiresInDays", 1);

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    private final Session session = new Session();

    @Test
    void who_signed_in_is_who_the_api_says() {
        assertThat(session.signIn(Demo.ENTREPRENEUR, Demo.PASSWORD))
                .startsWith("/")
                .doesNotContain("sign-in", "error");
        assertThat(session.call("GET", "/me", null).is(200).text("/account/username"))
                .isEqualTo(Demo.ENTREPRENEUR);
    }

    @Test
    void a_changing_call_of_a_session_needs_the_csrf_header() {
        session.signIn(Demo.ENTREPRENEUR, Demo.PASSWORD);
        var body = Bookings.body(instruments.create(), Slot.inDays(3, "09:00", "10:00"));
        session.call("POST", "/bookings", body).isProblem(403, "forbidden");
        var booking = session.callFromPage("POST", "/bookings", body).is(201);
        assertThat(booking.text("/requester/name")).isEqualTo("马晓峰");
    }

    @Test
    void a_session_gets_and_revokes_tokens() {
        session.signIn(Demo.ENTREPRENEUR, Demo.PASSWORD);
        session.call("POST", "/tokens", TOKEN).isProblem(403, "forbidden");
        var issued = session.callFromPage("POST", "/tokens", TOKEN).is(201);
        var client = Api.visitor().bearer(issued.text("/token"));
        client.get("/me").is(200);
        session.callFromPage("DELETE", "/tokens/" + issued.text("/id"), null).is(204);
        client.get("/me").isProblem(401, "unauthenticated");
    }

    @Test
    void the_password_alone_at_the_identity_provider_is_no_session_of_the_api() {
        assertThat(session.signIn(Demo.ENTREPRENEUR, "wrong")).isEqualTo("/sign-in?error");
        session.call("GET", "/me", null).isProblem(401, "unauthenticated");
    }

    @Test
    void the_form_counts_wrong_passwords_like_the_api_does() {
        var somebody = people.create();
        for (var i = 0; i < 4; i++) {
            assertThat(new Session().signIn(somebody, "wrong" + i)).isEqualTo("/sign-in?error");
        }
        assertThat(session.signIn(somebody, Demo.PASSWORD)).doesNotContain("error");
        for (var i = 0; i < 5; i++) {
            assertThat(new Session().signIn(somebody, "wrong" + i)).isEqualTo("/sign-in?error");
        }
        assertThat(new Session().signIn(somebody, Demo.PASSWORD)).isEqualTo("/sign-in?error");
        clock.forward(Duration.ofMinutes(31));
        assertThat(new Session().signIn(somebody, Demo.PASSWORD)).doesNotContain("error");
    }
}
