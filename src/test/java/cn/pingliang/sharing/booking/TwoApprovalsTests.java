package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionQueue.Part;
import cn.pingliang.sharing.booking.RoutingSheet.RouteDraft;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.PageRequest;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.testing.Answer;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the institution wants two approvals: first whoever decides, then an administrator, and never one person both. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoApprovalsTests {

    private static final OrganisationId INSTITUTION = new OrganisationId(Demo.AGRICULTURAL_ACADEMY_ID);
    private static final Slot MORNING = Slot.onWeekday(8, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.onWeekday(8, "14:00", "16:00");

    /** Who comes to the counter. */
    enum Person {
        ADMINISTRATOR,
        OTHER_ADMINISTRATOR,
        MANAGER,
        SUBSTITUTE_OF_MANAGER,
        SUBSTITUTE_OF_ADMINISTRATOR
    }

    @Autowired
    private RoutingDesk desk;

    @Autowired
    private DecisionQueue queue;

    @Autowired
    private DecisionBatches batches;

    @Autowired
    private BookingParties parties;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Jobs jobs;

    private final Map<Person, String> names = new EnumMap<>(Person.class);
    private final Api applicant = Api.as(Demo.ENTREPRENEUR);
    private UUID instrument = UUID.randomUUID();

    @BeforeAll
    void everybody() {
        names.put(Person.ADMINISTRATOR, Demo.AGRICULTURAL_ACADEMY);
        names.put(Person.OTHER_ADMINISTRATOR, people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTITUTION_ADMIN"));
        for (var person : Person.values()) {
            names.computeIfAbsent(person, each -> people.create(Demo.AGRICULTURAL_ACADEMY_ID, "INSTRUMENT_MANAGER"));
        }
    }

    @AfterAll
    void the_other_administrator_leaves() {
        database.update(
                "delete from membership where account_id = ?",
                account(Person.OTHER_ADMINISTRATOR).value());
    }

    @BeforeEach
    void an_instrument_that_wants_two() {
        instrument = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        people.putInCharge(name(Person.MANAGER), instrument);
        standIn(Person.MANAGER, Person.SUBSTITUTE_OF_MANAGER);
        standIn(Person.ADMINISTRATOR, Person.SUBSTITUTE_OF_ADMINISTRATOR);
        wantTwo(null);
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

    private void standIn(Person away, Person substitute) {
        var today = PortalTime.dayOf(clock.instant());
        desk.standIn(INSTITUTION, account(away), account(substitute), today, today, account(Person.ADMINISTRATOR));
    }

    private void set(RouteDraft draft) {
        assertThat(desk.set(INSTITUTION, new ResourceId(instrument), draft, account(Person.ADMINISTRATOR)))
                .isEqualTo(new RoutingAnswer.Done());
    }

    private void wantTwo(@Nullable Integer fromMinutes) {
        set(new RouteDraft(Set.of(), true, fromMinutes));
    }

    private void wantOne() {
        set(new RouteDraft(Set.of(), false, null));
    }

    private String request() {
        return Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
    }

    /** @return a request with the manager's approval */
    private String approvedFirst() {
        var booking = request();
        as(Person.MANAGER).post(booking + "/approve").is(200);
        return booking;
    }

    private static BookingId id(String booking) {
        return BookingId.of(booking.substring("/bookings/".length()));
    }

    private static void assertStands(Answer booking, String status, boolean atSecond) {
        assertThat(booking.is(200).text("/status")).isEqualTo(status);
        assertThat(booking.at("/firstApprovedBy").isNull()).isEqualTo(!atSecond);
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({
        "MANAGER, ADMINISTRATOR, 200",
        "MANAGER, OTHER_ADMINISTRATOR, 200",
        "MANAGER, SUBSTITUTE_OF_ADMINISTRATOR, 200",
        "MANAGER, MANAGER, 403",
        "MANAGER, SUBSTITUTE_OF_MANAGER, 403",
        "SUBSTITUTE_OF_MANAGER, ADMINISTRATOR, 200",
        "SUBSTITUTE_OF_MANAGER, MANAGER, 403",
        "SUBSTITUTE_OF_MANAGER, SUBSTITUTE_OF_MANAGER, 403",
        "ADMINISTRATOR, OTHER_ADMINISTRATOR, 200",
        "ADMINISTRATOR, ADMINISTRATOR, 403",
        "ADMINISTRATOR, SUBSTITUTE_OF_ADMINISTRATOR, 403",
        "ADMINISTRATOR, MANAGER, 403",
        "SUBSTITUTE_OF_ADMINISTRATOR, ADMINISTRATOR, 403",
        "SUBSTITUTE_OF_ADMINISTRATOR, OTHER_ADMINISTRATOR, 200"
    })
    void an_administrator_gives_the_second_who_had_no_part_in_the_first(Person first, Person second, int answer) {
        var booking = request();
        assertStands(as(first).post(booking + "/approve"), "PENDING", true);
        as(second).post(booking + "/approve").is(answer);
        assertThat(applicant.get(booking).text("/status")).isEqualTo(answer == 200 ? "APPROVED" : "PENDING");
        applicant.post(booking + "/cancel", Bookings.because("完")).is(200);
    }

    @Test
    void the_second_has_a_deadline_of_its_own_and_asks_administrators_only() {
        var booking = request();
        assertThat(asked(booking))
                .containsExactlyInAnyOrder(account(Person.MANAGER), account(Person.SUBSTITUTE_OF_MANAGER));
        var before = OffsetDateTime.parse(applicant.get(booking).text("/decideBy"));
        clock.forward(Duration.ofDays(4));
        var given = as(Person.MANAGER).post(booking + "/approve").is(200);
        assertThat(OffsetDateTime.parse(given.text("/decideBy"))).isAfter(before);
        assertThat(given.text("/firstApprovedBy")).isEqualTo("试" + name(Person.MANAGER));
        assertThat(given.text("/history/1/action")).isEqualTo("APPROVE");
        assertThat(given.text("/history/1/status")).isEqualTo("PENDING");
        assertThat(asked(booking))
                .contains(account(Person.ADMINISTRATOR), account(Person.OTHER_ADMINISTRATOR))
                .doesNotContain(account(Person.MANAGER), account(Person.SUBSTITUTE_OF_MANAGER));
    }

    private Set<AccountId> asked(String booking) {
        return transaction.execute(
                status -> parties.of(id(booking)).orElseThrow().deciders());
    }

    @Test
    void at_either_step_it_can_be_rejected_or_sent_back_and_an_answer_keeps_the_first_approval() {
        var booking = request();
        as(Person.MANAGER).post(booking + "/return", Bookings.because("请补充")).is(200);
        assertStands(applicant.post(booking + "/answer", Bookings.because("已补充")), "PENDING", false);
        as(Person.MANAGER).post(booking + "/approve").is(200);
        as(Person.MANAGER).post(booking + "/return", Bookings.because("请补充")).isProblem(403, "forbidden");
        as(Person.ADMINISTRATOR)
                .post(booking + "/return", Bookings.because("请补充"))
                .is(200);
        assertStands(applicant.post(booking + "/answer", Bookings.because("已补充")), "PENDING", true);
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/reject", Bookings.because("那天停电")), "REJECTED", false);
    }

    @Test
    void a_time_proposed_at_the_first_step_is_the_first_approval_and_at_the_second_the_last() {
        var proposal = Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to(), "reason", "上午有课");
        var booking = request();
        as(Person.MANAGER).post(booking + "/propose", proposal).is(200);
        var accepted = applicant.post(booking + "/accept-proposal");
        assertStands(accepted, "PENDING", true);
        assertThat(accepted.text("/firstApprovedBy")).isEqualTo("试" + name(Person.MANAGER));
        assertThat(OffsetDateTime.parse(accepted.text("/start"))).isEqualTo(AFTERNOON.start());
        as(Person.MANAGER).post(booking + "/approve").isProblem(403, "forbidden");
        var back = Map.of("start", MORNING.from(), "end", MORNING.to(), "reason", "还是上午");
        as(Person.ADMINISTRATOR).post(booking + "/propose", back).is(200);
        assertStands(applicant.post(booking + "/accept-proposal"), "APPROVED", false);
    }

    @Test
    void another_time_is_for_the_first_approver_again() {
        var booking = approvedFirst();
        assertStands(
                applicant.post(booking + "/change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to())),
                "PENDING",
                false);
        assertStands(as(Person.MANAGER).post(booking + "/approve"), "PENDING", true);
    }

    /** @return an approved booking for which the applicant asks for another time */
    private String changeAsked(Slot to) {
        var booking = approvedFirst();
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/approve"), "APPROVED", false);
        askForChange(booking, to);
        return booking;
    }

    private void askForChange(String booking, Slot to) {
        assertStands(
                applicant.post(booking + "/change", Map.of("start", to.from(), "end", to.to())), "APPROVED", false);
    }

    private void assertIsAt(String booking, Slot slot) {
        assertThat(OffsetDateTime.parse(applicant.get(booking).text("/start"))).isEqualTo(slot.start());
    }

    @Test
    void a_change_of_time_takes_two_as_well_and_never_one_person_both() {
        var booking = changeAsked(AFTERNOON);
        assertThat(applicant.get(booking).at("/approvals").asInt()).isEqualTo(2);
        assertStands(as(Person.MANAGER).post(booking + "/accept-change"), "APPROVED", true);
        assertIsAt(booking, MORNING);
        as(Person.MANAGER).post(booking + "/accept-change").is(403);
        as(Person.SUBSTITUTE_OF_MANAGER).post(booking + "/accept-change").is(403);
        assertThat(asked(booking))
                .contains(account(Person.ADMINISTRATOR), account(Person.OTHER_ADMINISTRATOR))
                .doesNotContain(account(Person.MANAGER));
        assertThat(queue.open(
                                BookingStatus.PENDING,
                                Part.SECOND,
                                new PageRequest(0, 200),
                                account(Person.OTHER_ADMINISTRATOR))
                        .requests()
                        .items())
                .extracting(BookingView::id)
                .contains(id(booking));
        applicant.post(booking + "/messages", Map.of("text", "请尽快")).is(200);
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/accept-change"), "APPROVED", false);
        assertIsAt(booking, AFTERNOON);
        assertThat(applicant.get(booking).texts("/history", "action"))
                .containsExactly(
                        "REQUEST", "APPROVE", "APPROVE", "ASK_CHANGE", "ACCEPT_CHANGE", "MESSAGE", "ACCEPT_CHANGE");
    }

    @Test
    void a_change_that_is_declined_or_withdrawn_after_its_first_approval_begins_again_when_asked_again() {
        var booking = changeAsked(AFTERNOON);
        as(Person.MANAGER).post(booking + "/accept-change").is(200);
        as(Person.MANAGER)
                .post(booking + "/decline-change", Bookings.because("不行"))
                .is(403);
        assertStands(
                as(Person.ADMINISTRATOR).post(booking + "/decline-change", Bookings.because("不行")), "APPROVED", false);
        assertIsAt(booking, MORNING);
        askForChange(booking, AFTERNOON);
        as(Person.MANAGER).post(booking + "/accept-change").is(200);
        assertStands(applicant.post(booking + "/withdraw-change"), "APPROVED", false);
        askForChange(booking, AFTERNOON);
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/accept-change"), "APPROVED", true);
        assertStands(as(Person.OTHER_ADMINISTRATOR).post(booking + "/accept-change"), "APPROVED", false);
        assertIsAt(booking, AFTERNOON);
    }

    @Test
    void how_many_a_change_takes_is_a_matter_of_the_length_that_is_asked_for() {
        wantTwo(121);
        var booking = request();
        assertStands(as(Person.MANAGER).post(booking + "/approve"), "APPROVED", false);
        var longer = Slot.onWeekday(8, "13:00", "15:30");
        askForChange(booking, longer);
        assertStands(as(Person.MANAGER).post(booking + "/accept-change"), "APPROVED", true);
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/accept-change"), "APPROVED", false);
        askForChange(booking, AFTERNOON);
        assertStands(as(Person.MANAGER).post(booking + "/accept-change"), "APPROVED", false);
        assertIsAt(booking, AFTERNOON);
    }

    @Test
    void a_booking_that_is_cancelled_or_moved_with_half_a_change_forgets_it() {
        var cancelled = changeAsked(AFTERNOON);
        as(Person.MANAGER).post(cancelled + "/accept-change").is(200);
        assertStands(applicant.post(cancelled + "/cancel", Bookings.because("不去了")), "CANCELLED", false);
        var moved = changeAsked(AFTERNOON);
        as(Person.MANAGER).post(moved + "/accept-change").is(200);
        var evening = Slot.onWeekday(8, "17:00", "19:00");
        assertStands(
                as(Person.ADMINISTRATOR).post(moved + "/change", Map.of("start", evening.from(), "end", evening.to())),
                "APPROVED",
                false);
        assertIsAt(moved, evening);
    }

    @Test
    void short_bookings_want_one_where_only_long_ones_want_two() {
        wantTwo(121);
        assertStands(as(Person.MANAGER).post(request() + "/approve"), "APPROVED", false);
        var longer = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.onWeekday(8, "13:00", "15:30"));
        assertStands(as(Person.MANAGER).post(longer + "/approve"), "PENDING", true);
    }

    @Test
    void what_has_no_approval_yet_wants_as_many_as_the_institution_does_by_then() {
        wantOne();
        var booking = request();
        assertThat(applicant.get(booking).at("/approvals").asInt()).isEqualTo(1);
        wantTwo(null);
        assertThat(applicant.get(booking).at("/approvals").asInt()).isEqualTo(2);
        assertStands(as(Person.MANAGER).post(booking + "/approve"), "PENDING", true);
    }

    @Test
    void what_has_its_first_approval_waits_for_the_second_whatever_the_institution_wants_by_then() {
        var booking = approvedFirst();
        wantOne();
        as(Person.MANAGER).post(booking + "/approve").isProblem(403, "forbidden");
        as(Person.SUBSTITUTE_OF_MANAGER).post(booking + "/approve").isProblem(403, "forbidden");
        assertStands(as(Person.ADMINISTRATOR).post(booking + "/approve"), "APPROVED", false);
    }

    @Test
    void nobody_gives_a_first_approval_that_nobody_could_follow() {
        database.update(
                "update membership set role = 'INSTRUMENT_MANAGER' where account_id = ?",
                account(Person.OTHER_ADMINISTRATOR).value());
        try {
            var booking = request();
            as(Person.ADMINISTRATOR).post(booking + "/approve").isRefused("no-second-approver");
            as(Person.SUBSTITUTE_OF_ADMINISTRATOR).post(booking + "/approve").isRefused("no-second-approver");
            as(Person.MANAGER).post(booking + "/approve").is(200);
            as(Person.ADMINISTRATOR).post(booking + "/approve").is(200);
        } finally {
            database.update(
                    "update membership set role = 'INSTITUTION_ADMIN' where account_id = ?",
                    account(Person.OTHER_ADMINISTRATOR).value());
        }
    }

    @Test
    void a_request_that_competes_gets_its_slot_with_the_second_approval() {
        instrument = instruments
                .make()
                .of(Demo.AGRICULTURAL_ACADEMY_ID)
                .terms("pending_holds", false)
                .create();
        people.putInCharge(name(Person.MANAGER), instrument);
        wantTwo(null);
        var first = request();
        var rival = Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, MORNING);
        as(Person.MANAGER).post(first + "/approve").is(200);
        as(Person.MANAGER).post(rival + "/approve").is(200);
        as(Person.ADMINISTRATOR).post(rival + "/approve").is(200);
        assertThat(applicant.get(first).text("/status")).isEqualTo("REJECTED");
    }

    @Test
    void several_can_be_given_their_first_approval_together() {
        var booking = request();
        var batch =
                batches.approve(Map.of(id(booking), 0), account(Person.MANAGER)).orElseThrow();
        clock.forward(DecisionBatches.SECOND_THOUGHTS.plusSeconds(1));
        jobs.run("decision-batches");
        assertThat(batches.find(batch, account(Person.MANAGER)).orElseThrow().lines())
                .extracting(DecisionBatches.Line::outcome)
                .containsExactly(DecisionBatches.Outcome.FIRST_APPROVED);
        assertStands(applicant.get(booking), "PENDING", true);
    }

    @Test
    void the_queue_can_be_narrowed_to_what_waits_for_the_second_and_to_what_was_handed_to_one() {
        var second = approvedFirst();
        var first = Bookings.request(Demo.ENTREPRENEUR, instrument, AFTERNOON);
        as(Person.MANAGER)
                .post(
                        first + "/reassign",
                        Map.of("to", account(Person.ADMINISTRATOR).value(), "reason", "出差"))
                .is(200);
        assertThat(queued(Part.SECOND)).contains(id(second)).doesNotContain(id(first));
        assertThat(queued(Part.HANDED_TO_ME)).containsExactly(id(first));
        assertThat(queued(Part.ALL)).contains(id(first), id(second));
    }

    private java.util.List<BookingId> queued(Part part) {
        return queue
                .open(BookingStatus.PENDING, part, new PageRequest(0, 200), account(Person.ADMINISTRATOR))
                .requests()
                .items()
                .stream()
                .map(BookingView::id)
                .toList();
    }
}
