package cn.pingliang.sharing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.ClosureDesk;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Events;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import cn.pingliang.sharing.testing.WebhookReceiver;
import cn.pingliang.sharing.testing.WebhookReceiver.Message;
import cn.pingliang.sharing.webhook.WebhookBook.Attempt;
import cn.pingliang.sharing.webhook.WebhookBook.Delivery;
import cn.pingliang.sharing.webhook.WebhookBook.Progress;
import cn.pingliang.sharing.webhook.WebhookBook.Webhook;
import cn.pingliang.sharing.webhook.WebhookDesk.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What an institution's systems are told, where, and what happens where they do not listen. */
@PortalTest
class WebhookTests {

    private static final Slot MORNING = Slot.inDays(6, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.inDays(6, "14:00", "16:00");
    private static final OrganisationId COLLEGE = new OrganisationId(Demo.MEDICAL_COLLEGE_ID);
    private static final Set<WebhookEvent> EVERYTHING = Set.copyOf(WebhookEvent.choices());

    @Autowired
    private WebhookDesk desk;

    @Autowired
    private WebhookBook book;

    @Autowired
    private WebhookOutbox outbox;

    @Autowired
    private WebhookSender sender;

    @Autowired
    private WebhookWatch watch;

    @Autowired
    private ClosureDesk closures;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private Jobs jobs;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private UUID instrument = new UUID(0, 0);

    @BeforeEach
    void an_instrument() {
        instrument = instruments.create();
    }

    @AfterEach
    void no_webhooks() {
        receiver.close();
        Events.awaitHeard(database);
        for (var table : List.of("webhook_delivery", "webhook")) {
            database.update("delete from " + table);
        }
        watch.look();
    }

    private AccountId account(String who) {
        return new AccountId(database.account(who));
    }

    private AccountId administrator() {
        return account(Demo.MEDICAL_COLLEGE);
    }

    private Answer.Done add(String path, WebhookEvent... about) {
        return done(desk.add(
                COLLEGE,
                receiver.address(path),
                about.length == 0 ? EVERYTHING : new HashSet<>(Arrays.asList(about)),
                administrator()));
    }

    private static Answer.Done done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return (Answer.Done) answer;
    }

