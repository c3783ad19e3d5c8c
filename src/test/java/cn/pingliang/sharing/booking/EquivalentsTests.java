package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Instruments.Maker;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.Statements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class EquivalentsTests {

    private static final Slot NINE_TO_ELEVEN = Slot.inDays(6, "09:00", "11:00");

    @Autowired
    private Equivalents equivalents;

    @Autowired
    private BookingDesk desk;

    @Autowired
    private BookableInstruments bookable;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    private Maker of(String classCode) {
        return instruments.make().classCode(classCode);
    }

    private static BookingRequest wish(UUID wanted, Slot slot, ServiceMode mode) {
        return new BookingRequest(new ResourceId(wanted), slot.asTimeSlot(), "-", mode, null, true);
    }

    private BookingConditions conditions(UUID wanted, String who) {
        return desk.conditions(bookable.get(new ResourceId(wanted)), new AccountId(database.account(who)));
    }

    private List<UUID> insteadOf(UUID wanted, String who, ServiceMode mode) {
        return equivalents.insteadOf(wish(wanted, NINE_TO_ELEVEN, mode), conditions(wanted, who)).stream()
                .map(other -> other.id().value())
                .toList();
    }

    private List<UUID> insteadOf(UUID wanted) {
        return insteadOf(wanted, Demo.ENTREPRENEUR, ServiceMode.SELF_OPERATED);
    }

    @Test
    void only_what_is_free_at_exactly_this_time_with_its_own_buffers_is_offered_the_same_institutions_first() {
        var wanted = of("1101").create();
        var elsewhere = of("1101").of(Demo.AGRICULTURAL_ACADEMY_ID).create();
        var here = of("1101").create();
        var taken = of("1101").create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, taken, Slot.inDays(6, "10:30", "11:30"));
        var cramped = of("1101").buffers(Duration.ZERO, Duration.ofMinutes(30)).create();
        Bookings.request(Demo.OTHER_ENTREPRENEUR, cramped, Slot.inDays(6, "11:00", "12:00"));
        var closed = of("1101").open(7, "10:00", "18:00").create();
        assertThat(insteadOf(wanted)).containsExactly(here, elsewhere).doesNotContain(closed);
    }

    @Test
    void what_its_own_rules_would_refuse_is_not_offered() {
        var wanted = of("1102").create();
        of("1102").terms("max_minutes", 60).create();
        of("1102").terms("min_minutes", 240).create();
        of("1102").terms("min_notice_minutes", 30 * 24 * 60).create();
        of("1102").terms("max_notice_days", 2).create();
        assertThat(insteadOf(wanted)).isEmpty();
        var allowed = of("1102").create();
        assertThat(insteadOf(wanted)).containsExactly(allowed);
        var coarse = of("1102").terms("alignment_minutes", 60).create();
        assertThat(insteadOf(wanted)).containsExactlyInAnyOrder(allowed, coarse);
        var atHalfPast = Slot.inDays(6, "09:30", "11:30");
        assertThat(equivalents.insteadOf(
                        wish(wanted, atHalfPast, ServiceMode.SELF_OPERATED), conditions(wanted, Demo.ENTREPRENEUR)))
                .extracting(other -> other.id().value())
                .containsExactly(allowed);
    }

    @Test
    void what_is_broken_not_published_or_not_shared_with_the_person_is_not_offered() {
        var wanted = of("1103").create();
        of("1103").fact("condition", "AWAITING_REPAIR").create();
        of("1103").status("DRAFT").create();
        of("1103").fact("sharing_mode", "NOT_SHARED").create();
        var internal = of("1103").fact("sharing_mode", "INTERNAL").create();
        assertThat(insteadOf(wanted)).isEmpty();
        assertThat(insteadOf(wanted, Demo.MEDICAL_COLLEGE, ServiceMode.SELF_OPERATED))
                .containsExactly(internal);
    }

    @Test
    void samples_are_sent_only_where_samples_are_taken() {
        var wanted = of("1104").create();
        of("1104").fact("open_to_samples", false).create();
        var samples = of("1104").fact("open_to_booking", false).create();
        assertThat(insteadOf(wanted, Demo.ENTREPRENEUR, ServiceMode.ENTRUSTED)).containsExactly(samples);
    }

    @Test
    void three_are_offered_at_most_and_a_large_class_costs_no_more_than_a_small_one() {
        var wanted = of("1105").create();
        for (var number = 0; number < 12; number++) {
            of("1105").create();
        }
        var conditions = conditions(wanted, Demo.ENTREPRENEUR);
        var statements = Statements.of(() -> assertThat(
                        equivalents.insteadOf(wish(wanted, NINE_TO_ELEVEN, ServiceMode.SELF_OPERATED), conditions))
                .hasSize(Equivalents.MOST));
        assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void who_may_not_book_is_offered_nothing() {
        var wanted = of("1106").create();
        assertThatThrownBy(() -> insteadOf(wanted, Demo.UNVERIFIED_ENTREPRENEUR, ServiceMode.SELF_OPERATED))
                .isInstanceOf(ForbiddenException.class);
    }
}
