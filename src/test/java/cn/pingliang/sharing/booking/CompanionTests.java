package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.SlotHolds.HoldAnswer;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.InstrumentCompanions;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.People;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An instrument and what it cannot be used without are had together or not at all. */
@PortalTest
class CompanionTests {

    private static final Slot MORNING = Slot.inDays(5, "09:00", "11:00");
    private static final Slot NOON = Slot.inDays(5, "11:00", "12:00");

    @Autowired
    private Instruments instruments;

    @Autowired
    private InstrumentCompanions companions;

    @Autowired
    private BookableInstruments catalogue;

    @Autowired
    private BundleDesk bundles;

    @Autowired
    private SlotHolds holds;

    @Autowired
    private WaitingList waiting;

    @Autowired
    private UndecidedRequests undecided;

    @Autowired
    private People people;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final Api institution = Api.as(Demo.MEDICAL_COLLEGE);
    private UUID microscope = UUID.randomUUID();
    private UUID bench = UUID.randomUUID();

    @BeforeEach
    void a_microscope_needs_its_bench() {
        microscope = instruments.create();
        bench = instruments.make().fact("sharing_mode", "INTERNAL").create();
        need(microscope, bench);
    }

    private void need(UUID instrument, UUID... others) {
        companions.set(
                new ResourceId(instrument),
                Set.copyOf(List.of(others).stream().map(ResourceId::new).toList()),
                administrator());
    }

    private AccountId administrator() {
        return new AccountId(database.account(Demo.MEDICAL_COLLEGE));
    }

    private AccountId entrepreneur(String who) {
        return new AccountId(database.account(who));
    }

    private static BookingRequest wish(UUID instrument, Slot slot) {
        return new BookingRequest(
                new ResourceId(instrument), slot.asTimeSlot(), "细胞成像", ServiceMode.SELF_OPERATED, null, true);
    }

    private List<String> statuses(UUID instrument) {
        return database.strings("select status from booking where instrument_id = ? order by id", instrument);
    }

    private List<String> taken(UUID instrument) {
        return database.strings(
                "select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') || '-' ||"
                        + " to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI') from occupancy"
                        + " where instrument_id = ? order by starts_at",
                instrument);
    }

    @Test
    void asking_for_the_instrument_takes_the_companion_for_the_same_time_with_its_own_buffers() {
        var cooled = instruments
                .make()
                .buffers(Duration.ofMinutes(30), Duration.ofMinutes(60))
                .create();
        need(microscope, cooled);
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        assertThat(taken(microscope)).containsExactly("09:00-11:00");
        assertThat(taken(cooled)).containsExactly("08:30-12:00");
        var answer = Api.as(Demo.ENTREPRENEUR).get(booking).is(200);
        assertThat(answer.text("/companions/0/instrument/id")).isEqualTo(cooled.toString());
        var companion = Api.as(Demo.ENTREPRENEUR).get("/bookings/" + answer.text("/companions/0/bookingId"));
        assertThat(companion.text("/accompanies/instrument/id")).isEqualTo(microscope.toString());
        assertThat(companion.at("/actions").size()).isZero();
    }

