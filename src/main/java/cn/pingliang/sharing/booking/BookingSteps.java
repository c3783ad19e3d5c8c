package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.BookingAccess.Viewer;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a request through its steps. Each method: who may see the request learns of it, who may do the step does it, and
 * whether it may follow is the status' to say. The row is locked meanwhile, so of two people at once the second is told what
 * the first did.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such request for this account, and
 * {@link ForbiddenException} where the step is not theirs to take.
 */
@Service
@Transactional
public class BookingSteps {

    /** Start-up and post-processing count as effective hours beyond the time in use, within reason. */
    private static final BigDecimal HOURS_BEYOND_USE = new BigDecimal("2.0");

    private final Bookings bookings;
    private final BookingAccess access;
    private final BookableInstruments instruments;
    private final TermsBook termsBook;
    private final Occupancies occupancies;
    private final Clock clock;

    BookingSteps(
            Bookings bookings,
            BookingAccess access,
            BookableInstruments instruments,
            TermsBook termsBook,
            Occupancies occupancies,
            Clock clock) {
        this.bookings = bookings;
        this.access = access;
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.occupancies = occupancies;
        this.clock = clock;
    }

    /** For the institution; never for the requester (four eyes). */
    public StepAnswer approve(BookingId id, @Nullable Integer version, AccountId by) {
        return take(
                BookingAction.APPROVE,
                id,
                version,
                by,
                (viewer, booking) -> slotIsOver(booking),
                (booking, now) -> booking.approve(by, now));
    }

    /** For the institution; gives the slot back. */
    public StepAnswer reject(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return take(BookingAction.REJECT, id, version, by, (booking, now) -> {
            booking.reject(by, now, reason);
            occupancies.release(id.value());
        });
    }

    /** For the institution: asks for more. The slot stays taken. */
    public StepAnswer giveBack(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return take(BookingAction.RETURN, id, version, by, (booking, now) -> booking.giveBack(by, now, reason));
    }

    /** For the requester until shortly before the start, and for the institution; gives the slot back. */
    public StepAnswer cancel(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return take(
                BookingAction.CANCEL,
                id,
                version,
                by,
                (viewer, booking) -> viewer.decidesOn(booking.institution(), booking.instrument())
                        ? Optional.empty()
                        : tooLateToCancel(booking),
                (booking, now) -> {
                    booking.cancel(by, now, reason);
                    occupancies.release(id.value());
                });
    }

    /** For the requester and the institution. */
    public StepAnswer checkIn(BookingId id, @Nullable Integer version, AccountId by) {
        return take(
                BookingAction.CHECK_IN,
                id,
                version,
                by,
                (viewer, booking) -> cannotBeginNow(booking),
                (booking, now) -> booking.checkIn(by, now));
    }

    /** For the requester and the institution; what is left of the slot can be had by others. */
    public StepAnswer checkOut(BookingId id, @Nullable Integer version, AccountId by) {
        return take(BookingAction.CHECK_OUT, id, version, by, (booking, now) -> {
            booking.checkOut(by, now);
            occupancies.releaseAfter(id.value(), now);
        });
    }

    /**
     * For the institution: the use becomes a usage record.
     *
     * @param hours effective hours, one decimal; the time from check-in to check-out where null
     * @param amount the fee; what the published price makes of the hours where null
     */
    public StepAnswer confirm(
            BookingId id, @Nullable Integer version, AccountId by, @Nullable BigDecimal hours, @Nullable Money amount) {
        return take(
                BookingAction.CONFIRM,
                id,
                version,
                by,
                (viewer, booking) -> hours == null ? Optional.empty() : implausible(booking, hours),
                (booking, now) -> {
                    var confirmed = hours == null ? booking.usedHours() : hours;
                    var fee = amount == null ? published(booking, confirmed) : amount;
                    booking.confirm(by, now, confirmed, fee);
                });
    }

    /** For the requester, once. */
    public StepAnswer rate(
            BookingId id, @Nullable Integer version, AccountId by, Rating rating, @Nullable String text) {
        return take(BookingAction.RATE, id, version, by, (booking, now) -> booking.rate(by, now, rating, text));
    }

    private StepAnswer take(
            BookingAction action,
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            BiConsumer<Booking, Instant> step) {
        return take(action, id, version, by, (viewer, booking) -> Optional.empty(), step);
    }

    private StepAnswer take(
            BookingAction action,
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            BiFunction<Viewer, Booking, Optional<StepAnswer.Refused>> objection,
            BiConsumer<Booking, Instant> step) {
        var booking = bookings.findToChange(id).orElseThrow(() -> new NotFoundException("booking " + id));
        var viewer = access.viewer(by);
        if (!viewer.sees(booking.requester(), booking.organisation(), booking.institution(), booking.instrument())) {
            throw new NotFoundException("booking " + id);
        }
        if (!may(action, viewer, booking)) {
            throw new ForbiddenException(action + " on booking " + id);
        }
        if (booking.status().after(action).isEmpty()) {
            return new StepAnswer.IllegalTransition(booking.status(), action);
        }
        if (version != null && version != booking.version()) {
            return new StepAnswer.Stale();
        }
        var refused = objection.apply(viewer, booking);
        if (refused.isPresent()) {
            return refused.get();
        }
        step.accept(booking, clock.instant());
        bookings.saveAndFlush(booking);
        return new StepAnswer.Done(id, booking.status());
    }

    private static boolean may(BookingAction action, Viewer viewer, Booking booking) {
        return BookingRights.may(
                action,
                viewer,
                booking.requester(),
                booking.organisation(),
                booking.institution(),
                booking.instrument());
    }

    private Optional<StepAnswer.Refused> slotIsOver(Booking booking) {
        return clock.instant().isBefore(booking.slot().end())
                ? Optional.empty()
                : Optional.of(StepAnswer.Refused.of("slot-over"));
    }

    /** A request that nobody has decided on may always be withdrawn. */
    private Optional<StepAnswer.Refused> tooLateToCancel(Booking booking) {
        var notice = terms(booking).cancelNotice();
        var latest = booking.slot().start().minus(notice);
        return booking.status() == BookingStatus.APPROVED && clock.instant().isAfter(latest)
                ? Optional.of(StepAnswer.Refused.of("cancel-notice", notice.toHours()))
                : Optional.empty();
    }

    private Optional<StepAnswer.Refused> cannotBeginNow(Booking booking) {
        var now = clock.instant();
        var early = terms(booking).earlyCheckIn();
        if (now.isBefore(booking.slot().start().minus(early))) {
            return Optional.of(StepAnswer.Refused.of("early-check-in", early.toMinutes()));
        }
        if (!now.isBefore(booking.slot().end())) {
            return Optional.of(StepAnswer.Refused.of("late-check-in"));
        }
        return occupancies.isTakenByAnother(
                        booking.instrument(), booking.unit(), now, booking.id().value())
                ? Optional.of(StepAnswer.Refused.of("in-use-by-another"))
                : Optional.empty();
    }

    private static Optional<StepAnswer.Refused> implausible(Booking booking, BigDecimal hours) {
        var most = booking.usedHours().max(booking.slot().hours()).add(HOURS_BEYOND_USE);
        return hours.compareTo(most) > 0
                ? Optional.of(StepAnswer.Refused.of("hours-implausible", most))
                : Optional.empty();
    }

    private Money published(Booking booking, BigDecimal hours) {
        return BookingPrice.estimate(instruments.get(booking.instrument()), hours, booking.samples())
                .orElse(new Money(0));
    }

    private BookingTerms terms(Booking booking) {
        return termsBook.of(instruments.get(booking.instrument()));
    }
}
