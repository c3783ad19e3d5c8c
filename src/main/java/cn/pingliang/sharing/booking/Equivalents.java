package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.catalogue.SharingMode;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Other instruments for a time at which the wanted one is taken: of the same class, whoever has them. */
@Service
@Transactional(readOnly = true)
public class Equivalents {

    static final int MOST = 3;

    /** Those of which the rules are asked, so that a large class costs no more than a small one. */
    private static final int MOST_JUDGED = 2 * MOST;

    private final BookableInstruments instruments;
    private final TermsBook termsBook;
    private final Availability availability;
    private final BookingAttempts attempts;

    Equivalents(
            BookableInstruments instruments, TermsBook termsBook, Availability availability, BookingAttempts attempts) {
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.availability = availability;
        this.attempts = attempts;
    }

    /**
     * Up to three that the person could ask for at exactly this time, those of the same institution first: free with what they
     * need for setting up and clearing away and all they cannot be used without, and with no rule against it. Five queries for the class, and at most three for each
     * whose terms look at other bookings, at days off or at training.
     *
     * @param wanted the instrument of the wish, as the person meets it
     * @throws ForbiddenException where they book for nobody, or for an enterprise that is not verified
     */
    public List<BookableInstrument> insteadOf(BookingRequest wish, BookingConditions wanted) {
        var slot = wish.slot();
        var mode = wish.serviceMode();
        var seat = wanted.seat().orElseThrow(() -> new ForbiddenException("booking for nobody"));
        var alike = instruments.othersAlike(wanted.instrument()).stream()
                .filter(each -> canBeAskedFor(each, seat, mode))
                .toList();
        if (alike.isEmpty()) {
            return List.of();
        }
        var all = alike.stream()
                .flatMap(each -> Stream.concat(Stream.of(each.id()), each.companions().stream()))
                .toList();
        var terms = termsBook.of(all, seat.organisation());
        var withBuffers = new HashMap<ResourceId, TimeSlot>();
        terms.forEach((instrument, inForce) -> {
            var there = inForce.of(slot);
            withBuffers.put(instrument, slot.widened(there.bufferBefore(), there.bufferAfter()));
        });
        var free = availability.free(slot, withBuffers, wanted.standing().account());
        return alike.stream()
                .filter(each -> free.contains(each.id()) && free.containsAll(each.companions()))
                .map(each -> new BookingConditions(
                        new Demands(
                                each,
                                forPerson(each, terms.getOrDefault(each.id(), wanted.terms()), wanted),
                                List.of()),
                        wanted.standing()))
                .limit(MOST_JUDGED)
                .filter(each -> isAllowed(slot, each, mode))
                .limit(MOST)
                .map(BookingConditions::instrument)
                .toList();
    }

    /** What the rules say of the instrument alone. */
    private static boolean canBeAskedFor(BookableInstrument instrument, Seat seat, ServiceMode mode) {
        return mode.isOfferedBy(instrument)
                && instrument.condition().isUsable()
                && (instrument.sharingMode() == SharingMode.EXTERNAL
                        || (instrument.sharingMode() == SharingMode.INTERNAL
                                && instrument.institution().equals(seat.organisation())));
    }

    private TermsInForce forPerson(BookableInstrument instrument, TermsInForce terms, BookingConditions wanted) {
        return attempts.askedBy(wanted.standing().account(), instrument.id(), terms);
    }

    private boolean isAllowed(TimeSlot slot, BookingConditions conditions, ServiceMode mode) {
        var request = new BookingRequest(conditions.instrument().id(), slot, "-", mode, null, true);
        return BookingRule.judge(attempts.toExplain(
                        request, conditions, conditions.standing().account(), true))
                .isEmpty();
    }
}
