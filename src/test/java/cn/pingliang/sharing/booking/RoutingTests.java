package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.RoutingSheet.RouteDraft;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who decides on a request: by default, by a route, for a colleague who is away, and as who was handed it. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(Demo.AGRICULTURAL_ACADEMY_ID);
    private static final Slot MORNING = Slot.onWeekday(8, "09:00", "11:00");

    /** Who comes to the counter. */
    enum Person {
        ADMINISTRATOR,
        MANAGER,
        NAMED,
        SUBSTITUTE_OF_NAMED,
        SUBSTITUTE_OF_MANAGER,
        SUBSTITUTE_OF_ADMINISTRATOR,
        SUBSTITUTE_FROM_TOMORROW,
        SUBSTITUTE_OF_A_SUBSTITUTE,
        NOBODY_IN_PARTICULAR
    }

    /** How the institution has it decided. */
    enum Routing {
        DEFAULT(Set.of(
                Person.ADMINISTRATOR,
                Person.MANAGER,
                Person.SUBSTITUTE_OF_MANAGER,
                Person.SUBSTITUTE_OF_ADMINISTRATOR)),
        NAMED_FOR_THE_INSTRUMENT(Set.of(
                Person.ADMINISTRATOR, Person.NAMED, Person.SUBSTITUTE_OF_NAMED, Person.SUBSTITUTE_OF_ADMINISTRATOR)),
        NAMED_FOR_ALL(Set.of(
                Person.ADMINISTRATOR, Person.NAMED, Person.SUBSTITUTE_OF_NAMED, Person.SUBSTITUTE_OF_ADMINISTRATOR)),
        NAMED_FOR_ALL_BUT_THIS(Set.of(
                Person.ADMINISTRATOR,
                Person.MANAGER,
                Person.SUBSTITUTE_OF_MANAGER,
                Person.SUBSTITUTE_OF_ADMINISTRATOR));

        private final Set<Person> decide;

        Routing(Set<Person> decide) {
            this.decide = decide;
        }

        /** The manager looks after the instrument in any case. */
        boolean sees(Person person) {
            return decide.contains(person) || person == Person.MANAGER || person == Person.SUBSTITUTE_OF_MANAGER;
        }
    }

    @Autowired
    private RoutingDesk desk;

    @Autowired
    private DecisionQueue queue;

    @Autowired
    private BookingParties parties;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient portal;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final Map<Person, String> names = new EnumMap<>(Person.class);
    private UUID instrument = UUID.randomUUID();

    @BeforeAll
    void everybody() {
        names.put(Person.ADMINISTRATOR, Demo.AGRICULTURAL_ACADEMY);
        for (var person : Person.values()) {
            names.computeIfAbsent(person, each -> people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTRUMENT_MANAGER"));
        }
    }

    @BeforeEach
    void an_instrument_with_a_manager_and_those_who_stand_in() {
        instrument = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        people.putInCharge(name(Person.MANAGER), instrument);
        standIn(Person.NAMED, Person.SUBSTITUTE_OF_NAMED, 0, 2);
        standIn(Person.MANAGER, Person.SUBSTITUTE_OF_MANAGER, 0, 2);
        standIn(Person.ADMINISTRATOR, Person.SUBSTITUTE_OF_ADMINISTRATOR, 0, 2);
        standIn(Person.MANAGER, Person.SUBSTITUTE_FROM_TOMORROW, 3, 4);
        standIn(Person.SUBSTITUTE_OF_MANAGER, Person.SUBSTITUTE_OF_A_SUBSTITUTE, 0, 2);
    }

    @AfterEach
    void nothing_is_set() {
        database.update("delete from substitution where institution_id = ?", Demo.AGRICULTURAL_ACADEMY_ID);
        database.update("delete from decision_route where institution_id = ?", Demo.AGRICULTURAL_ACADEMY_ID);
    }

    private String name(Person person) {
        return names.getOrDefault(person, "");
    }

    private AccountId account(Person person) {
        return new AccountId(database.account(name(person)));
    }

    private Api as(Person person) {
        return Api.as(name(person));
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    private RoutingAnswer standIn(Person away, Person substitute, int from, int to) {
        return desk.standIn(
                INSTITUTION,
                account(away),
                account(substitute),
                today().plusDays(from),
                today().plusDays(to),
                account(Person.ADMINISTRATOR));
    }

    private void route(@Nullable UUID place, Person... named) {
        assertThat(desk.set(
                        INSTITUTION,
                        place == null ? null : new ResourceId(place),
                        new RouteDraft(
                                Set.copyOf(List.of(named).stream()
                                        .map(this::account)
                                        .toList()),
                                false,
                                null),
                        account(Person.ADMINISTRATOR)))
                .isEqualTo(new RoutingAnswer.Done());
    }

    private void set(Routing routing) {
        switch (routing) {
            case DEFAULT -> {}
            case NAMED_FOR_THE_INSTRUMENT -> route(instrument, Person.NAMED);
            case NAMED_FOR_ALL -> route(null, Person.NAMED);
            case NAMED_FOR_ALL_BUT_THIS -> {
                route(null, Person.NAMED);
                route(instrument);
            }
        }
    }

    private String request() {
        return Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
    }

    private static BookingId id(String booking) {
        return BookingId.of(booking.substring("/bookings/".length()));
    }

    @ParameterizedTest
    @EnumSource
    void those_decide_whom_the_routing_lets_and_nobody_else(Routing routing) {
        set(routing);
        var booking = request();
        for (var person : Person.values()) {
            var decides = routing.decide.contains(person);
            var sees = routing.sees(person);
            var asked = id(booking);
            var seen = as(person).get(booking);
            assertThat(seen.status()).as("%s sees it", person).isEqualTo(sees ? 200 : 404);
            if (sees) {
                assertThat(seen.at("/actions").toString().contains("\"APPROVE\""))
                        .as("what %s can do", person)
                        .isEqualTo(decides);
            }
            assertThat(queued(person)).as("the queue of %s", person).matches(queued -> sees == queued.contains(asked));
            if (decides) {
                as(person).post(booking + "/approve").is(200);
                Api.as(Demo.ENTREPRENEUR)
                        .post(booking + "/cancel", Bookings.because("重来"))
                        .is(200);
                booking = request();
            } else {
                as(person).post(booking + "/approve").is(sees ? 403 : 404);
            }
        }
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/cancel", Bookings.because("完"))
                .is(200);
    }

    private List<BookingId> queued(Person person) {
        return queue.open(BookingStatus.PENDING, new PageRequest(0, 200), account(person)).requests().items().stream()
                .map(BookingView::id)
                .toList();
    }

    @Test
    void whom_the_routing_asks_is_told_and_who_stands_in_for_them() {
        var booking = request();
        assertThat(asked(booking))
                .contains(
                        account(Person.ADMINISTRATOR),
                        account(Person.MANAGER),
                        account(Person.SUBSTITUTE_OF_MANAGER),
                        account(Person.SUBSTITUTE_OF_ADMINISTRATOR))
                .doesNotContain(account(Person.NAMED), account(Person.SUBSTITUTE_FROM_TOMORROW));
        route(instrument, Person.NAMED);
        assertThat(asked(booking))
                .containsExactlyInAnyOrder(account(Person.NAMED), account(Person.SUBSTITUTE_OF_NAMED));
    }

    @Test
    void where_nobody_who_is_asked_may_decide_all_who_may_are_told() {
        route(instrument, Person.NAMED);
        database.update(
                "delete from substitution where person_id = ?",
                account(Person.NAMED).value());
        var own = Bookings.request(name(Person.NAMED), instrument, MORNING);
        assertThat(asked(own)).contains(account(Person.ADMINISTRATOR)).doesNotContain(account(Person.NAMED));
    }

    private Set<AccountId> asked(String booking) {
        return transaction.execute(
                status -> parties.of(id(booking)).orElseThrow().deciders());
    }

    @Test
    void what_a_substitute_decides_says_for_whom() {
        var booking = request();
        assertThat(as(Person.SUBSTITUTE_OF_MANAGER)
                        .post(booking + "/reject", Bookings.because("那天停电"))
                        .is(200)
                        .text("/history/1/standingInFor"))
                .isEqualTo("试" + name(Person.MANAGER));
        assertThat(database.strings(
                        "select details->>'for' from audit_entry where on_id = ? and action = 'REJECT'",
                        id(booking).value()))
                .containsExactly(account(Person.MANAGER).toString());
    }

    @Test
    void who_decides_in_their_own_right_decides_for_nobody() {
        people.putInCharge(name(Person.SUBSTITUTE_OF_MANAGER), instrument);
        var booking = request();
        assertThat(as(Person.SUBSTITUTE_OF_MANAGER)
                        .post(booking + "/approve")
                        .is(200)
                        .at("/history/1/standingInFor")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobody_decides_their_own_request_whoever_names_them_and_whoever_stands_in() {
        route(instrument, Person.NAMED);
        var own = Bookings.request(name(Person.NAMED), instrument, MORNING);
        as(Person.NAMED).post(own + "/approve").isProblem(403, "forbidden");
        as(Person.SUBSTITUTE_OF_NAMED).post(own + "/approve").isProblem(403, "forbidden");
        as(Person.SUBSTITUTE_OF_NAMED)
                .post(own + "/reassign", reassignment(Person.ADMINISTRATOR))
                .isProblem(403, "forbidden");
        as(Person.ADMINISTRATOR)
                .post(own + "/reassign", reassignment(Person.SUBSTITUTE_OF_NAMED))
                .isProblem(422, "rule-refused");
        as(Person.SUBSTITUTE_OF_ADMINISTRATOR).post(own + "/approve").is(200);
    }

    @Test
    void a_substitute_who_asks_does_not_decide_for_the_one_who_is_away() {
        var own = Bookings.request(name(Person.SUBSTITUTE_OF_MANAGER), instrument, MORNING);
        as(Person.SUBSTITUTE_OF_MANAGER).post(own + "/approve").isProblem(403, "forbidden");
        as(Person.MANAGER).post(own + "/approve").is(200);
    }

    @Test
    void nobody_stands_in_for_somebody_of_the_organisation_that_asks() {
        database.update("""
                insert into membership (id, account_id, organisation_id, role, since)
                select gen_random_uuid(), ?, m.organisation_id, 'ENTREPRENEUR', now() from membership m
                join account a on a.id = m.account_id where a.username = ?""", account(Person.MANAGER).value(), Demo.ENTREPRENEUR);
        try {
            var booking = request();
            as(Person.MANAGER).post(booking + "/approve").isProblem(403, "forbidden");
            as(Person.SUBSTITUTE_OF_MANAGER).post(booking + "/approve").isProblem(403, "forbidden");
            assertThat(asked(booking))
                    .doesNotContain(account(Person.MANAGER), account(Person.SUBSTITUTE_OF_MANAGER))
                    .contains(account(Person.ADMINISTRATOR));
            as(Person.ADMINISTRATOR).post(booking + "/approve").is(200);
        } finally {
            database.update(
                    "delete from membership where account_id = ? and role = 'ENTREPRENEUR'",
                    account(Person.MANAGER).value());
        }
    }

    @Test
    void a_substitution_holds_from_its_first_day_to_its_last() {
        var booking = request();
        as(Person.SUBSTITUTE_FROM_TOMORROW).get(booking).is(404);
        clock.forward(Duration.ofDays(3));
        as(Person.SUBSTITUTE_FROM_TOMORROW).get(booking).is(200);
        as(Person.SUBSTITUTE_OF_MANAGER).get(booking).is(404);
        clock.forward(Duration.ofDays(2));
        as(Person.SUBSTITUTE_FROM_TOMORROW).get(booking).is(404);
    }

    @Test
    void a_substitution_that_is_ended_gives_no_right_any_more_and_another_can_follow() {
        var booking = request();
        var substitution = desk.sheet(INSTITUTION, account(Person.MANAGER)).substitutions().stream()
                .filter(each -> each.substitute().id().equals(account(Person.SUBSTITUTE_OF_MANAGER)))
                .findFirst()
                .orElseThrow();
        clock.forward(Duration.ofDays(1));
        assertThat(desk.end(INSTITUTION, substitution.id(), account(Person.MANAGER)))
                .isEqualTo(new RoutingAnswer.Done());
        as(Person.SUBSTITUTE_OF_MANAGER).get(booking).is(404);
        assertThat(refusedRule(desk.end(INSTITUTION, substitution.id(), account(Person.MANAGER))))
                .isEqualTo("substitute-gone");
        assertThat(standIn(Person.MANAGER, Person.NOBODY_IN_PARTICULAR, 0, 1)).isEqualTo(new RoutingAnswer.Done());
        as(Person.NOBODY_IN_PARTICULAR).get(booking).is(200);
    }

    @Test
    void nobody_has_two_substitutes_on_one_day_whatever_is_asked_for() {
        assertThat(refusedRule(standIn(Person.MANAGER, Person.NAMED, 2, 3))).isEqualTo("substitute-overlap");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> database.update("""
                        insert into substitution (id, institution_id, person_id, substitute_id, from_day, to_day, named_by_id, named_at)
                        select gen_random_uuid(), institution_id, person_id, substitute_id, to_day, to_day, named_by_id, now()
                        from substitution where person_id = ? limit 1""", account(Person.MANAGER).value()))
                .withMessageContaining("substitution_is_by_one_at_a_time");
    }

    @Test
    void a_substitution_that_makes_no_sense_is_refused_with_what_to_do() {
        assertThat(refusedRule(standIn(Person.NAMED, Person.NAMED, 5, 6))).isEqualTo("substitute-self");
        assertThat(refusedRule(standIn(Person.NAMED, Person.MANAGER, -1, 6))).isEqualTo("substitute-past");
        assertThat(refusedRule(standIn(Person.NAMED, Person.MANAGER, 6, 5))).isEqualTo("substitute-order");
        assertThat(refusedRule(standIn(Person.NAMED, Person.MANAGER, 5, 500))).isEqualTo("substitute-long");
        var stranger = new AccountId(database.account(Demo.ENTREPRENEUR));
        assertThat(refusedRule(desk.standIn(
                        INSTITUTION,
                        account(Person.MANAGER),
                        stranger,
                        today().plusDays(8),
                        today().plusDays(9),
                        account(Person.MANAGER))))
                .isEqualTo("substitute-staff");
        assertThat(refusedRule(desk.set(
                        INSTITUTION,
                        null,
                        new RouteDraft(Set.of(stranger), false, null),
                        account(Person.ADMINISTRATOR))))
                .isEqualTo("route-staff");
    }

    @Test
    void administrators_set_it_managers_name_their_own_substitute_and_others_nothing() {
        var manager = account(Person.MANAGER);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> desk.set(INSTITUTION, null, new RouteDraft(Set.of(), false, null), manager));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> desk.drop(INSTITUTION, new ResourceId(instrument), manager));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> desk.standIn(
                        INSTITUTION,
                        account(Person.NAMED),
                        manager,
                        today().plusDays(8),
                        today().plusDays(9),
                        manager));
        assertThat(desk.standIn(
                        INSTITUTION, manager, account(Person.NAMED), today().plusDays(8), today().plusDays(9), manager))
                .isEqualTo(new RoutingAnswer.Done());
        for (var stranger : List.of(Demo.MEDICAL_COLLEGE, Demo.ENTREPRENEUR, Demo.OPERATOR)) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> desk.sheet(INSTITUTION, new AccountId(database.account(stranger))));
        }
    }

    private Map<String, Object> reassignment(Person to) {
        return Map.of("to", account(to).value(), "reason", "您更了解这台仪器");
    }

    @Test
    void a_request_is_handed_to_a_colleague_who_is_up_next_while_others_still_may() {
        var booking = request();
        var handed = as(Person.ADMINISTRATOR)
                .post(booking + "/reassign", reassignment(Person.MANAGER))
                .is(200);
        assertThat(handed.text("/status")).isEqualTo("PENDING");
        assertThat(handed.text("/handedTo")).isEqualTo("试" + name(Person.MANAGER));
        assertThat(handed.text("/history/1/action")).isEqualTo("REASSIGN");
        assertThat(handed.text("/history/1/to")).isEqualTo("试" + name(Person.MANAGER));
        assertThat(handed.text("/history/1/reason")).isEqualTo("您更了解这台仪器");
        var told = transaction.execute(status -> parties.of(id(booking)).orElseThrow());
        assertThat(told.handedTo())
                .containsExactlyInAnyOrder(account(Person.MANAGER), account(Person.SUBSTITUTE_OF_MANAGER));
        var approved = as(Person.SUBSTITUTE_OF_ADMINISTRATOR)
                .post(booking + "/approve")
                .is(200);
        assertThat(approved.at("/handedTo").isNull()).isTrue();
    }

    @Test
    void a_request_is_handed_only_to_those_who_may_decide_and_with_a_reason() {
        var booking = request();
        var colleagues = as(Person.MANAGER).get(booking + "/deciders").is(200).texts("", "id");
        assertThat(colleagues)
                .contains(
                        account(Person.ADMINISTRATOR).toString(),
                        account(Person.MANAGER).toString())
                .doesNotContain(account(Person.NOBODY_IN_PARTICULAR).toString());
        as(Person.MANAGER)
                .post(booking + "/reassign", reassignment(Person.NOBODY_IN_PARTICULAR))
                .isProblem(422, "rule-refused");
        as(Person.MANAGER)
                .post(
                        booking + "/reassign",
                        Map.of("to", account(Person.ADMINISTRATOR).value(), "reason", " "))
                .isProblem(400, "invalid");
        as(Person.NOBODY_IN_PARTICULAR)
                .post(booking + "/reassign", reassignment(Person.MANAGER))
                .isProblem(404, "not-found");
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/reassign", reassignment(Person.MANAGER))
                .isProblem(403, "forbidden");
    }

    @Test
    void a_managers_queue_opens_in_seven_statements_with_colleagues_to_stand_in_for() {
        request();
        var substitute = account(Person.SUBSTITUTE_OF_ADMINISTRATOR);
        var first = new PageRequest(0, 30);
        assertThat(Statements.of(() -> queue.open(BookingStatus.PENDING, first, substitute)))
                .hasSizeLessThanOrEqualTo(7);
    }

    private static String refusedRule(RoutingAnswer answer) {
        return ((RoutingAnswer.Refused) answer).refusal().rule();
    }

    /** Else each notice costs more with every instrument that the portal knows. */
    @Test
    void whom_to_tell_of_a_request_is_found_without_reading_other_instruments() {
        for (var other = 0; other < 60; other++) {
            instruments.create();
        }
        database.update("analyze resource");
        var booking = id(Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING));
        transaction.executeWithoutResult(begun -> {
            var before = instrumentsRead();
            assertThat(parties.of(booking)).isPresent();
            assertThat(instrumentsRead() - before).isBetween(1L, 5L);
        });
    }

    /** In this transaction. */
    private long instrumentsRead() {
        return portal.sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = 'resource'""").query(Long.class).single();
    }
}
