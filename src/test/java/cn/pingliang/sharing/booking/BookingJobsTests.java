package cn.pingliang.sharing.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.testing.Api;
import cn.pingliang.sharing.testing.Bookings;
import cn.pingliang.sharing.testing.Database;
import cn.pingliang.sharing.testing.Demo;
import cn.pingliang.sharing.testing.Instruments;
import cn.pingliang.sharing.testing.Jobs;
import cn.pingliang.sharing.testing.PortalTest;
import cn.pingliang.sharing.testing.Slot;
import cn.pingliang.sharing.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    private Jobs jobs;

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
    void one_request_that_cannot_expire_keeps_no_other_and_the_job_says_so_until_it_can() {
        var requests = Stream.generate(() -> Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING))
                .limit(3)
                .toList();
        var stuck = requests.get(1).substring("/bookings/".length());
        database.update("alter table booking_step add constraint booking_step_cannot_be check (booking_id <> '" + stuck
                + "' or action <> 'EXPIRE') not valid");
        try {
            clock.set(MORNING.start().toInstant());
            assertThatThrownBy(() -> jobs.run("undecided-requests-expire"))
                    .as("what operators see among the jobs")
                    .hasMessageContaining("booking_step_cannot_be");
            assertThat(statuses(requests)).containsExactly("EXPIRED", "PENDING", "EXPIRED");
        } finally {
            database.update("alter table booking_step drop constraint booking_step_cannot_be");
        }
        jobs.run("undecided-requests-expire");
        assertThat(statuses(requests)).containsOnly("EXPIRED");
    }

    @Test
    void one_request_that_nobody_can_be_reminded_of_keeps_no_other() {
        var requests = Stream.generate(() -> Bookings.request(Demo.ENTREPRENEUR, instruments.create(), MORNING))
                .limit(3)
                .toList();
        var stuck = requests.get(1).substring("/bookings/".length());
        database.update("alter table booking add constraint booking_cannot_be_reminded_of check (id <> '" + stuck
                + "' or reminded_at is null) not valid");
        try {
            clock.set(MORNING.start().toInstant().minusSeconds(30));
            assertThatThrownBy(() -> jobs.run("decision-deadlines"))
                    .hasMessageContaining("booking_cannot_be_reminded_of");
            assertThat(database.count(
                            "select count(*) from booking where reminded_at is not null and id in (?, ?)",
                            UUID.fromString(requests.get(0).substring("/bookings/".length())),
                            UUID.fromString(requests.get(2).substring("/bookings/".length()))))
                    .isEqualTo(2);
        } finally {
            database.update("alter table booking drop constraint booking_cannot_be_reminded_of");
        }
    }

    private List<String> statuses(List<String> requests) {
        return requests.stream()
                .map(each -> requester.get(each).text("/status"))
                .toList();
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