    private static String refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).refusal().rule();
    }

    private void tell() {
        Events.awaitHeard(database);
        jobs.run("webhooks-told");
    }

    private void tellAfter(Duration pause) {
        clock.forward(pause);
        tell();
    }

    private Webhook hook(UUID webhook) {
        return book.find(webhook, administrator(), new PageRequest(0, 50)).webhook();
    }

    private List<Delivery> log(UUID webhook) {
        return book.find(webhook, administrator(), new PageRequest(0, 50))
                .deliveries()
                .items();
    }

    private List<String> types() {
        return receiver.messages().stream().map(Message::type).toList();
    }

    private static String secret(Answer.Done done) {
        return done.secret() == null ? "" : done.secret();
    }

    @Test
    void what_happens_to_a_booking_is_told_signed_and_without_anybodys_name_or_words() {
        var added = add("/hooks?key=1");
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/approve").is(200);
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("孩子生病"))
                .is(200);
        tell();
        assertThat(types()).containsExactlyInAnyOrder("booking.requested", "booking.approved", "booking.cancelled");
        assertThat(receiver.messages()).allSatisfy(message -> {
            assertThat(message.isSignedWith(secret(added))).isTrue();
            assertThat(message.isSignedWith("whsec_AAAA")).isFalse();
            assertThat(message.request()).isEqualTo("POST /hooks?key=1");
            assertThat(message.contentType()).startsWith("application/json");
            assertThat(message.body()).doesNotContain("孩子生病", "果园土壤", Demo.ENTREPRENEUR);
            assertThat(Long.parseLong(message.timestamp()))
                    .isCloseTo(clock.instant().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        });
        assertThat(receiver.messages().stream().map(Message::id)).doesNotHaveDuplicates();
        var data = receiver.messages().getFirst().json().at("/data");
        assertThat("/bookings/" + data.at("/bookingId").stringValue()).isEqualTo(booking);
        assertThat(data.at("/instrumentId").stringValue()).isEqualTo(instrument.toString());
        assertThat(data.at("/start").stringValue()).isEqualTo(MORNING.from());
        assertThat(data.at("/organisation/name").stringValue()).isEqualTo("平凉绿源农业科技有限公司");
        assertThat(log(added.webhook())).hasSize(3).allSatisfy(delivery -> {
            assertThat(delivery.progress()).isEqualTo(Progress.DELIVERED);
            assertThat(delivery.attempts())
                    .singleElement()
                    .extracting(Attempt::status)
                    .isEqualTo(204);
        });
        assertThat(hook(added.webhook()).succeededAt()).isNotNull();
    }

    @Test
    void only_what_was_chosen_is_told_and_only_of_the_institutions_own_instruments() {
        add("/some", WebhookEvent.BOOKING_REJECTED, WebhookEvent.CLOSURE_DECLARED, WebhookEvent.CLOSURE_REOPENED);
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Api.as(Demo.MEDICAL_COLLEGE)
                .post(booking + "/reject", Bookings.because("仪器待修"))
                .is(200);
        Bookings.request(
                Demo.ENTREPRENEUR,
                instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create(),
                MORNING);
        closures.close(
                new ResourceId(instrument), AFTERNOON.asTimeSlot(), OccupancyKind.MAINTENANCE, "校准", administrator());
        var closure = UUID.fromString(database.strings("select id from closure where instrument_id = ?", instrument)
                .getFirst());
        closures.reopen(closure, false, administrator());
        tell();
        assertThat(types()).containsExactlyInAnyOrder("booking.rejected", "closure.declared", "closure.reopened");
        assertThat(receiver.messages())
                .filteredOn(message -> message.type().equals("closure.declared"))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.json().at("/data/closureId").stringValue())
                            .isEqualTo(closure.toString());
                    assertThat(message.json().at("/data/kind").stringValue()).isEqualTo("MAINTENANCE");
                    assertThat(message.body()).doesNotContain("校准");
                });
    }

    @Test
    void a_booking_that_moved_says_where_it_was() {
        instrument = instruments.make().withoutApproval().create();
        add("/moves", WebhookEvent.BOOKING_MOVED);
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to()))
                .is(200);
        tell();
        var data = receiver.last().json().at("/data");
        assertThat(data.at("/start").stringValue()).contains("T14:00");
        assertThat(data.at("/before/start").stringValue()).contains("T09:00");
    }

    @Test
    void of_samples_the_steps_are_told_by_the_names_they_have_in_the_api() {
        add("/samples", WebhookEvent.BOOKING_CHECKED_IN, WebhookEvent.BOOKING_CHECKED_OUT);
        var college = Api.as(Demo.MEDICAL_COLLEGE);
        var body = Bookings.body(instrument, MORNING, "serviceMode", "ENTRUSTED");
        var booking = "/bookings/"
                + Api.as(Demo.ENTREPRENEUR).post("/bookings", body).is(201).text("/id");
        for (var step : List.of("approve", "check-in", "check-out")) {
            college.post(booking + "/" + step).is(200);
        }
        tell();
        assertThat(types()).containsExactlyInAnyOrder("booking.checked_in", "booking.checked_out");
    }

    @Test
    void a_receiver_that_was_down_is_told_later_with_the_same_id_and_body() {
        var hook = add("/hooks", WebhookEvent.BOOKING_REQUESTED).webhook();
        receiver.answering(503);
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        tell();
        assertThat(log(hook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.progress()).isEqualTo(Progress.RETRYING);
            assertThat(delivery.next()).isAfter(clock.instant());
            assertThat(delivery.attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.status()).isEqualTo(503);
                assertThat(attempt.failure()).isEqualTo(WebhookFailure.BROKEN);
            });
        });
        assertThat(hook(hook).failingSince()).isNotNull();
        tell();
        assertThat(receiver.messages()).hasSize(1);
        receiver.answering(200);
        tellAfter(Duration.ofSeconds(11));
        var first = receiver.messages().getFirst();
        assertThat(receiver.messages()).hasSize(2);
        assertThat(receiver.last().id()).isEqualTo(first.id());
        assertThat(receiver.last().body()).isEqualTo(first.body());
        assertThat(receiver.last().timestamp()).isNotEqualTo(first.timestamp());
        assertThat(log(hook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.progress()).isEqualTo(Progress.DELIVERED);
            assertThat(delivery.attempts()).hasSize(2);
        });
        assertThat(hook(hook).failingSince()).isNull();
        tellAfter(Duration.ofDays(2));
        assertThat(receiver.messages()).hasSize(2);
    }

    @Test
    void what_was_sent_by_a_node_that_died_before_it_could_say_so_is_sent_again_with_the_same_id() {
        var hook = add("/hooks", WebhookEvent.BOOKING_REQUESTED).webhook();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Events.awaitHeard(database);
        var claimed = outbox.claim().orElseThrow();
        sender.send(claimed);
        tell();
        assertThat(receiver.messages()).as("another node leaves it alone").hasSize(1);
        tellAfter(WebhookOutbox.CLAIM.plusSeconds(1));
        assertThat(receiver.messages())
                .extracting(Message::id)
                .containsExactly(
                        claimed.delivery().toString(), claimed.delivery().toString());
        assertThat(log(hook)).singleElement().extracting(Delivery::progress).isEqualTo(Progress.DELIVERED);
    }

    @Test
    void of_two_nodes_one_has_a_receiver_in_hand() {
        add("/hooks", WebhookEvent.BOOKING_REQUESTED);
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
        Events.awaitHeard(database);
        transaction.executeWithoutResult(first -> {
            assertThat(outbox.claim()).isPresent();
            var other = new TransactionTemplate(java.util.Objects.requireNonNull(transaction.getTransactionManager()));
            other.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            other.executeWithoutResult(second -> assertThat(outbox.claim()).isEmpty());
        });
        assertThat(outbox.claim()).isEmpty();
    }

    @Test
    void what_is_heard_twice_is_told_once() {
        var hook = add("/hooks").webhook();
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Events.awaitHeard(database);
        var booking = UUID.fromString(database.strings("select id from booking where instrument_id = ?", instrument)
                .getFirst());
        var due = new WebhookDue(
                UUID.randomUUID(),
                WebhookEvent.BOOKING_APPROVED,
                clock.instant(),
                booking,
                2,
                new ResourceId(instrument),
                MORNING.asTimeSlot(),
                null);
        for (var time = 1; time <= 2; time++) {
            transaction.executeWithoutResult(status -> events.publishEvent(due));
            Events.awaitHeard(database);
        }
        assertThat(log(hook))
                .extracting(Delivery::event)
                .containsExactly(WebhookEvent.BOOKING_APPROVED, WebhookEvent.BOOKING_REQUESTED);
    }

    @Test
    void a_receiver_that_takes_its_time_keeps_no_other_waiting() throws Exception {
        try (var quick = new WebhookReceiver()) {
            add("/slow", WebhookEvent.BOOKING_REQUESTED);
            receiver.sleep();
            Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
            Events.awaitHeard(database);
            var run = Thread.ofVirtual().start(() -> jobs.run("webhooks-told"));
            Awaitility.await().until(() -> receiver.messages().size() == 1);
            desk.add(COLLEGE, quick.address("/quick"), EVERYTHING, administrator());
            Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
            Awaitility.await().until(() -> quick.messages().size() == 1);
            assertThat(receiver.messages()).as("one thing at a time").hasSize(1);
            receiver.wake();
            run.join();
        }
    }

    @Test
    void what_is_not_taken_for_a_day_is_given_up_and_administrators_are_told_once_until_it_works_again() {
        var hook = add("/hooks").webhook();
        receiver.answering(500);
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        tell();
        for (var wait : WebhookOutbox.WAITS) {
            tellAfter(wait.plusSeconds(1));
        }
        assertThat(receiver.messages()).hasSize(10);
        assertThat(log(hook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.progress()).isEqualTo(Progress.GIVEN_UP);
            assertThat(delivery.next()).isNull();
        });
        assertThat(hook(hook).on()).isTrue();
        Events.awaitHeard(database);
        assertThat(notices(hook)).containsExactly("yixueyuan WEBHOOK_FAILING 1 open");
        tellAfter(Duration.ofDays(1));
        assertThat(receiver.messages()).hasSize(10);
        receiver.answering(200);
        var given = log(hook).getFirst().id();
        done(desk.sendAgain(hook, given, administrator()));
        tell();
        assertThat(receiver.last().id()).isEqualTo(given.toString());
        assertThat(log(hook)).singleElement().extracting(Delivery::progress).isEqualTo(Progress.DELIVERED);
        Events.awaitHeard(database);
        assertThat(notices(hook)).containsExactly("yixueyuan WEBHOOK_FAILING 1 done");
    }

    private List<String> notices(UUID hook) {
        return database.strings("""
                select a.username || ' ' || n.kind || ' ' || n.occurrence || case when n.read_at is null then ' open' else ' done' end
                from notice n join account a on a.id = n.account_id where n.topic_id = ? order by 1""", hook);
    }

    @Test
    void a_webhook_that_nothing_reached_for_days_is_switched_off_and_says_so_and_what_waits_stays_until_it_is_on() {
        var hook = add("/hooks", WebhookEvent.BOOKING_REQUESTED).webhook();
        receiver.answering(500);
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        tell();
        tellAfter(WebhookOutbox.OFF_AFTER.minusDays(1));
        done(desk.sendTest(hook, administrator()));
        tellAfter(Duration.ofMinutes(10));
        assertThat(hook(hook).on()).isTrue();
        tellAfter(Duration.ofDays(1).plusMinutes(10));
        assertThat(hook(hook)).satisfies(now -> {
            assertThat(now.on()).isFalse();
            assertThat(now.offBecause()).isEqualTo(WebhookFailure.BROKEN);
        });
        Events.awaitHeard(database);
        assertThat(notices(hook)).containsExactly("yixueyuan WEBHOOK_FAILING 1 open", "yixueyuan WEBHOOK_OFF 2 open");
        assertThat(database.strings(
                        "select action || coalesce(actor_id::text, ' by the portal') from audit_entry where on_id = ? order by at desc limit 1",
                        hook))
                .containsExactly("SWITCH_OFF by the portal");
        assertThat(refusal(desk.sendTest(hook, administrator()))).isEqualTo("webhook-off");
        receiver.answering(200);
        desk.switchOn(hook, administrator());
        done(desk.sendTest(hook, administrator()));
        tell();
        assertThat(receiver.last().type()).isEqualTo("webhook.test");
        Events.awaitHeard(database);
        assertThat(notices(hook)).allMatch(notice -> notice.endsWith("done"));
    }

    @Test
    void a_receiver_that_wants_no_more_is_switched_off_at_once() {
        var hook = add("/hooks", WebhookEvent.BOOKING_REQUESTED).webhook();
        receiver.answering(410);
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        tell();
        assertThat(hook(hook).offBecause()).isEqualTo(WebhookFailure.GONE);
        Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
        Events.awaitHeard(database);
        assertThat(log(hook)).hasSize(1);
    }

    @Test
    void an_answer_that_is_no_success_is_told_apart_and_a_redirect_is_not_followed() {
        var answers = Map.of(
                302, WebhookFailure.REDIRECTED,
                307, WebhookFailure.REDIRECTED,
                400, WebhookFailure.REFUSED,
                404, WebhookFailure.REFUSED,
                500, WebhookFailure.BROKEN);
        answers.forEach((status, why) -> {
            var hook = add("/" + status).webhook();
            receiver.answering(status);
            done(desk.sendTest(hook, administrator()));
            jobs.run("webhooks-told");
            assertThat(log(hook).getFirst().attempts())
                    .singleElement()
                    .extracting(Attempt::status, Attempt::failure)
                    .containsExactly(status, why);
        });
        assertThat(receiver.messages()).hasSize(answers.size());
    }

    @Test
    void where_nobody_listens_is_unreachable_and_a_name_that_leads_inside_is_not_called() {
        var hook = add("/hooks").webhook();
        database.update("update webhook set address = 'http://127.0.0.1:1/' where id = ?", hook);
        done(desk.sendTest(hook, administrator()));
        tell();
        // As after the name was given another address: it is looked up, and judged, at each call.
        database.update("update webhook set address = 'https://10.0.0.1/' where id = ?", hook);
        tellAfter(Duration.ofMinutes(1));
        assertThat(log(hook).getFirst().attempts())
                .extracting(Attempt::failure)
                .containsExactly(WebhookFailure.UNREACHABLE, WebhookFailure.NOT_PUBLIC);
    }

    @Test
    void an_address_that_cannot_be_is_refused_and_the_one_there_was_stays() {
        var hook = add("/hooks").webhook();
        var refused = Map.of(
                "", "webhook-address-unreadable",
                "lims.example", "webhook-address-unreadable",
                "http://lims.example/hooks", "webhook-address-encrypted",
                "https://lims.example:8443/hooks", "webhook-address-port",
                "https://user:word@lims.example/hooks", "webhook-address-port",
                "https://10.0.0.1/hooks", "webhook-address-not-public",
                "https://169.254.169.254/latest/meta-data", "webhook-address-not-public",
                "https://[::ffff:10.0.0.1]/hooks", "webhook-address-not-public");
        refused.forEach((address, rule) -> {
            assertThat(refusal(desk.add(COLLEGE, address, EVERYTHING, administrator())))
                    .as(address)
                    .isEqualTo(rule);
            assertThat(refusal(desk.change(hook, address, EVERYTHING, administrator())))
                    .as(address)
                    .isEqualTo(rule);
        });
        assertThat(hook(hook).address().toString()).isEqualTo(receiver.address("/hooks"));
        assertThat(book.sheet(COLLEGE, administrator()).webhooks()).hasSize(1);
    }

    @Test
    void an_institution_has_one_webhook_for_an_address_ten_altogether_and_each_hears_of_something() {
        add("/1");
        assertThat(refusal(desk.add(COLLEGE, receiver.address("/1"), EVERYTHING, administrator())))
                .isEqualTo("webhook-there");
        assertThat(refusal(desk.add(COLLEGE, receiver.address("/2"), Set.of(), administrator())))
                .isEqualTo("webhook-events");
        assertThat(refusal(desk.add(COLLEGE, receiver.address("/2"), Set.of(WebhookEvent.TEST), administrator())))
                .isEqualTo("webhook-events");
        for (var number = 2; number <= WebhookDesk.MOST; number++) {
            add("/" + number);
        }
        assertThat(refusal(desk.add(COLLEGE, receiver.address("/11"), EVERYTHING, administrator())))
                .isEqualTo("webhook-enough");
        var second = book.sheet(COLLEGE, administrator()).webhooks().get(1);
        assertThat(refusal(desk.change(second.id(), receiver.address("/1"), EVERYTHING, administrator())))
                .isEqualTo("webhook-there");
    }

    @Test
    void a_secret_is_replaced_without_a_moment_that_neither_signs_and_is_nowhere_in_the_database() {
        var added = add("/hooks");
        var replaced = done(desk.replaceSecret(added.webhook(), administrator()));
        assertThat(secret(replaced)).startsWith("whsec_").isNotEqualTo(secret(added));
        done(desk.sendTest(added.webhook(), administrator()));
        tell();
        assertThat(receiver.last().isSignedWith(secret(added))).isTrue();
        assertThat(receiver.last().isSignedWith(secret(replaced))).isTrue();
        clock.forward(WebhookDesk.OLD_SECRET_HOLDS.plusSeconds(1));
        done(desk.sendTest(added.webhook(), administrator()));
        tell();
        assertThat(receiver.last().isSignedWith(secret(added))).isFalse();
        assertThat(receiver.last().isSignedWith(secret(replaced))).isTrue();
        for (var shown : List.of(secret(added), secret(replaced))) {
            var bytes = java.util.Base64.getDecoder().decode(shown.substring(6));
            assertThat(database.count(
                            "select count(*) from webhook w where w::text like ? or w::text like ?",
                            "%" + shown.substring(6) + "%",
                            "%" + java.util.HexFormat.of().formatHex(bytes) + "%"))
                    .isZero();
        }
    }

    @Test
    void nothing_is_signed_with_a_secret_that_another_key_made() {
        var hook = add("/hooks").webhook();
        database.update("update webhook set secret_check = '\\x00' where id = ?", hook);
        done(desk.sendTest(hook, administrator()));
        tell();
        assertThat(receiver.messages()).isEmpty();
        assertThat(log(hook).getFirst().attempts().getLast().failure()).isEqualTo(WebhookFailure.SECRET_LOST);
        var replaced = done(desk.replaceSecret(hook, administrator()));
        tellAfter(Duration.ofMinutes(1));
        assertThat(receiver.last().isSignedWith(secret(replaced))).isTrue();
    }

    @Test
    void administrators_of_the_institution_and_nobody_else_see_and_change_them() {
        var hook = add("/hooks").webhook();
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        for (var who :
                List.of(manager, Demo.AGRICULTURAL_ACADEMY, Demo.ENTREPRENEUR, Demo.SCIENCE_BUREAU, Demo.OPERATOR)) {
            var other = account(who);
            List<Runnable> deeds = List.of(
                    () -> desk.add(COLLEGE, receiver.address("/other"), EVERYTHING, other),
                    () -> desk.change(hook, receiver.address("/other"), EVERYTHING, other),
                    () -> desk.replaceSecret(hook, other),
                    () -> desk.switchOff(hook, other),
                    () -> desk.switchOn(hook, other),
                    () -> desk.remove(hook, other),
                    () -> desk.sendTest(hook, other),
                    () -> desk.sendAgain(hook, UUID.randomUUID(), other),
                    () -> book.sheet(COLLEGE, other),
                    () -> book.find(hook, other, new PageRequest(0, 20)));
            assertThat(deeds)
                    .allSatisfy(deed ->
                            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(deed::run));
        }
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> desk.remove(UUID.randomUUID(), administrator()));
        assertThat(hook(hook).address().toString()).isEqualTo(receiver.address("/hooks"));
    }

    @Test
    void another_institutions_delivery_is_not_sent_again_by_naming_it() {
        var hook = add("/hooks").webhook();
        var own = ((Answer.Done) desk.add(
                        new OrganisationId(Demo.AGRICULTURAL_ACADEMY_ID),
                        receiver.address("/theirs"),
                        EVERYTHING,
                        account(Demo.AGRICULTURAL_ACADEMY)))
                .webhook();
        done(desk.sendTest(hook, administrator()));
        tell();
        var delivery = log(hook).getFirst().id();
        done(desk.sendAgain(own, delivery, account(Demo.AGRICULTURAL_ACADEMY)));
        tell();
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void what_is_removed_or_switched_off_hears_nothing_and_old_deliveries_are_forgotten() {
        var hook = add("/hooks").webhook();
        done(desk.sendTest(hook, administrator()));
        tell();
        desk.switchOff(hook, administrator());
        Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        Events.awaitHeard(database);
        assertThat(log(hook)).hasSize(1);
        clock.forward(WebhookForgetting.DELIVERIES.plusDays(1));
        jobs.run("webhooks-forgotten");
        assertThat(log(hook)).isEmpty();
        desk.remove(hook, administrator());
        assertThat(database.count("select count(*) from webhook")).isZero();
    }

    @Test
    void while_nobody_listens_a_booking_leaves_nothing_to_be_told() {
        var hook = add("/hooks").webhook();
        assertThat(watch.somebodyListens()).isTrue();
        desk.remove(hook, administrator());
        Awaitility.await().until(() -> !watch.somebodyListens());
    }
}
