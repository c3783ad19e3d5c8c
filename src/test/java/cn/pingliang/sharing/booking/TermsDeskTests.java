package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.Quota.Measure;
import cn.pingliang.sharing.booking.Quota.Span;
import cn.pingliang.sharing.booking.TermsVersion.State;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.shared.ForbiddenException;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class TermsDeskTests {

    private static final OrganisationId COLLEGE = new OrganisationId(Demo.MEDICAL_COLLEGE_ID);

    @Autowired
    private TermsDesk desk;

    @Autowired
    private Instruments instruments;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private UUID instrument = UUID.randomUUID();
    private TermsPlace place = TermsPlace.SITE;

    @BeforeEach
    void makeAnInstrument() {
        instrument = instruments.create();
        place = new TermsPlace(COLLEGE, null, new ResourceId(instrument));
    }

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }

    private TermsRow draft(int days, Map<Term, Object> values, Quota... quotas) {
        return TermsRow.of(
                place, TermsAudience.of(UserGroup.ENTERPRISE), today().plusDays(days), values, List.of(quotas));
    }

    private TermsAnswer declare(TermsRow draft) {
        return desk.declare(draft, account(Demo.MEDICAL_COLLEGE));
    }

    private List<TermsVersion> versions() {
        return desk.sheet(COLLEGE, account(Demo.MEDICAL_COLLEGE)).versions(place).stream()
                .filter(version -> version.row().group() == UserGroup.ENTERPRISE)
                .toList();
    }

    private static List<String> faults(TermsAnswer answer) {
        assertThat(answer).isInstanceOf(TermsAnswer.Refused.class);
        return ((TermsAnswer.Refused) answer)
                .faults().stream()
                        .map(fault -> fault.term() + " " + fault.sentence().key())
                        .toList();
    }

    @Test
    void what_was_declared_is_what_requests_meet_from_its_day_on() {
        var most = new Quota(place, Holder.PERSON, Measure.HOURS, Span.WEEK, 2);
        assertThat(declare(draft(5, Map.of(Term.LONGEST, 60, Term.NIGHTS, false), most)))
                .isEqualTo(new TermsAnswer.Done(today().plusDays(5)));
        Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, Slot.inDays(4, "09:00", "12:00")))
                .is(201);
        Api.as(Demo.ENTREPRENEUR)
                .post("/bookings", Bookings.body(instrument, Slot.inDays(5, "09:00", "12:00")))
                .isProblem(422, "rule-refused");
        var version = versions().getFirst();
        assertThat(version.state()).isEqualTo(State.COMING);
        assertThat(version.row().quotas()).containsExactly(most);
        assertThat(version.row().nights()).isFalse();
        assertThat(version.row().shortest()).isNull();
        assertThat(version.declaredBy()).isNotBlank();
        assertThat(version.declaredAt()).isNotNull();
    }

    @Test
    void of_the_versions_of_one_place_and_audience_one_holds_at_a_time() {
        declare(draft(0, Map.of(Term.LONGEST, 60)));
        declare(draft(3, Map.of(Term.LONGEST, 120)));
        declare(draft(9, Map.of(Term.LONGEST, 180)));
        assertThat(versions())
                .extracting(TermsVersion::state)
                .containsExactly(State.COMING, State.COMING, State.IN_FORCE);
        clock.forward(Duration.ofDays(4));
        assertThat(versions())
                .extracting(TermsVersion::state)
                .containsExactly(State.COMING, State.IN_FORCE, State.PAST);
    }

    @Test
    void a_version_that_holds_is_never_changed_nor_taken_back() {
        declare(draft(1, Map.of(Term.LONGEST, 60)));
        var version = versions().getFirst().id();
        clock.forward(Duration.ofDays(1));
        assertThat(desk.replace(version, draft(3, Map.of(Term.LONGEST, 90)), account(Demo.MEDICAL_COLLEGE)))
                .isInstanceOf(TermsAnswer.HoldsAlready.class);
        assertThat(desk.withdraw(version, account(Demo.MEDICAL_COLLEGE))).isInstanceOf(TermsAnswer.HoldsAlready.class);
        assertThat(versions()).extracting(TermsVersion::id).containsExactly(version);
    }

    @Test
    void a_coming_version_is_replaced_whole_or_taken_back() {
        declare(draft(2, Map.of(Term.LONGEST, 60)));
        var first = versions().getFirst().id();
        assertThat(desk.replace(first, draft(4, Map.of(Term.NIGHTS, false)), account(Demo.MEDICAL_COLLEGE)))
                .isEqualTo(new TermsAnswer.Done(today().plusDays(4)));
        var second = versions().getFirst();
        assertThat(versions()).hasSize(1);
        assertThat(second.row().longest()).isNull();
        assertThat(desk.withdraw(second.id(), account(Demo.MEDICAL_COLLEGE))).isInstanceOf(TermsAnswer.Done.class);
        assertThat(versions()).isEmpty();
        assertThat(desk.withdraw(second.id(), account(Demo.MEDICAL_COLLEGE))).isInstanceOf(TermsAnswer.Gone.class);
        assertThat(desk.replace(second.id(), draft(4, Map.of(Term.NIGHTS, false)), account(Demo.MEDICAL_COLLEGE)))
                .isInstanceOf(TermsAnswer.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({
        "yixueyuan, true, true",
        "yiqi, false, false",
        "nongkeyuan, false, false",
        "chuangye, false, false",
        "kejiju, false, false",
        "admin, false, false"
    })
    void only_the_institutions_administrators_set_terms_for_it_and_its_instruments(
            String who, boolean forInstitution, boolean forInstrument) {
        var whole = new TermsPlace(COLLEGE, null, null);
        assertThat(isAllowed(who, whole)).isEqualTo(forInstitution);
        assertThat(isAllowed(who, place)).isEqualTo(forInstrument);
        assertThat(isAllowed(who, TermsPlace.SITE)).isFalse();
    }

    /** With a draft that is refused for its values, so that nothing is left behind. */
    private boolean isAllowed(String who, TermsPlace where) {
        var nothing = TermsRow.of(
                where, TermsAudience.of(UserGroup.OTHER_INSTITUTION), today().minusDays(1), Map.of(), List.of());
        try {
            assertThat(desk.declare(nothing, account(who))).isInstanceOf(TermsAnswer.Refused.class);
            return true;
        } catch (ForbiddenException forbidden) {
            return false;
        }
    }

    @Test
    void a_manager_sets_the_terms_of_the_instruments_in_their_charge_and_of_nothing_wider() {
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        people.putInCharge(manager, instrument);
        assertThat(desk.declare(draft(1, Map.of(Term.LONGEST, 60)), account(manager)))
                .isInstanceOf(TermsAnswer.Done.class);
        assertThat(desk.sheet(null, account(manager)).places()).containsExactly(place);
        assertThat(isAllowed(manager, new TermsPlace(COLLEGE, null, null))).isFalse();
        assertThat(isAllowed(manager, new TermsPlace(COLLEGE, "99", null))).isFalse();
        assertThat(isAllowed(manager, new TermsPlace(COLLEGE, null, new ResourceId(instruments.create()))))
                .isFalse();
        assertThatThrownBy(() -> desk.withdraw(versions().getFirst().id(), account(Demo.AGRICULTURAL_ACADEMY)))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void nobody_sets_terms_for_another_institutions_instrument_through_their_own_institution() {
        var elsewhere = instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        assertThat(isAllowed(Demo.MEDICAL_COLLEGE, new TermsPlace(COLLEGE, null, new ResourceId(elsewhere))))
                .isFalse();
        assertThat(isAllowed(Demo.MEDICAL_COLLEGE, new TermsPlace(COLLEGE, "1204", null)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SHORTEST, 0",
        "LONGEST, 129601",
        "ALIGNMENT, 20",
        "MIN_NOTICE, -1",
        "MIN_NOTICE, 525601",
        "MAX_NOTICE, 0",
        "MAX_NOTICE, 366",
        "GAP, -1",
        "BUFFER_BEFORE, -1",
        "BUFFER_AFTER, 10081",
        "CANCEL_NOTICE, -1",
        "CHANGE_NOTICE, -1",
        "EARLY_CHECK_IN, -1",
        "NO_SHOW, -1",
        "NO_SHOW, 1441"
    })
    void values_out_of_bounds_are_refused_at_their_term(Term term, int value) {
        assertThat(faults(declare(draft(1, Map.of(term, value)))))
                .containsExactly(term + (term == Term.ALIGNMENT ? " terms.fault.step" : " terms.fault.bounds"));
    }

    /** The instrument's own terms for everybody: 30 minutes to 8 hours, by the half hour, up to a year ahead. */
    @ParameterizedTest
    @CsvSource({
        "SHORTEST, 540, SHORTEST terms.fault.order",
        "LONGEST, 20, LONGEST terms.fault.order",
        "SHORTEST, 480,",
        "LONGEST, 30,"
    })
    void shortest_and_longest_are_in_order_also_with_what_is_inherited(Term term, int value, String fault) {
        var answer = declare(draft(1, Map.of(term, value)));
        if (fault == null) {
            assertThat(answer).isInstanceOf(TermsAnswer.Done.class);
        } else {
            assertThat(faults(answer)).containsExactly(fault);
        }
    }

    @Test
    void a_slot_must_remain_possible_on_whole_steps_and_within_the_notices() {
        assertThat(faults(declare(draft(1, Map.of(Term.LONGEST, 45, Term.ALIGNMENT, 60)))))
                .containsExactly("LONGEST terms.fault.alignment");
        assertThat(faults(declare(draft(1, Map.of(Term.MIN_NOTICE, 3 * 1440, Term.MAX_NOTICE, 2)))))
                .containsExactly("MIN_NOTICE terms.fault.notice");
    }

    @Test
    void what_would_contradict_an_instruments_own_terms_is_refused_at_the_wider_place() {
        var whole = TermsRow.of(
                new TermsPlace(COLLEGE, "99", null),
                TermsAudience.EVERYBODY,
                today().plusDays(1),
                Map.of(Term.GAP, 0),
                List.of());
        assertThat(desk.sheet(COLLEGE, account(Demo.MEDICAL_COLLEGE)).check(whole, null))
                .isEmpty();
        database.update(
                "update booking_terms set max_minutes = null, min_minutes = 300 where instrument_id = ?", instrument);
        var short99 = TermsRow.of(
                new TermsPlace(COLLEGE, "99", null),
                TermsAudience.EVERYBODY,
                today().plusDays(1),
                Map.of(Term.LONGEST, 240),
                List.of());
        assertThat(faults(declare(short99))).containsExactly("LONGEST terms.fault.elsewhere");
    }

    @Test
    void the_day_is_neither_past_nor_taken_and_the_first_version_sets_something() {
        assertThat(faults(declare(draft(-1, Map.of(Term.GAP, 60))))).containsExactly("null terms.fault.past");
        assertThat(faults(declare(draft(3000, Map.of(Term.GAP, 60))))).containsExactly("null terms.fault.far");
        assertThat(faults(declare(draft(1, Map.of())))).containsExactly("null terms.fault.nothing-set");
        declare(draft(1, Map.of(Term.GAP, 60)));
        assertThat(faults(declare(draft(1, Map.of(Term.GAP, 90))))).containsExactly("null terms.fault.day-taken");
        assertThat(declare(draft(2, Map.of()))).isInstanceOf(TermsAnswer.Done.class);
    }

    @Test
    void a_quota_is_there_once_and_only_an_exception_lifts_one() {
        var week = new Quota(place, Holder.PERSON, Measure.HOURS, Span.WEEK, 8);
        var lifted = new Quota(place, Holder.PERSON, Measure.HOURS, Span.WEEK, null);
        assertThat(faults(declare(draft(1, Map.of(), week, week)))).containsExactly("null terms.fault.quota-twice");
        assertThat(declare(draft(1, Map.of(), lifted))).isInstanceOf(TermsAnswer.Done.class);
        var forEverybody = TermsRow.of(place, TermsAudience.EVERYBODY, today().plusDays(1), Map.of(), List.of(lifted));
        assertThat(faults(declare(forEverybody))).containsExactly("null terms.fault.quota-empty");
        var negative = new Quota(place, Holder.PERSON, Measure.HOURS, Span.DAY, -1);
        assertThat(faults(declare(draft(2, Map.of(), negative)))).containsExactly("null terms.fault.quota-bounds");
    }

    @Test
    void reading_what_is_set_takes_six_statements_however_much_it_is() {
        var account = account(Demo.MEDICAL_COLLEGE);
        assertThat(Statements.of(() -> desk.sheet(COLLEGE, account))).hasSizeLessThanOrEqualTo(6);
    }
}
