package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.RequesterDirectory.Person;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What would come of requests, without making them. */
@PortalTest
class BookingPreviewTests {

    @Autowired
    private BookingPreview preview;

    @Autowired
    private BundleDesk desk;

    @Autowired
    private SlotHolds holds;

    @Autowired
    private BookingBook book;

    @Autowired
    private RequesterDirectory people;

    @Autowired
    private BookableInstruments bookable;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private AccountId account(String username) {
        return new AccountId(database.account(username));
    }

    private static BookingRequest request(UUID instrument, TimeSlot slot) {
        return request(instrument, slot, null, null);
    }

    private static BookingRequest request(
            UUID instrument, TimeSlot slot, @Nullable String override, @Nullable AccountId onBehalfOf) {
        return new BookingRequest(
                new ResourceId(instrument), slot, "连续测定", ServiceMode.SELF_OPERATED, null, true, override, onBehalfOf);
    }

    private static List<TimeSlot> weekly(int times) {
        return IntStream.range(0, times)
                .mapToObj(week -> Slot.inDays(10 + 7 * week, "09:00", "11:00").asTimeSlot())
                .toList();
    }

    private List<Occurrence> preview(UUID instrument, List<TimeSlot> times) {
        return preview.of(request(instrument, times.getFirst()), times, account(Demo.ENTREPRENEUR));
    }

    private static List<String> kinds(List<Occurrence> occurrences) {
        return occurrences.stream().map(each -> each.getClass().getSimpleName()).toList();
    }

