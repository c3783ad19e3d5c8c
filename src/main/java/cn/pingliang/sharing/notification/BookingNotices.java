package cn.pingliang.sharing.notification;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingEvent;
import cn.pingliang.sharing.booking.BookingEvent.BookingReassigned;
import cn.pingliang.sharing.booking.BookingEvent.BookingRequested;
import cn.pingliang.sharing.booking.BookingParties;
import cn.pingliang.sharing.booking.BookingParties.Parties;
import cn.pingliang.sharing.booking.WaitingOffered;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Tells people what happens to requests: who asked, and who decides; nobody what they did
 * themselves, unless for their calendar. Hears each event after its
 * transaction, once or, after a crash, again; what it writes, it writes once.
 */
@Component
class BookingNotices {

    private final BookingParties parties;
    private final NoticeWriter writer;

    BookingNotices(BookingParties parties, NoticeWriter writer) {
        this.parties = parties;
        this.writer = writer;
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener(condition = "#event.concernsOthers()")
    void on(BookingEvent event) {
        parties.of(event.id()).ifPresent(concerned -> tell(event, concerned));
    }

    @Async(NoticeThread.NAME)
    @ApplicationModuleListener
    void on(WaitingOffered offer) {
        writer.tell(NewNotice.of(offer), Set.of(offer.account()));
    }

    private void tell(BookingEvent event, Parties concerned) {
        var telling = Telling.of(event);
        if (telling.settles()) {
            writer.settle(event.id().value());
        }
        var toRequester = concerned.requester().equals(event.by()) ? telling.toThemselves() : telling.toRequester();
        if (toRequester != null) {
            writer.tell(telling.notice(toRequester, event), Set.of(concerned.requester()));
        }
        if (telling.toDeciders() != null) {
            var notice = telling.notice(telling.toDeciders(), event);
            writer.tell(
                    event instanceof BookingRequested asked && asked.bundle() != null
                            ? notice.onceFor(asked.bundle().value())
                            : notice,
                    without(event, event instanceof BookingReassigned ? concerned.handedTo() : concerned.deciders()));
        }
    }

    private static Set<AccountId> without(BookingEvent event, Set<AccountId> deciders) {
        return deciders.stream().filter(decider -> !decider.equals(event.by())).collect(Collectors.toSet());
    }
}
