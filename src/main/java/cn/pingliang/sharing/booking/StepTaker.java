package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.booking.BookingRights.Concerned;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final Occupancies occupancies;
    private final JdbcClient db;

    StepTaker(Bookings bookings, BookingAccess access, Occupancies occupancies, JdbcClient db) {
        this.bookings = bookings;
        this.access = access;
        this.occupancies = occupancies;
        this.db = db;
    }

    /**
     * A request and who wants to do something with it.
     *
     * @param companions the bookings of what its instrument cannot be used without; what is done to it is done to them
     */
    record Turn(Booking booking, List<Booking> companions, Viewer viewer) {

        /** The request and what goes with it. */
        List<Booking> all() {
            return Stream.concat(Stream.of(booking), companions.stream()).toList();
        }

        boolean isDeciders() {
            return viewer.decidesOn(booking.institution(), booking.instrument());
        }
    }

    /**
     * Before any row is locked, for steps that take time or give it to others: of all who decide on slots of these instruments
     * that belong together, one comes after the other. What is had alone and does not compete waits for nobody.
     */
    void enter(Collection<BookingId> ids) {
        var together = db.sql("""
                        select b.instrument_id from booking b where (b.id in (:ids) or b.accompanies_id in (:ids))
                        and (not b.holds_slot or b.accompanies_id is not null
                            or exists (select from booking c where c.accompanies_id = b.id))""")
                .param("ids", ids.stream().map(BookingId::value).toList())
                .query((row, number) -> new ResourceId(row.getObject("instrument_id", UUID.class)))
                .set();
        if (!together.isEmpty()) {
            occupancies.lock(together);
        }
    }

    private static @Nullable AccountId colleague(BookingAction action, Viewer viewer, Booking booking) {
        return BookingRights.actor(action, viewer, Concerned.by(booking))
                .map(Decider::account)
                .filter(actor -> !actor.equals(viewer.account()))
                .orElse(null);
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
        if (booking.accompanies()) {
            return StepAnswer.Refused.of("companion-follows");
        }
        if (!booking.allows(action)) {
            return new StepAnswer.IllegalTransition(booking.status(), action, booking.serviceMode());
        }
        if (version != null && version != booking.version()) {
            return new StepAnswer.Stale();
        }
        var turn = new Turn(booking, bookings.companionsToChange(id.value()), viewer);
        turn.all().forEach(each -> each.inTheNameOf(colleague(action, viewer, booking)));
        var objection = step.apply(turn);
        if (objection.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return objection.get();
        }
        turn.all().forEach(bookings::saveAndFlush);
        return new StepAnswer.Done(id, booking.status(), booking.serviceMode(), booking.firstApprovedBy() != null);
    }
}
