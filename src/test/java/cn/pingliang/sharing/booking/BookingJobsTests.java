package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class BookingJobsTests {

    private static final Slot MORNING = Slot.inDays(1, "09:00", "11:00");

    @Autowired
    private UndecidedRequests undecided;

    @Autowired
    private SlotHolds holds;

    @Autowired
    private Instruments instruments;

    @Autowired
    private Database database;

    @Autowired
    private TestClock clock;

    private final Api requester = Api.as(Demo.ENTREPRENEUR);

    @Test
    void a_request_that_nobody_decided_on_expires_when_its_time_begins_and_frees_the_slot() {
        var instrument = instruments.create();
        var booking = Bookings.request(Demo.ENTREPRENEUR, instrument, MORNING);
        clock.set(MORNING.start().toInstant().minusSeconds(30));
        undecided.expire();
        assertThat(requester.get(booking).text("/status")).isEqualTo("PENDING");
        clock.set(MORNING.start().toInstant());
        undecided.expire();
        var expired = requester.get(booking);
        assertThat(expired.text("/status")).isEqualTo("EXPIRED");
        assertThat(expired.texts("/history", "action")).containsExactly("REQUEST", "EXPIRE");
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isZero();
    }

    @Test
    void a_hold_that_expired_is_cleared_away_and_one_that_lasts_is_not() {
        var instrument = instruments.create();
        var wish = new BookingRequest(
                new ResourceId(instrument), MORNING.asTimeSlot(), "-", ServiceMode.SELF_OPERATED, null, false);
        clock.set(MORNING.start().toInstant().minus(Duration.ofHours(12)));
        holds.hold(wish, new AccountId(database.account(Demo.ENTREPRENEUR)));
        holds.clearExpired();
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isEqualTo(1);
        clock.forward(SlotHolds.LENGTH);
        holds.clearExpired();
        assertThat(database.count("select count(*) from occupancy where instrument_id = ?", instrument))
                .isZero();
    }

    @Test
    void what_was_approved_does_not_expire() {
        var booking = Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING);
        Api.as(Demo.MEDICAL_COLLEGE).post(booking + "/approve").is(200);
        clock.set(MORNING.start().toInstant());
        undecided.expire();
        assertThat(requester.get(booking).text("/status")).isEqualTo("APPROVED");
    }
}