    @Test
    void a_taken_companion_is_named_nothing_is_written_and_what_is_offered_is_free_of_both() {
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, MORNING);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrumentAlone(), NOON);
        var answer = Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(microscope, MORNING));
        answer.is(409);
        assertThat(answer.text("/companion/id")).isEqualTo(bench.toString());
        assertThat(answer.text("/detail")).contains(answer.text("/companion/name"));
        assertThat(answer.texts("/alternatives", "start"))
                .isNotEmpty()
                .allSatisfy(start -> assertThat(start).doesNotStartWith(MORNING.from()));
        assertThat(statuses(microscope)).isEmpty();
        assertThat(taken(microscope)).isEmpty();
    }

    private UUID instrumentAlone() {
        return instruments.create();
    }

    @Test
    void every_time_that_is_offered_instead_can_be_booked() {
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, MORNING);
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, Slot.inDays(5, "12:00", "14:00"));
        var answer = Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(microscope, MORNING));
        var body = Bookings.body(microscope, MORNING);
        body.put("start", answer.text("/alternatives/0/start"));
        body.put("end", answer.text("/alternatives/0/end"));
        Api.as(Demo.ENTREPRENEUR).post("/bookings", body).is(201);
    }

    @Test
    void a_closed_companion_is_named_and_staff_may_set_that_aside() {
        var byDay = instruments.make().open(7, "10:00", "18:00").create();
        need(microscope, byDay);
        var refused = Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(microscope, MORNING));
        refused.is(422);
        assertThat(refused.texts("/refusals", "rule")).containsExactly("companion-open");
        assertThat(refused.text("/refusals/0/message"))
                .contains(database.strings("select name from resource where id = ?", byDay)
                        .getFirst());
        institution
                .post("/bookings", Bookings.body(microscope, MORNING, "overrideReason", "连夜试验"))
                .is(201);
        assertThat(taken(byDay)).containsExactly("09:00-11:00");
    }

    @Test
    void a_companion_that_cannot_be_used_keeps_the_instrument_from_being_had() {
        database.update("update instrument set condition = 'AWAITING_REPAIR' where id = ?", bench);
        var refused = Api.as(Demo.ENTREPRENEUR).post("/bookings", Bookings.body(microscope, MORNING));
        assertThat(refused.is(422).texts("/refusals", "rule")).containsExactly("companion-in-service");
    }

    @Test
    void the_companion_is_approved_used_and_confirmed_with_it_and_the_fee_is_counted_once() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, Slot.inDays(1, "09:00", "11:00"));
        institution.post(booking + "/approve").is(200);
        assertThat(statuses(bench)).containsExactly("APPROVED");
        clock.set(Slot.inDays(1, "09:00", "11:00").asTimeSlot().start());
        Api.as(Demo.ENTREPRENEUR).post(booking + "/check-in").is(200);
        clock.forward(Duration.ofHours(1));
        Api.as(Demo.ENTREPRENEUR).post(booking + "/check-out").is(200);
        assertThat(statuses(bench)).containsExactly("AWAITING_CONFIRMATION");
        institution.post(booking + "/confirm", Map.of("amount", 120)).is(200);
        assertThat(database.strings(
                        "select confirmed_hours || ' ' || amount from booking where instrument_id = ?", bench))
                .containsExactly("1.0 0");
        assertThat(database.count("select count(*) from usage_record where instrument_id = ?", bench))
                .isEqualTo(1);
        assertThat(database.strings("select amount::text from booking where instrument_id = ?", microscope))
                .containsExactly("12000");
    }

    @Test
    void nobody_takes_a_step_on_the_companion_alone() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        var companion = "/bookings/" + Api.as(Demo.ENTREPRENEUR).get(booking).text("/companions/0/bookingId");
        assertThat(institution.post(companion + "/approve").is(422).texts("/refusals", "rule"))
                .containsExactly("companion-follows");
        assertThat(Api.as(Demo.ENTREPRENEUR)
                        .post(companion + "/cancel", Bookings.because("不去了"))
                        .is(422)
                        .texts("/refusals", "rule"))
                .containsExactly("companion-follows");
    }

    @Test
    void cancelled_rejected_or_expired_both_are_free_again() {
        var first = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        Api.as(Demo.ENTREPRENEUR)
                .post(first + "/cancel", Bookings.because("改天"))
                .is(200);
        assertThat(taken(bench)).isEmpty();
        var second = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        institution.post(second + "/reject", Bookings.because("设备调试")).is(200);
        assertThat(taken(bench)).isEmpty();
        Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        clock.set(MORNING.asTimeSlot().start());
        undecided.expire();
        assertThat(statuses(bench)).containsExactly("CANCELLED", "REJECTED", "EXPIRED");
        assertThat(taken(bench)).isEmpty();
        assertThat(taken(microscope)).isEmpty();
    }

    @Test
    void moved_with_it_or_the_move_is_refused() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, NOON);
        var to = Map.of("start", NOON.from(), "end", NOON.to());
        var refused = Api.as(Demo.ENTREPRENEUR).post(booking + "/change", to).is(409);
        assertThat(refused.text("/companion/id")).isEqualTo(bench.toString());
        assertThat(taken(microscope)).containsExactly("09:00-11:00");
        var later = Slot.inDays(5, "10:00", "11:00");
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/change", Map.of("start", later.from(), "end", later.to()))
                .is(200);
        assertThat(taken(microscope)).containsExactly("10:00-11:00");
        assertThat(taken(bench)).containsExactly("10:00-11:00", "11:00-12:00");
    }

    @Test
    void a_proposed_time_is_kept_of_both_and_moves_both_or_neither() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        var later = Slot.inDays(5, "10:00", "12:00");
        var proposal = Map.of("start", later.from(), "end", later.to(), "reason", "上午有课");
        institution.post(booking + "/propose", proposal).is(200);
        assertThat(taken(bench)).containsExactly("09:00-11:00", "11:00-12:00");
        Api.as(Demo.ENTREPRENEUR).post(booking + "/decline-proposal").is(200);
        assertThat(taken(microscope)).containsExactly("09:00-11:00");
        assertThat(taken(bench)).containsExactly("09:00-11:00");
        institution.post(booking + "/propose", proposal).is(200);
        var accepted =
                Api.as(Demo.ENTREPRENEUR).post(booking + "/accept-proposal").is(200);
        assertThat(taken(microscope)).containsExactly("10:00-12:00");
        assertThat(taken(bench)).containsExactly("10:00-12:00");
        var companion = Api.as(Demo.ENTREPRENEUR).get("/bookings/" + accepted.text("/companions/0/bookingId"));
        assertThat(companion.text("/status")).isEqualTo("APPROVED");
    }

    @Test
    void a_change_that_waits_for_a_decision_keeps_both_times_of_both() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        institution.post(booking + "/approve").is(200);
        var later = Slot.inDays(5, "10:00", "12:00");
        Api.as(Demo.ENTREPRENEUR)
                .post(booking + "/change", Map.of("start", later.from(), "end", later.to()))
                .is(200);
        assertThat(taken(bench)).containsExactly("09:00-11:00", "11:00-12:00");
        institution.post(booking + "/accept-change").is(200);
        assertThat(taken(bench)).containsExactly("10:00-12:00");
        assertThat(taken(microscope)).containsExactly("10:00-12:00");
    }

    @Test
    void what_a_companion_needs_comes_along_and_a_circle_does_no_harm() {
        var hood = instruments.create();
        need(bench, hood);
        need(hood, microscope);
        Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        assertThat(statuses(bench)).hasSize(1);
        assertThat(statuses(hood)).hasSize(1);
        assertThat(statuses(microscope)).hasSize(1);
    }

    @Test
    void a_series_takes_the_companion_each_time_or_nothing() {
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, Slot.inDays(17, "10:00", "12:00"));
        var requests = List.of(
                wish(microscope, Slot.inDays(10, "09:00", "11:00")),
                wish(microscope, Slot.inDays(17, "09:00", "11:00")));
        assertThat(bundles.request(requests, "FREQ=WEEKLY;COUNT=2", entrepreneur(Demo.ENTREPRENEUR)))
                .isInstanceOfSatisfying(
                        BundleAnswer.Conflicts.class,
                        conflicts -> assertThat(conflicts.conflicts())
                                .singleElement()
                                .satisfies(conflict -> assertThat(
                                                ((BookingAnswer.SlotTaken) conflict.answer()).companion())
                                        .isNotNull()));
        assertThat(taken(microscope)).isEmpty();
        assertThat(bundles.request(requests.subList(0, 1), null, entrepreneur(Demo.ENTREPRENEUR)))
                .isInstanceOf(BundleAnswer.Accepted.class);
        assertThat(statuses(bench)).hasSize(2);
    }

    @Test
    void who_asks_for_both_at_once_gets_the_companion_once() {
        var own = entrepreneur(Demo.MEDICAL_COLLEGE);
        assertThat(bundles.request(List.of(wish(bench, MORNING), wish(microscope, MORNING)), null, own))
                .isInstanceOf(BundleAnswer.Accepted.class);
        assertThat(statuses(bench)).hasSize(1);
    }

    @Test
    void a_hold_keeps_both_and_leaving_gives_both_back() {
        var me = entrepreneur(Demo.ENTREPRENEUR);
        assertThat(holds.hold(wish(microscope, MORNING), me)).isInstanceOf(HoldAnswer.Held.class);
        assertThat(taken(bench)).hasSize(1);
        assertThat(Api.as(Demo.MEDICAL_COLLEGE)
                        .post("/bookings", Bookings.body(bench, MORNING))
                        .status())
                .isEqualTo(409);
        holds.release(new ResourceId(microscope), me);
        assertThat(taken(bench)).isEmpty();
        holds.hold(wish(microscope, MORNING), me);
        Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        assertThat(taken(bench)).hasSize(1);
    }

    @Test
    void what_is_offered_to_who_waits_is_both() {
        var first = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        var other = entrepreneur(Demo.OTHER_ENTREPRENEUR);
        assertThat(waiting.join(new ResourceId(microscope), MORNING.asTimeSlot(), other))
                .isInstanceOf(WaitingAnswer.Waiting.class);
        Api.as(Demo.ENTREPRENEUR)
                .post(first + "/cancel", Bookings.because("改天"))
                .is(200);
        assertThat(database.strings("select kind from occupancy where instrument_id in (?, ?)", microscope, bench))
                .containsExactly("OFFER", "OFFER");
        Bookings.request(Demo.OTHER_ENTREPRENEUR, microscope, MORNING);
        assertThat(statuses(bench)).containsExactly("CANCELLED", "PENDING");
    }

    @Test
    void where_requests_compete_the_approved_one_wins_the_companion_too() {
        database.update("update booking_terms set pending_holds = false where instrument_id = ?", microscope);
        var mine = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        var theirs = Bookings.request(Demo.OTHER_ENTREPRENEUR, microscope, MORNING);
        assertThat(taken(bench)).isEmpty();
        institution.post(mine + "/approve").is(200);
        assertThat(taken(bench)).containsExactly("09:00-11:00");
        assertThat(Api.as(Demo.OTHER_ENTREPRENEUR).get(theirs).text("/status")).isEqualTo("REJECTED");
        assertThat(statuses(bench)).containsExactlyInAnyOrder("APPROVED", "REJECTED");
    }

    @Test
    void a_rival_whose_companion_is_gone_cannot_be_approved() {
        database.update("update booking_terms set pending_holds = false where instrument_id = ?", microscope);
        var mine = Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, NOON);
        Bookings.request(Demo.MEDICAL_COLLEGE, bench, Slot.inDays(5, "10:00", "11:00"));
        assertThat(institution.post(mine + "/approve").is(422).texts("/refusals", "rule"))
                .containsExactly("slot-gone");
        assertThat(taken(microscope)).isEmpty();
    }

    @Test
    void a_companion_stands_with_its_booking_in_lists_and_counts_in_no_quota() {
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, 'PERSON', 'BOOKINGS', 'DAY', 1 from booking_terms where instrument_id = ?""", bench);
        Bookings.request(Demo.ENTREPRENEUR, microscope, MORNING);
        Bookings.request(Demo.ENTREPRENEUR, microscope, NOON);
        assertThat(institution.get("/bookings?role=decider&size=200").texts("/items", "id"))
                .doesNotContainAnyElementsOf(
                        database.strings("select id::text from booking where instrument_id = ?", bench));
        assertThat(institution.get("/bookings?instrument=" + bench).texts("/items", "id"))
                .hasSize(2);
    }

    @Test
    void only_who_manages_the_instrument_sets_its_companions_and_only_of_its_institution() {
        var id = new ResourceId(microscope);
        var elsewhere = new ResourceId(
                instruments.make().of(Demo.AGRICULTURAL_ACADEMY_ID).create());
        assertThatThrownBy(() -> companions.set(id, Set.of(), entrepreneur(Demo.ENTREPRENEUR)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> companions.set(id, Set.of(), entrepreneur(Demo.AGRICULTURAL_ACADEMY)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> companions.set(id, Set.of(elsewhere), administrator()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> companions.set(id, Set.of(id), administrator()))
                .isInstanceOf(NotFoundException.class);
        var manager = people.create(Demo.MEDICAL_COLLEGE_ID, "INSTRUMENT_MANAGER");
        assertThatThrownBy(() -> companions.set(id, Set.of(), entrepreneur(manager)))
                .isInstanceOf(ForbiddenException.class);
        people.putInCharge(manager, microscope);
        companions.set(id, Set.of(), entrepreneur(manager));
        assertThat(catalogue.companionsSetFor(id)).isEmpty();
    }
}
