package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Clients;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client that got no answer asks again with the same {@code Idempotency-Key}. */
@PortalTest
class IdempotencyTests {

    private static final Slot NINE_TO_ELEVEN = Slot.inDays(3, "09:00", "11:00");
    private static final Slot ONE_TO_TWO = Slot.inDays(3, "13:00", "14:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final String key = UUID.randomUUID().toString();
    private final Api client = Api.as(Demo.ENTREPRENEUR).idempotent(key);

    private long bookingsOf(UUID instrument) {
        return database.count("select count(*) from booking where instrument_id = ?", instrument);
    }

    @Test
    void the_same_key_and_body_get_the_first_answer_again_and_do_nothing_twice() {
        var instrument = instruments.create();
        var body = Bookings.body(instrument, NINE_TO_ELEVEN);
        var first = client.post("/bookings", body).is(201);
        var again = client.post("/bookings", body).is(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(first.text("/history/0/action")).isEqualTo("REQUEST");
        assertThat(bookingsOf(instrument)).isEqualTo(1);
    }

    @Test
    void another_body_with_the_same_key_is_refused() {
        var instrument = instruments.create();
        client.post("/bookings", Bookings.body(instrument, NINE_TO_ELEVEN)).is(201);
        client.post("/bookings", Bookings.body(instrument, ONE_TO_TWO)).isProblem(422, "idempotency-key-reused");
        assertThat(bookingsOf(instrument)).isEqualTo(1);
    }

    @Test
    void the_same_key_on_another_path_is_refused() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var other = Bookings.request(Demo.ENTREPRENEUR, instrument, ONE_TO_TWO);
        client.post(booking + "/cancel", Bookings.because("改期")).is(200);
        client.post(other + "/cancel", Bookings.because("改期")).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_step_is_taken_once_and_its_answer_shows_it() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), NINE_TO_ELEVEN);
        var decider = Api.as(Demo.MEDICAL_COLLEGE).idempotent(key);
        var first = decider.post(booking + "/approve").is(200);
        assertThat(first.text("/status")).isEqualTo("APPROVED");
        assertThat(decider.post(booking + "/approve").is(200).body()).isEqualTo(first.body());
        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/approve").isProblem(409, "illegal-transition");
    }

    @Test
    void somebody_elses_key_of_the_same_name_is_another_key() {
        var instrument = instruments.create();
        client.post("/bookings", Bookings.body(instrument, NINE_TO_ELEVEN)).is(201);
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .idempotent(key)
                .post("/bookings", Bookings.body(instrument, ONE_TO_TWO))
                .is(201);
    }

    @Test
    void a_refusal_is_repeated_even_where_it_would_be_granted_by_now() {
        var instrument = instruments.create();
        var taken = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, NINE_TO_ELEVEN);
        var body = Bookings.body(instrument, NINE_TO_ELEVEN);
        var first = client.post("/bookings", body).isProblem(409, "slot-taken");
        Api.as(Demo.OTHER_ENTREPRENEUR)
                .post(taken + "/cancel", Bookings.because("不需要了"))
                .is(200);
        assertThat(client.post("/bookings", body).isProblem(409, "slot-taken").body())
                .isEqualTo(first.body());
        assertThat(bookingsOf(instrument)).isEqualTo(1);
    }

    @Test
    void after_a_day_the_key_is_free_again() {
        var instrument = instruments.create();
        client.post("/bookings", Bookings.body(instrument, NINE_TO_ELEVEN)).is(201);
        clock.forward(Duration.ofHours(24).plusMinutes(1));
        client.post("/bookings", Bookings.body(instrument, ONE_TO_TWO)).is(201);
        assertThat(bookingsOf(instrument)).isEqualTo(2);
    }

    @Test
    void two_dozen_clients_with_one_key_make_one_booking_and_all_get_its_answer() {
        var instrument = instruments.create();
        var body = Bookings.body(instrument, NINE_TO_ELEVEN);
        var answers = Clients.atOnce(24, number -> client.post("/bookings", body));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(bookingsOf(instrument)).isEqualTo(1);
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(1);
    }

    @Test
    void a_key_is_neither_blank_nor_endless_and_the_refusal_says_so() {
        var body = Bookings.body(instruments.create(), NINE_TO_ELEVEN);
        Api.as(Demo.ENTREPRENEUR).idempotent(" ").post("/bookings", body).isProblem(400, "idempotency-key-unusable");
        Api.as(Demo.ENTREPRENEUR)
                .idempotent("k".repeat(201))
                .post("/bookings", body)
                .isProblem(400, "idempotency-key-unusable");
    }

    @Test
    void the_secret_of_a_token_is_never_kept_with_a_key() {
        var issuer = Api.visitor().password(Demo.ENTREPRENEUR, Demo.PASSWORD).idempotent(key);
        var body = "{\"name\":\"n\",\"scopes\":[\"read\"],\"expiresInDays\":1}";
        var first = issuer.post("/tokens", body).is(201).text("/token");
        assertThat(issuer.post("/tokens", body).is(201).text("/token")).isNotEqualTo(first);
        assertThat(database.count("select count(*) from answered_request where key = ?", key))
                .isZero();
    }

    @Test
    void what_was_not_authorised_keeps_nothing() {
        var body = Bookings.body(instruments.create(), NINE_TO_ELEVEN);
        Api.visitor().idempotent(key).post("/bookings", body).isProblem(401, "unauthenticated");
        Api.visitor()
                .bearer(Api.visitor().newToken(Demo.ENTREPRENEUR, "read"))
                .idempotent(key)
                .post("/bookings", body)
                .isProblem(403, "read-only-token");
        assertThat(database.count("select count(*) from answered_request where key = ?", key))
                .isZero();
    }
}