    @Test
    void each_time_fits_is_taken_with_the_nearest_instead_or_breaks_a_rule() {
        var instrument = instruments.make().terms("max_notice_days", 30).create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "10:00", "12:00"));
        var judged = preview(instrument, weekly(4));
        assertThat(kinds(judged)).containsExactly("Fits", "Taken", "Fits", "Refused");
        assertThat(judged.get(1))
                .isEqualTo(new Occurrence.Taken(
                        Slot.inDays(17, "09:00", "11:00").asTimeSlot(),
                        Slot.inDays(17, "08:00", "10:00").asTimeSlot()));
        assertThat(((Occurrence.Refused) judged.get(3)).refusals().getFirst().rule())
                .isEqualTo("max-notice");
    }

    @Test
    void what_it_says_is_what_the_desk_then_does() {
        var instrument = instruments
                .make()
                .units(2)
                .buffers(Duration.ofMinutes(30), Duration.ofMinutes(30))
                .create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "08:00", "09:00"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "08:00", "08:30"));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(24, "08:00", "09:00"));
        var times = weekly(3);
        var judged = preview(instrument, times);
        var requests = times.stream().map(slot -> request(instrument, slot)).toList();
        var conflicts = (BundleAnswer.Conflicts) desk.request(requests, null, account(Demo.ENTREPRENEUR));
        assertThat(kinds(judged)).containsExactly("Fits", "Taken", "Fits");
        assertThat(conflicts.conflicts().stream().map(BundleDesk.Conflict::number))
                .containsExactly(1);
        // Setting up counts, for what is offered instead too.
        var instead = java.util.Objects.requireNonNull(((Occurrence.Taken) judged.get(1)).instead());
        var others = List.of(request(instrument, times.get(0)), request(instrument, instead));
        assertThat(desk.request(others, null, account(Demo.ENTREPRENEUR))).isInstanceOf(BundleAnswer.Accepted.class);
    }

    @Test
    void quotas_count_the_times_before_and_none_that_do_not_fit() {
        var instrument = instruments.create();
        database.update("""
                insert into booking_quota (terms_id, holder, measure, span, most)
                select id, 'PERSON', 'BOOKINGS', 'FUTURE', 3 from booking_terms where instrument_id = ?""", instrument);
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(17, "10:00", "12:00"));
        assertThat(kinds(preview(instrument, weekly(5)))).containsExactly("Fits", "Taken", "Fits", "Fits", "Refused");
    }

    @Test
    void what_overlaps_a_time_before_it_is_taken_by_that() {
        var slot = Slot.inDays(10, "09:00", "11:00").asTimeSlot();
        var half = TimeSlot.starting(slot.start().plus(Duration.ofHours(1)), slot.length());
        assertThat(kinds(preview(instruments.create(), List.of(slot, half)))).containsExactly("Fits", "Taken");
        assertThat(kinds(preview(instruments.make().units(2).create(), List.of(slot, half))))
                .containsExactly("Fits", "Fits");
    }

    @Test
    void what_the_person_holds_is_free_to_them_and_to_nobody_else() {
        var instrument = instruments.create();
        var times = weekly(1);
        holds.hold(request(instrument, times.getFirst()), account(Demo.ENTREPRENEUR));
        assertThat(kinds(preview(instrument, times))).containsExactly("Fits");
        assertThat(kinds(preview.of(request(instrument, times.getFirst()), times, account(Demo.OTHER_ENTREPRENEUR))))
                .containsExactly("Taken");
    }

    @Test
    void a_hundred_times_cost_as_many_statements_as_one_and_nothing_is_written() {
        var instrument = instruments
                .make()
                .terms("days_off", false)
                .terms("gap_minutes", 30)
                .create();
        var many = IntStream.range(0, BundleDesk.MOST)
                .mapToObj(day -> Slot.inDays(2 + day, "09:00", "10:00").asTimeSlot())
                .toList();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.onWeekday(9, "09:00", "10:00"));
        var by = account(Demo.ENTREPRENEUR);
        var request = request(instrument, many.getFirst());
        var one = Statements.of(() -> preview.of(request, many.subList(0, 1), by));
        var hundred = Statements.of(() -> preview.of(request, many, by));
        assertThat(hundred).hasSameSizeAs(one).hasSizeLessThanOrEqualTo(10);
        assertThat(hundred)
                .noneMatch(sql -> sql.toLowerCase(java.util.Locale.ROOT).matches("(?s)\\s*(insert|update|delete).*"));
    }

    @Test
    void only_who_decides_on_the_instrument_sets_rules_aside_or_asks_for_another() {
        var instrument = instruments.make().terms("max_minutes", 60).create();
        var times = weekly(1);
        var slot = times.getFirst();
        var staff = account(Demo.MEDICAL_COLLEGE);
        assertThat(kinds(preview.of(request(instrument, slot), times, staff))).containsExactly("Refused");
        assertThat(kinds(preview.of(request(instrument, slot, "连续测定不能中断", null), times, staff)))
                .containsExactly("Fits");
        assertThat(kinds(preview.of(request(instrument, slot, "连续测定不能中断", account(Demo.ENTREPRENEUR)), times, staff)))
                .containsExactly("Fits");
        for (var who : List.of(Demo.ENTREPRENEUR, Demo.AGRICULTURAL_ACADEMY)) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> preview.of(request(instrument, slot, "急用", null), times, account(who)));
        }
    }

    @Test
    void a_booking_does_not_stand_in_its_own_way_when_it_gets_another_time() {
        var instrument = instruments.create();
        var id = id(Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(10, "09:00", "11:00")));
        Bookings.request(Demo.OTHER_ENTREPRENEUR, instrument, Slot.inDays(10, "12:00", "13:00"));
        var requester = account(Demo.ENTREPRENEUR);
        var booking = book.get(id, requester);
        assertThat(preview.ofChange(booking, slot("10:00", "12:00"), null, requester))
                .isInstanceOf(Occurrence.Fits.class);
        assertThat(preview.ofChange(booking, slot("11:00", "13:00"), null, requester))
                .isEqualTo(new Occurrence.Taken(slot("11:00", "13:00"), slot("10:00", "12:00")));
        assertThat(preview.ofChange(booking, slot("09:00", "11:00"), null, requester))
                .isInstanceOfSatisfying(
                        Occurrence.Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().rule()).isEqualTo("same-time"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        preview.ofChange(booking, slot("10:00", "12:00"), null, account(Demo.OTHER_ENTREPRENEUR)));
    }

    @Test
    void too_shortly_before_the_start_only_the_institution_changes_the_time() {
        var instrument =
                instruments.make().terms("change_notice_minutes", 30 * 24 * 60).create();
        var path = Bookings.request(Demo.ENTREPRENEUR, instrument, Slot.inDays(10, "09:00", "11:00"));
        Api.as(Demo.MEDICAL_COLLEGE).post(path + "/approve", java.util.Map.of()).is(200);
        var booking = book.get(id(path), account(Demo.ENTREPRENEUR));
        assertThat(preview.ofChange(booking, slot("13:00", "15:00"), "急用", account(Demo.ENTREPRENEUR)))
                .isInstanceOfSatisfying(
                        Occurrence.Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().rule()).isEqualTo("change-notice"));
        assertThat(preview.ofChange(booking, slot("13:00", "15:00"), null, account(Demo.MEDICAL_COLLEGE)))
                .isInstanceOf(Occurrence.Fits.class);
    }

    @Test
    void staff_find_people_of_verified_enterprises_by_login_name_or_a_part_of_a_name() {
        var instrument = bookable.get(new ResourceId(instruments.create()));
        var staff = account(Demo.MEDICAL_COLLEGE);
        assertThat(people.find("chuangye", instrument, staff).stream().map(Person::name))
                .containsExactly("马晓峰");
        assertThat(people.find("晓峰", instrument, staff).stream().map(Person::id))
                .contains(account(Demo.ENTREPRENEUR));
        assertThat(people.find("绿源", instrument, staff))
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.organisation()).contains("绿源"));
        // Neither by one letter, nor by a part of a login name, nor who is not verified or belongs to an institution.
        for (var words : List.of("马", "chuang", Demo.UNVERIFIED_ENTREPRENEUR, Demo.MEDICAL_COLLEGE, "%%", "")) {
            assertThat(people.find(words, instrument, staff)).as(words).isEmpty();
        }
        for (var who : List.of(Demo.ENTREPRENEUR, Demo.AGRICULTURAL_ACADEMY, Demo.SCIENCE_BUREAU)) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> people.find("晓峰", instrument, account(who)));
        }
    }

    private static TimeSlot slot(String from, String to) {
        return Slot.inDays(10, from, to).asTimeSlot();
    }

    private static BookingId id(String path) {
        return BookingId.of(path.substring(path.lastIndexOf('/') + 1));
    }
}
