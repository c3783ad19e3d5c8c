package cn.pingliang.sharing.booking.ui;

import cn.pingliang.sharing.account.CurrentAccount;
import cn.pingliang.sharing.booking.ArrivalOrder;
import cn.pingliang.sharing.booking.BookingConditions;
import cn.pingliang.sharing.booking.BookingRequest;
import cn.pingliang.sharing.booking.BundleDesk;
import cn.pingliang.sharing.booking.BundleDesk.BundleAnswer;
import cn.pingliang.sharing.booking.Drafts;
import cn.pingliang.sharing.booking.Drafts.Draft;
import cn.pingliang.sharing.booking.Equivalents;
import cn.pingliang.sharing.booking.TermsBook;
import cn.pingliang.sharing.booking.TermsInForce;
import cn.pingliang.sharing.booking.WaitingList;
import cn.pingliang.sharing.booking.WaitingList.WaitingAnswer;
import cn.pingliang.sharing.booking.WaitingList.WaitingEntry;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the person in front of the screen wants and has not asked for yet: drafts, and times they wait for. */
@SpringComponent
class OwnWishes {

    private final Drafts drafts;
    private final WaitingList waiting;
    private final Equivalents equivalents;
    private final BundleDesk bundles;
    private final ArrivalOrder order;
    private final TermsBook terms;
    private final Standings standings;
    private final CurrentAccount current;
    private final Clock clock;

    OwnWishes(
            Drafts drafts,
            WaitingList waiting,
            Equivalents equivalents,
            BundleDesk bundles,
            ArrivalOrder order,
            TermsBook terms,
            Standings standings,
            CurrentAccount current,
            Clock clock) {
        this.drafts = drafts;
        this.waiting = waiting;
        this.equivalents = equivalents;
        this.bundles = bundles;
        this.order = order;
        this.terms = terms;
        this.standings = standings;
        this.current = current;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<WaitingEntry> waitedFor() {
        return waiting.of(current.require());
    }

    Optional<WaitingEntry> waitedFor(ResourceId instrument, TimeSlot slot) {
        return waitedFor().stream()
                .filter(entry ->
                        entry.instrument().equals(instrument) && entry.slot().equals(slot))
                .findFirst();
    }

    WaitingAnswer join(ResourceId instrument, TimeSlot slot) {
        return waiting.join(instrument, slot, current.require());
    }

    void leave(UUID entry) {
        waiting.leave(entry, current.require());
    }

    List<BookableInstrument> equivalents(BookingRequest wish, BookingConditions wanted) {
        return equivalents.insteadOf(wish, wanted);
    }

    Optional<Draft> draft(ResourceId instrument) {
        return drafts.of(instrument, current.require());
    }

    void keep(Draft draft) {
        drafts.keep(draft, current.require());
    }

    void discard(ResourceId instrument) {
        drafts.discard(instrument, current.require());
    }

    /** What is kept, each with who decides on it. One query, or three where there are any. */
    List<Unsent> unsent() {
        var kept = drafts.of(current.require());
        if (kept.isEmpty()) {
            return List.of();
        }
        var organisation = standings
                .of(current.require())
                .bookingSeat()
                .map(Seat::organisation)
                .orElse(null);
        var inForce = terms.of(kept.stream().map(Draft::instrument).toList(), organisation);
        var today = PortalTime.dayOf(now());
        return kept.stream()
                .map(draft -> new Unsent(draft, isDecidedOn(draft, inForce.get(draft.instrument()), today)))
                .toList();
    }

    /** A short time may be approved by rule. */
    private static boolean isDecidedOn(Draft draft, @Nullable TermsInForce terms, LocalDate today) {
        if (terms == null) {
            return false;
        }
        var slot = draft.slot();
        return (slot == null ? terms.on(today) : terms.of(slot)).approvalNeeded();
    }

    /** All or nothing; what was sent is no draft any more. */
    BundleAnswer send(List<BookingRequest> requests) {
        var account = current.require();
        var answer = order.serve(() -> bundles.request(requests, null, account));
        if (answer instanceof BundleAnswer.Accepted) {
            requests.forEach(request -> discard(request.instrument()));
        }
        return answer;
    }

    /** @param approvalNeeded whether its institution decides; otherwise it holds at once */
    record Unsent(Draft draft, boolean approvalNeeded) {}
}
