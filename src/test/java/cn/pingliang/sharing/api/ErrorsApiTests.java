package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.PortalTest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a call fails, the answer has one shape, the caller's language, and nothing of the server's insides. */
@PortalTest
class ErrorsApiTests {

    private static final Locale MACHINE = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(MACHINE);
    }

    /** One refusal of the security filters, one of a controller, one of the filter for repeated requests. */
    private static final List<Function<Api, Answer>> REFUSALS = List.of(
            api -> api.get("/me"),
            api -> api.get("/resources/7"),
            api -> api.signedIn(Demo.ENTREPRENEUR).idempotent("k".repeat(300)).post("/bookings", "{}"));

    @Test
    void without_a_language_every_refusal_is_chinese_whatever_the_machine_speaks() {
        Locale.setDefault(Locale.ENGLISH);
        for (var refusal : REFUSALS) {
            assertThat(refusal.apply(Api.visitor()).text("/detail")).containsPattern("\\p{IsHan}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|false",
                "en-US,en;q=0.9,zh;q=0.1|false",
                "zh|true",
                "zh-CN,zh;q=0.9,en;q=0.8|true",
                "zh-TW|true",
                "fr|true",
                "*|true",
            })
    void the_language_is_the_callers_and_chinese_where_we_do_not_speak_it(String header, boolean chinese) {
        for (var refusal : REFUSALS) {
            var answer = refusal.apply(Api.visitor().in(header));
            assertThat(answer.text("/detail").matches(".*\\p{IsHan}.*"))
                    .as("%s in %s: %s", answer.request(), header, answer.body())
                    .isEqualTo(chinese);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/v1/nothing", "//api/v1", "//api/v2/me", "//api/nothing/here", "//api/v1/me/too"})
    void an_address_that_is_none_is_not_found(String path) {
        Api.as(Demo.ENTREPRENEUR).get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void a_method_that_an_address_does_not_support_is_refused(String method) {
        var answer = Api.as(Demo.ENTREPRENEUR).send(method, "/bookings", "{}");
        assertThat(answer.status()).isIn(404, 405);
        assertThat(answer.text("/type")).startsWith("urn:pingliang-sharing:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "7", "\"text\"", "{\"purpose\":}", "{'purpose':'x'}", "<xml/>", "{}{}"})
    void what_is_no_json_object_is_malformed_or_invalid_and_never_an_error_of_ours(String body) {
        var answer = Api.as(Demo.ENTREPRENEUR).post("/bookings", body);
        answer.isProblem(400, answer.text("/type").endsWith("invalid") ? "invalid" : "malformed");
    }

    @Test
    void a_body_nested_without_end_is_malformed() {
        Api.as(Demo.ENTREPRENEUR).post("/bookings", "[".repeat(100_000)).isProblem(400, "malformed");
    }

    @Test
    void a_body_of_another_type_is_refused() {
        Api.as(Demo.ENTREPRENEUR)
                .with("Content-Type", "text/plain")
                .post("/bookings", "x")
                .isProblem(415, "unsupported-media-type");
        Api.as(Demo.ENTREPRENEUR)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/bookings", "purpose=x")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void a_repeatable_body_has_an_end() {
        Api.as(Demo.ENTREPRENEUR)
                .idempotent("large")
                .post("/bookings", "{\"purpose\":\"" + "x".repeat(1 << 20) + "\"}")
                .isProblem(413, "content-too-large");
    }

    @Test
    void who_reads_no_json_is_told_so() {
        Api.as(Demo.ENTREPRENEUR).accepting("image/png").get("/me").is(406);
    }

    @Test
    void answers_are_kept_in_no_cache_and_framed_by_nobody() {
        var answer = Api.as(Demo.ENTREPRENEUR).get("/me").is(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isNotEmpty();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Set-Cookie")).as("a token makes no session").isEmpty();
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        var token = Api.visitor().newToken(Demo.ENTREPRENEUR, "read");
        Api.visitor().get("/me", "access_token", token).isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "bearer x", "Token x", "Digest x"})
    void an_authorization_that_is_none_of_ours_is_refused(String header) {
        Api.visitor().with("Authorization", header).get("/me").isProblem(401, "unauthenticated");
    }
}
