package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code /tokens}: everybody's own, asked for with a password. */
@PortalTest
class TokensApiTests {

    private static final Map<String, Object> READ = Map.of("name", "读", "scopes", List.of("read"), "expiresInDays", 7);

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private static Api password(String username) {
        return Api.visitor().password(username, Demo.PASSWORD);
    }

    @Test
    void a_password_gets_a_token_that_is_shown_once_and_stored_as_its_hash_only() {
        var somebody = people.create();
        var issued = password(somebody).post("/tokens", READ).is(201);
        var secret = issued.text("/token");
        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(issued.json().propertyNames()).containsExactlyInAnyOrder("id", "token", "expiresAt");
        var ends = OffsetDateTime.parse(issued.text("/expiresAt"));
        assertThat(ends.getOffset()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(ends.toInstant())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(7)).minusSeconds(60),
                        clock.instant().plus(Duration.ofDays(7)));

        var list = Api.visitor().bearer(secret).get("/tokens").is(200);
        assertThat(list.at("/items").size()).isEqualTo(1);
        assertThat(list.text("/items/0/id")).isEqualTo(issued.text("/id"));
        assertThat(list.text("/items/0/name")).isEqualTo("读");
        assertThat(list.body()).doesNotContain(secret);
        assertThat(database.count(
                        "select count(*) from access_token where id = ? and token_hash = sha256(?::bytea)",
                        UUID.fromString(issued.text("/id")),
                        secret))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"chuangye, wrong", "nobody-of-this-name, Demo-2026", "chuangye, ''"})
    void a_wrong_password_and_an_unknown_name_are_answered_alike(String username, String password) {
        var refused =
                Api.visitor().password(username, password).post("/tokens", READ).isProblem(401, "unauthenticated");
        assertThat(refused.text("/detail")).isEqualTo(Api.visitor().get("/me").text("/detail"));
    }

    @Test
    void credentials_that_cannot_be_read_are_refused() {
        Api.visitor().with("Authorization", "Basic ???").post("/tokens", READ).isProblem(401, "unauthenticated");
        Api.visitor().post("/tokens", READ).isProblem(401, "unauthenticated");
    }

    @Test
    void a_token_that_may_read_only_changes_nothing() {
        var reader = Api.visitor().bearer(Api.visitor().newToken(people.create(), "read"));
        reader.get("/me").is(200);
        reader.post("/bookings", "{}").isProblem(403, "read-only-token");
        reader.delete("/tokens/" + UUID.randomUUID()).isProblem(403, "read-only-token");
    }

    @Test
    void a_token_gets_no_further_token_so_that_a_stolen_one_ends_when_it_ends() {
        var somebody = people.create();
        Api.visitor()
                .bearer(Api.visitor().newToken(somebody, "read", "write"))
                .post("/tokens", READ)
                .isProblem(403, "token-from-token");
        assertThat(database.count("select count(*) from access_token where account_id = ?", database.account(somebody)))
                .isEqualTo(1);
    }

    @Test
    void a_token_ends_at_its_hour() {
        var issued = password(people.create()).post("/tokens", READ).is(201);
        var client = Api.visitor().bearer(issued.text("/token"));
        clock.forward(Duration.ofDays(7).minusMinutes(1));
        client.get("/me").is(200);
        clock.forward(Duration.ofMinutes(2));
        var ended = client.get("/me").isProblem(401, "unauthenticated");
        assertThat(ended.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void a_revoked_token_is_refused_even_where_none_was_needed() {
        var somebody = people.create();
        var issued = password(somebody).post("/tokens", READ).is(201);
        var client = Api.visitor().bearer(issued.text("/token"));
        client.get("/resources").is(200);
        Api.visitor()
                .bearer(Api.visitor().newToken(somebody, "write"))
                .delete("/tokens/" + issued.text("/id"))
                .is(204);
        client.get("/me").isProblem(401, "unauthenticated");
        client.get("/resources").isProblem(401, "unauthenticated");
        Api.visitor().bearer("plsh_invented").get("/resources").isProblem(401, "unauthenticated");
    }

    @Test
    void nobody_sees_or_revokes_anothers_token() {
        var victim = people.create();
        var issued = password(victim).post("/tokens", READ).is(201);
        var other = Api.visitor().bearer(Api.visitor().newToken(people.create(), "write"));
        other.delete("/tokens/" + issued.text("/id")).isProblem(404, "not-found");
        assertThat(other.get("/tokens").is(200).body()).doesNotContain(issued.text("/id"));
        Api.visitor().bearer(issued.text("/token")).get("/me").is(200);
        other.delete("/tokens/no-id").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"scopes\":[\"read\"],\"expiresInDays\":1}|name",
                "{\"scopes\":[\"read\"],\"expiresInDays\":1}|name",
                "{\"name\":\"n\",\"scopes\":[],\"expiresInDays\":1}|scopes",
                "{\"name\":\"n\",\"scopes\":[\"admin\"],\"expiresInDays\":1}|scopes[0]",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expiresInDays\":0}|expiresInDays",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expiresInDays\":366}|expiresInDays",
                "{\"name\":\"n\",\"scopes\":[\"read\"]}|expiresInDays",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expiresInDays\":\"soon\"}|expiresInDays",
            })
    void what_a_token_needs_is_checked_and_named(String body, String field) {
        password(Demo.OTHER_ENTREPRENEUR).post("/tokens", body).isInvalid(field);
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_half_an_hour() {
        var somebody = people.create();
        IntStream.range(0, 5)
                .forEach(i -> Api.visitor()
                        .password(somebody, "wrong" + i)
                        .post("/tokens", READ)
                        .isProblem(401, "unauthenticated"));
        password(somebody).post("/tokens", READ).isProblem(401, "unauthenticated");
        clock.forward(Duration.ofMinutes(29));
        password(somebody).post("/tokens", READ).isProblem(401, "unauthenticated");
        clock.forward(Duration.ofMinutes(2));
        password(somebody).post("/tokens", READ).is(201);
    }

    @Test
    void the_right_password_makes_four_wrong_ones_forgotten() {
        var somebody = people.create();
        for (var round = 0; round < 2; round++) {
            IntStream.range(0, 4)
                    .forEach(i -> Api.visitor()
                            .password(somebody, "wrong" + i)
                            .post("/tokens", READ)
                            .is(401));
            password(somebody).post("/tokens", READ).is(201);
        }
    }

    @Test
    void whoever_tries_many_passwords_for_a_name_is_told_to_wait() {
        var guesser =
                Api.visitor().password("guessed-" + UUID.randomUUID(), "x").from("192.0.2.7");
        var refused = IntStream.range(0, 25)
                .mapToObj(i -> guesser.post("/tokens", READ))
                .filter(answer -> answer.status() != 401)
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(TokensApiTests::saysWhenToTryAgain);
        // it is the name that is slowed down, not everybody
        password(people.create()).post("/tokens", READ).is(201);
    }

    private static void saysWhenToTryAgain(Answer answer) {
        answer.isProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        assertThat(answer.text("/detail")).contains(answer.header("Retry-After"));
    }

    @Test
    void the_locked_account_is_not_unlocked_by_its_old_tokens_and_they_go_on_working() {
        var somebody = people.create();
        var token = Api.visitor().newToken(somebody, "read");
        IntStream.range(0, 5)
                .forEach(i -> Api.visitor()
                        .password(somebody, "wrong" + i)
                        .post("/tokens", READ)
                        .is(401));
        Api.visitor().bearer(token).get("/me").is(200);
        password(somebody).post("/tokens", READ).is(401);
    }
}
