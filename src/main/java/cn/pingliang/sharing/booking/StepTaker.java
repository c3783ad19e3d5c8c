package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.booking.BookingRights.Concerned;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door every step goes through: who may see the request learns of it, who may do the step does it, and whether it may
 * follow is the request's to say. The row is locked meanwhile, so of two people at once the second is told what the first did.
 * Its callers hold the transaction, which it rolls back where the step was not done after all.
 */
@Component
class StepTaker {

    private final Bookings bookings;
    private final BookingAccess access;

    StepTaker(Bookings bookings, BookingAccess access) {
        this.bookings = bookings;
        this.access = access;
    }

    /** A request and who wants to do something with it. */
    record Turn(Booking booking, Viewer viewer) {
        boolean isDeciders() {
            return viewer.decidesOn(booking.institution(), booking.instrument());
        }
    }

    /**
     * @param version the one the caller saw; null where they do not mind
     * @param step does it and returns nothing, or says why not; what it did by then is taken back
     */
    StepAnswer take(
            BookingAction action,
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            Function<Turn, Optional<StepAnswer>> step) {
        var booking = bookings.findToChange(id).orElseThrow(() -> new NotFoundException("booking " + id));
        var viewer = access.viewer(by);
        if (!viewer.sees(booking.requester(), booking.organisation(), booking.institution(), booking.instrument())) {
            throw new NotFoundException("booking " + id);
        }
        if (!BookingRights.may(action, viewer, Concerned.by(booking))) {
            throw new ForbiddenException(action + " on booking " + id);
        }
        if (!booking.allows(action)) {
            return new StepAnswer.IllegalTransition(booking.status(), action);
        }
        if (version != null && version != booking.version()) {
            return new StepAnswer.Stale();
        }
        var objection = step.apply(new Turn(booking, viewer));
        if (objection.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return objection.get();
        }
        bookings.saveAndFlush(booking);
        return new StepAnswer.Done(id, booking.status());
    }
}
