package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingId;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.SlotHolds;
import cn.pingliang.sharing.booking.SlotHolds.HoldAnswer;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds for the person in front of the screen. */
@SpringComponent
class BookingHolds {

    private final SlotHolds holds;
    private final CurrentAccount current;
    private final Clock clock;

    BookingHolds(SlotHolds holds, CurrentAccount current, Clock clock) {
        this.holds = holds;
        this.current = current;
        this.clock = clock;
    }

    HoldAnswer hold(BookingRequest wish) {
        return holds.hold(wish, current.require());
    }

    HoldAnswer holdForChange(BookingId booking, TimeSlot to, @Nullable String overrideReason) {
        return holds.holdForChange(booking, to, overrideReason, current.require());
    }

    Optional<Instant> renew(ResourceId instrument) {
        return holds.renew(instrument, current.require());
    }

    Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    AccountId account() {
        return current.require();
    }

    /** Also when the session ends, and nobody is signed in any more.*/
    void release(ResourceId instrument, AccountId holder) {
        holds.release(instrument, holder);
    }
}
