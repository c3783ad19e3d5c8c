package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Instruments.Maker;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What cards and alternatives offer is what the form takes. */
@PortalTest
class SoonestBookableTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private SoonestBookable soonest;

    @Autowired
    private NearestFree nearest;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private BookableInstruments bookable;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private Clock clock;

    private Maker alwaysOpen() {
        return instruments.make().open(7, "00:00", "24:00").terms("min_notice_minutes", 0);
    }

    private Instant soonest(UUID instrument) {
        var id = new ResourceId(instrument);
        return soonest.soonestFree(List.of(id)).getOrDefault(id, Instant.MAX);
    }

    private BookingConditions conditions(UUID instrument) {
        return desk.conditions(
                bookable.get(new ResourceId(instrument)), new AccountId(database.account(Demo.ENTREPRENEUR)));
    }

    private List<String> refusals(UUID instrument, TimeSlot slot) {
        var wish = new BookingRequest(new ResourceId(instrument), slot, "-", ServiceMode.SELF_OPERATED, null, true);
        return desk.judge(wish, conditions(instrument), true).stream()
                .map(Refusal::rule)
                .toList();
    }

    @Test
    void neither_nights_nor_days_off_are_offered_where_the_rules_do_not_want_them_whatever_the_hours() {
        var daysOnly =
                alwaysOpen().terms("nights", false).terms("days_off", false).create();
        var twoWeeks = nearest.after(conditions(daysOnly).demands(), clock.instant(), HOUR, 400);
        assertThat(twoWeeks).hasSizeBetween(100, 240);
        assertThat(twoWeeks)
                .allSatisfy(slot -> assertThat(refusals(daysOnly, slot)).isEmpty());
        var always = alwaysOpen().terms("nights", true).terms("days_off", true).create();
        assertThat(nearest.after(conditions(always).demands(), clock.instant(), HOUR, 400))
                .hasSizeGreaterThan(330);
    }

    @Test
    void a_card_promises_the_soonest_slot_that_can_be_asked_for_and_nothing_sooner() {
        var hourly = alwaysOpen()
                .terms("min_notice_minutes", 26 * 60)
                .terms("alignment_minutes", 60)
                .terms("min_minutes", 120)
                .create();
        var promised = soonest(hourly);
        assertThat(Duration.between(clock.instant(), promised)).isBetween(Duration.ofHours(26), Duration.ofHours(27));
        assertThat(refusals(hourly, TimeSlot.starting(promised, Duration.ofHours(2))))
                .isEmpty();
        assertThat(refusals(hourly, TimeSlot.starting(promised.minus(HOUR), Duration.ofHours(2))))
                .contains("min-notice");
    }

    @Test
    void what_is_taken_with_its_buffers_or_not_open_soon_is_promised_for_later_and_never_beyond_two_weeks() {
        var buffered = instruments
                .make()
                .open(7, "09:00", "11:00")
                .terms("min_notice_minutes", 6 * 24 * 60)
                .buffers(Duration.ZERO, Duration.ofMinutes(60))
                .create();
        var first = soonest(buffered);
        var tenth = Slot.inDays(10, "09:00", "11:00");
        assertThat(first)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(6)),
                        tenth.asTimeSlot().start());
        for (var day = 6; day < 10; day++) {
            Bookings.request(Demo.OTHER_ENTREPRENEUR, buffered, Slot.inDays(day, "10:00", "11:00"));
        }
        assertThat(soonest(buffered)).isEqualTo(tenth.asTimeSlot().start());
        var farOff = alwaysOpen().terms("min_notice_minutes", 15 * 24 * 60).create();
        assertThat(soonest(farOff)).isEqualTo(Instant.MAX);
    }

    @Test
    void a_hundred_instruments_take_as_many_statements_as_one_and_no_second() {
        var one = alwaysOpen().create();
        var hundred = Stream.generate(() -> alwaysOpen().create())
                .limit(100)
                .map(ResourceId::new)
                .toList();
        assertThat(Statements.of(() -> soonest(one))).hasSize(5);
        var begun = System.nanoTime();
        assertThat(Statements.of(() -> assertThat(soonest.soonestFree(hundred)).hasSize(100)))
                .hasSize(5);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
}
