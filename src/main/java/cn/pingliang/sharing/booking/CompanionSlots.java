package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes the time of what an instrument cannot be used without, for whoever has just got the instrument's own. Callers hold the
 * transaction, and roll it back where one of them is taken.
 */
@Component
class CompanionSlots {

    private final Bookings bookings;
    private final Occupancies occupancies;

    CompanionSlots(Bookings bookings, Occupancies occupancies) {
        this.bookings = bookings;
        this.occupancies = occupancies;
    }

    /** Before any slot of them is taken or given back; nobody waits for an instrument that is had alone. */
    void lock(Demands demands) {
        if (!demands.companions().isEmpty()) {
            occupancies.lock(demands.instruments());
        }
    }

    /** A booking of each beside the main one, which stands written. @return the one that is taken, where one is */
    Optional<BookableInstrument> book(Booking main, Demands demands) {
        for (var companion : demands.companions()) {
            var id = new BookingId(TimeOrderedId.next());
            var slot = companion.withBuffers(main.slot());
            var unit = main.competes()
                    ? occupancies.freeUnit(companion.id(), slot)
                    : occupancies.take(companion.id(), slot, OccupancyKind.BOOKING, id.value());
            if (unit.isEmpty()) {
                return Optional.of(companion.instrument());
            }
            var booking = main.accompaniedBy(id, companion.instrument(), unit.getAsInt());
            if (main.status() == BookingStatus.APPROVED) {
                booking.approveByRule(main.requestedAt(), null);
            }
            bookings.saveAndFlush(booking);
        }
        return Optional.empty();
    }

    /** Keeps the slot of each for somebody. @return the one that is taken, where one is */
    Optional<BookableInstrument> hold(Demands demands, TimeSlot slot, AccountId by, Instant until) {
        return demands.companions().stream()
                .filter(companion -> occupancies
                        .hold(companion.id(), companion.withBuffers(slot), by, until)
                        .isEmpty())
                .map(Companion::instrument)
                .findFirst();
    }

    /** The one that somebody has, where one is. */
    Optional<BookableInstrument> taken(Demands demands, TimeSlot slot) {
        return demands.companions().stream()
                .filter(companion -> occupancies
                        .freeUnit(companion.id(), companion.withBuffers(slot))
                        .isEmpty())
                .map(Companion::instrument)
                .findFirst();
    }

    /** Keeps the slot of each for the waiting entry whose turn it is. @return whether all of them are kept */
    boolean offer(Demands demands, TimeSlot slot, UUID entry, AccountId to, Instant until) {
        return demands.companions().stream()
                .allMatch(companion -> occupancies
                        .offer(companion.id(), companion.withBuffers(slot), entry, to, until)
                        .isPresent());
    }
}
