package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.BookingChanges;
import cn.pingliang.sharing.booking.BookingProposals;
import cn.pingliang.sharing.booking.BookingReassigning;
import cn.pingliang.sharing.booking.BookingSteps;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;

/** The services behind the buttons of a request, for the person in front of them. */
@SpringComponent
record BookingVerbs(
        BookingSteps steps,
        BookingChanges changes,
        BookingProposals proposals,
        BookingReassigning reassigning,
        CurrentAccount current,
        Clock clock) {

    AccountId account() {
        return current.require();
    }

    Instant now() {
        return clock.instant();
    }
}
