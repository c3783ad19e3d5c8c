package cn.pingliang.sharing.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The whole of both state machines, of machine time and of samples, walked from outside: in each state each person tries each step. Those whose step it is
 * take it; the others are told that it does not follow, is not theirs, or that there is nothing for them, and nothing changes.
 * All the others there are, for one state of each step, are in {@link RightsTests}.
 */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryStepTests {

    private static final Slot MORNING = Slot.onWeekday(8, "09:00", "11:00");
    private static final Slot AFTERNOON = Slot.onWeekday(8, "14:00", "16:00");

    private static final Map<String, Object> OTHER_TIME =
            Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to(), "reason", "上午要给学生上课");

    /** The steps as the API names them, with a body that is in order. */
    private static final Map<String, Map<String, Object>> STEPS = Map.ofEntries(
            Map.entry("approve", Map.of()),
            Map.entry("reject", Bookings.because("首次使用须先培训")),
            Map.entry("return", Bookings.because("请补充样品清单")),
            Map.entry("answer", Bookings.because("共 12 份")),
            Map.entry("cancel", Bookings.because("下次再来")),
            Map.entry("check-in", Map.of()),
            Map.entry("check-out", Map.of()),
            Map.entry("confirm", Map.of()),
            Map.entry("excuse", Bookings.because("来过，忘了签到")),
            Map.entry("rate", Map.of("rating", "SATISFIED")),
            Map.entry("change", Map.of("start", AFTERNOON.from(), "end", AFTERNOON.to())),
            Map.entry("accept-change", Map.of()),
            Map.entry("decline-change", Bookings.because("那时有课")),
            Map.entry("withdraw-change", Map.of()),
            Map.entry("propose", OTHER_TIME),
            Map.entry("accept-proposal", Map.of()),
            Map.entry("decline-proposal", Map.of()),
            Map.entry("withdraw-proposal", Map.of()),
            Map.entry("reassign", Map.of("to", Demo.id(204), "reason", "出差")),
            Map.entry("messages", Map.of("text", "样品需要冷藏吗？")));

    /** The institution's alone. */
    private static final Set<String> FOUR_EYES = Set.of(
            "approve",
            "reject",
            "return",
            "propose",
            "withdraw-proposal",
            "reassign",
            "accept-change",
            "decline-change",
            "confirm",
            "excuse");

    /** Who comes to the counter. */
    enum Person {
        REQUESTER,
        COLLEAGUE,
        ADMINISTRATOR,
        MANAGER,
        BUREAU,
        MANAGER_OF_OTHERS,
        OTHER_ENTERPRISE;

        /** To whom the request exists. */
        boolean sees() {
            return compareTo(BUREAU) <= 0;
        }
    }

    /** Where a request can stand, and what leads from there: by the applicant, by the institution, or by both. */
    enum State {
        PENDING(
                List.of("cancel", "change"),
                List.of("approve", "reject", "return", "cancel", "change", "propose", "reassign")),
        /** Of two approvals it has the manager's, and waits for the administrator's. */
        FIRST_APPROVED(
                List.of("cancel", "change"),
                List.of("approve", "reject", "return", "cancel", "change", "propose", "reassign")),
        RETURNED(List.of("answer", "cancel", "change"), List.of("reject", "cancel", "change", "propose")),
        PROPOSED(
                List.of("accept-proposal", "decline-proposal", "cancel"),
                List.of("withdraw-proposal", "reject", "cancel")),
        APPROVED(List.of("check-in", "cancel", "change"), List.of("check-in", "cancel", "change")),
        CHANGE_ASKED(
                List.of("check-in", "cancel", "withdraw-change"),
                List.of("check-in", "cancel", "change", "accept-change", "decline-change")),
        IN_USE(List.of("check-out"), List.of("check-out")),
        AWAITING_CONFIRMATION(List.of(), List.of("confirm")),
        COMPLETED(List.of("rate"), List.of()),
        RATED(List.of(), List.of()),
        REJECTED(List.of(), List.of()),
        CANCELLED(List.of(), List.of()),
        EXPIRED(List.of(), List.of()),
        NO_SHOW(List.of(), List.of("excuse")),
        SAMPLES_PENDING(
                List.of("cancel", "change"),
                List.of("approve", "reject", "return", "cancel", "change", "propose", "reassign")),
        SAMPLES_FIRST_APPROVED(
                List.of("cancel", "change"),
                List.of("approve", "reject", "return", "cancel", "change", "propose", "reassign")),
        SAMPLES_RETURNED(List.of("answer", "cancel", "change"), List.of("reject", "cancel", "change", "propose")),
        SAMPLES_PROPOSED(
                List.of("accept-proposal", "decline-proposal", "cancel"),
                List.of("withdraw-proposal", "reject", "cancel")),
        SAMPLES_APPROVED(List.of("cancel"), List.of("check-in", "cancel", "change")),
        SAMPLES_TESTING(List.of(), List.of("check-out", "cancel", "change")),
        SAMPLES_REPORTED(List.of(), List.of("confirm")),
        SAMPLES_COMPLETED(List.of("rate"), List.of()),
        SAMPLES_RATED(List.of(), List.of()),
        SAMPLES_REJECTED(List.of(), List.of()),
        SAMPLES_CANCELLED(List.of(), List.of()),
        SAMPLES_EXPIRED(List.of(), List.of());

        private static final Set<State> SAMPLES_TO_DECIDE =
                EnumSet.of(SAMPLES_PENDING, SAMPLES_FIRST_APPROVED, SAMPLES_RETURNED, SAMPLES_PROPOSED);

        private final List<String> byApplicant;
        private final List<String> byInstitution;

        State(List<String> byApplicant, List<String> byInstitution) {
            this.byApplicant = byApplicant;
            this.byInstitution = byInstitution;
        }

        boolean isOfSamples() {
            return name().startsWith("SAMPLES_");
        }

        /** What it is called apart from the service. */
        String bare() {
            return name().replaceFirst("^SAMPLES_", "");
        }

        /** As the API names where it stands. */
        String status() {
            return switch (bare()) {
                case "FIRST_APPROVED" -> "PENDING";
                case "PROPOSED" -> "RETURNED";
                case "CHANGE_ASKED" -> "APPROVED";
                default -> bare();
            };
        }

        boolean isOver() {
            return byApplicant.isEmpty() && byInstitution.isEmpty();
        }

        boolean leadsOn(String step, Person person) {
            if (step.equals("messages")) {
                return !isOver() && isTheirs(step, person);
            }
            return switch (person) {
                case REQUESTER -> byApplicant.contains(step);
                case ADMINISTRATOR -> byInstitution.contains(step);
                case MANAGER -> byInstitution.contains(step) && isTheirs(step, person);
                default -> false;
            };
        }

        /** Whether it is a step that this person takes in any state; nobody gives both of two approvals. */
        boolean isTheirs(String step, Person person) {
            if (bare().equals("FIRST_APPROVED") && person == Person.MANAGER && FOUR_EYES.contains(step)) {
                return false;
            }
            if (isOfSamples() && person == Person.REQUESTER && isLeftToTheInstitution(step)) {
                return false;
            }
            if (step.equals("messages") && person == Person.COLLEAGUE) {
                return true;
            }
            return switch (person) {
                case REQUESTER ->
                    step.equals("messages")
                            || Arrays.stream(values()).anyMatch(state -> state.byApplicant.contains(step));
                case ADMINISTRATOR, MANAGER ->
                    step.equals("messages")
                            || Arrays.stream(values()).anyMatch(state -> state.byInstitution.contains(step));
                default -> false;
            };
        }

        /** Only samples come: it receives them, reports, and plans once it agreed; what it has begun on it alone calls off. */
        private boolean isLeftToTheInstitution(String step) {
            return switch (step) {
                case "check-in", "check-out" -> true;
                case "change" -> !SAMPLES_TO_DECIDE.contains(this);
                case "cancel" -> this == SAMPLES_TESTING;
                default -> false;
            };
        }
    }

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

    private final Map<Person, Api> callers = new EnumMap<>(Person.class);
    private String requester = "";
    private String manager = "";

    @BeforeAll
    void everybody() {
        requester = people.create(Demo.id(111), "ENTREPRENEUR");
        manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        callers.put(Person.REQUESTER, Api.as(requester));
        callers.put(Person.COLLEAGUE, Api.as(people.create(Demo.id(111), "ENTREPRENEUR")));
        callers.put(Person.ADMINISTRATOR, Api.as(Demo.MEDICAL_COLLEGE));
        callers.put(Person.MANAGER, Api.as(manager));
        callers.put(Person.BUREAU, Api.as(Demo.SCIENCE_BUREAU));
        callers.put(Person.MANAGER_OF_OTHERS, Api.as(people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER")));
        callers.put(Person.OTHER_ENTERPRISE, Api.as(Demo.OTHER_ENTREPRENEUR));
    }

    private Api as(Person person) {
        return callers.computeIfAbsent(person, missing -> {
            throw new AssertionError(missing);
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_does_not_follow_or_is_not_theirs_changes_nothing(State state) {
        var booking = bring(state);
        var before = everythingOf(booking);
        for (var step : STEPS.keySet()) {
            for (var person : Person.values()) {
                if (!state.leadsOn(step, person)) {
                    var answer = as(person).post(booking + "/" + step, STEPS.get(step));
                    if (!person.sees()) {
                        answer.isProblem(404, "not-found");
                    } else if (state.isTheirs(step, person)) {
                        answer.isProblem(409, "illegal-transition");
                    } else {
                        answer.isProblem(403, "forbidden");
                    }
                }
            }
            assertThat(everythingOf(booking)).as("%s: %s", state, step).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_follows_is_done_for_each_whose_step_it_is(State state) {
        for (var step : STEPS.keySet()) {
            for (var person : Person.values()) {
                if (state.leadsOn(step, person)) {
                    clock.reset();
                    var booking = bring(state);
                    var before = everythingOf(booking);
                    if (step.equals("check-in")) {
                        clock.set(MORNING.start().toInstant());
                    }
                    var answer = as(person).post(booking + "/" + step, STEPS.get(step));
                    assertThat(answer.status())
                            .as("%s: %s by %s: %s", state, step, person, answer.body())
                            .isEqualTo(200);
                    assertThat(everythingOf(booking)).isNotEqualTo(before);
                }
            }
        }
    }

    @Test
    void every_step_of_the_contract_is_walked() {
        var paths = Api.visitor().get("/openapi.json").is(200).json().at("/paths");
        assertThat(paths.propertyNames().stream()
                        .filter(path -> paths.path(path).has("post"))
                        .filter(path -> path.matches("/api/v1/bookings/\\{id}/[a-z-]+"))
                        .map(path -> path.replaceFirst(".*/", "")))
                .containsExactlyInAnyOrderElementsOf(STEPS.keySet());
    }

    /** A request of its own that stands there, by the steps that lead there. @return its path */
    private String bring(State state) {
        var instrument = instruments.create();
        people.putInCharge(manager, instrument);
        var service = state.isOfSamples() ? "ENTRUSTED" : "SELF_OPERATED";
        var booking = "/bookings/"
                + as(Person.REQUESTER)
                        .post("/bookings", Bookings.body(instrument, MORNING, "serviceMode", service))
                        .is(201)
                        .text("/id");
        var requester = as(Person.REQUESTER);
        var institution = as(Person.ADMINISTRATOR);
        switch (state.bare()) {
            case "PENDING" -> {}
            case "FIRST_APPROVED" -> {
                database.update("""
                        insert into decision_route (id, institution_id, instrument_id, two_steps, set_by_id, set_at)
                        values (gen_random_uuid(), ?, ?, true, ?, now())""", Demo.MEDICAL_COLLEGE_ID, instrument, Demo.id(204));
                take(as(Person.MANAGER), booking, "approve");
            }
            case "RETURNED" -> take(institution, booking, "return");
            case "PROPOSED" -> take(institution, booking, "propose");
            case "REJECTED" -> take(institution, booking, "reject");
            case "CANCELLED" -> take(requester, booking, "cancel");
            case "EXPIRED" -> {
                clock.set(MORNING.start().toInstant());
                jobs.run("undecided-requests-expire");
            }
            default -> {
                take(institution, booking, "approve");
                goOn(state, booking);
            }
        }
        assertThat(institution.get(booking).text("/status")).isEqualTo(state.status());
        return booking;
    }

    private void goOn(State state, String booking) {
        if (state == State.NO_SHOW) {
            database.update("""
                    update booking_terms set no_show_minutes = 30
                    where instrument_id = (select instrument_id from booking where id = ?)""", id(booking));
            clock.set(MORNING.start().toInstant().plus(Duration.ofMinutes(31)));
            jobs.run("no-shows");
        }
        if (state == State.CHANGE_ASKED) {
            take(as(Person.REQUESTER), booking, "change");
        }
        var counter = as(state.isOfSamples() ? Person.ADMINISTRATOR : Person.REQUESTER);
        if (isBetween(State.IN_USE, state, State.RATED)
                || isBetween(State.SAMPLES_TESTING, state, State.SAMPLES_RATED)) {
            clock.set(MORNING.start().toInstant());
            take(counter, booking, "check-in");
        }
        if (isBetween(State.AWAITING_CONFIRMATION, state, State.RATED)
                || isBetween(State.SAMPLES_REPORTED, state, State.SAMPLES_RATED)) {
            clock.set(MORNING.end().toInstant());
            take(counter, booking, "check-out");
        }
        if (state.bare().equals("COMPLETED") || state.bare().equals("RATED")) {
            take(as(Person.ADMINISTRATOR), booking, "confirm");
        }
        if (state.bare().equals("RATED")) {
            take(as(Person.REQUESTER), booking, "rate");
        }
    }

    private static boolean isBetween(State first, State state, State last) {
        return state.compareTo(first) >= 0 && state.compareTo(last) <= 0;
    }

    private static void take(Api who, String booking, String step) {
        who.post(booking + "/" + step, STEPS.get(step)).is(200);
    }

    private static UUID id(String booking) {
        return UUID.fromString(booking.substring("/bookings/".length()));
    }

    /** The request, its history, and the time it has. */
    private List<String> everythingOf(String booking) {
        return database.strings("""
                select b::text from booking b where b.id = ? union all
                select s::text from booking_step s where s.booking_id = ? union all
                select o::text from occupancy o where o.booking_id = ? order by 1""", id(booking), id(booking), id(booking));
    }
}
