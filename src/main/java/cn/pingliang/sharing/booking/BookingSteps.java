package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.StepTaker.Turn;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Money;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.file.Attachment;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a request through its steps, each through the one door of {@link StepTaker}. Changes of time are
 * {@link BookingChanges}' work.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such request for this account, and
 * {@link ForbiddenException} where the step is not theirs to take.
 */
@Service
@Transactional
public class BookingSteps {

    /** Start-up and post-processing count as effective hours beyond the time in use, within reason. */
    private static final BigDecimal HOURS_BEYOND_USE = new BigDecimal("2.0");

    private final StepTaker taker;
    private final Rivals rivals;
    private final BookableInstruments instruments;
    private final TermsBook termsBook;
    private final Occupancies occupancies;
    private final WaitingOffers offers;
    private final DecisionDeadlines deadlines;
    private final Deciders deciders;
    private final BookingFiles files;
    private final Clock clock;

    BookingSteps(
            StepTaker taker,
            Rivals rivals,
            BookableInstruments instruments,
            TermsBook termsBook,
            Occupancies occupancies,
            WaitingOffers offers,
            DecisionDeadlines deadlines,
            Deciders deciders,
            BookingFiles files,
            Clock clock) {
        this.taker = taker;
        this.rivals = rivals;
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.occupancies = occupancies;
        this.offers = offers;
        this.deadlines = deadlines;
        this.deciders = deciders;
        this.files = files;
        this.clock = clock;
    }

    /**
     * For the institution; never for the requester (four eyes). Where the routing wants two approvals the first makes the request
     * wait for the second, which somebody else gives. With the last, requests that competed for the slot are declined.
     */
    public StepAnswer approve(BookingId id, @Nullable Integer version, AccountId by) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.APPROVE, id, version, by, turn -> {
            var booking = turn.booking();
            var now = clock.instant();
            if (slotIsOver(booking)) {
                return Optional.of(StepAnswer.Refused.of("slot-over"));
            }
            switch (deciders.approval(booking, by, booking.inTheNameOf().orElse(null))) {
                case WITHOUT_SECOND -> {
                    return Optional.of(StepAnswer.Refused.of("no-second-approver"));
                }
                case FIRST -> {
                    var second = deadlines.of(booking.institution(), booking.slot(), now);
                    turn.all().forEach(each -> each.approveFirst(by, now, second));
                    return Optional.empty();
                }
                case LAST -> {}
            }
            if (booking.competes() && !rivals.win(turn.all(), this::terms)) {
                return Optional.of(StepAnswer.Refused.of("slot-gone"));
            }
            turn.all().forEach(each -> each.approve(by, now));
            return Optional.empty();
        });
    }

    /** For the institution; gives the slot back. */
    public StepAnswer reject(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.REJECT, id, version, by, turn -> {
            turn.all().forEach(each -> each.reject(by, clock.instant(), reason));
            giveBackSlots(turn.all());
            return Optional.empty();
        });
    }

    /** For the institution: asks for more. The slot stays taken, and the time to decide stands still. */
    public StepAnswer giveBack(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return take(
                BookingAction.RETURN,
                id,
                version,
                by,
                (booking, now) -> booking.giveBack(by, now, reason, deadlines.left(booking, now)));
    }

    /** For the requester: says what was asked for, and it is the institution's turn again. */
    public StepAnswer answer(
            BookingId id, @Nullable Integer version, AccountId by, String text, List<Attachment> attachments) {
        return take(BookingAction.ANSWER, id, version, by, turn -> tooMany(attachments), (booking, now) -> {
            booking.answer(by, now, text, deadlines.resumed(booking, now));
            keep(booking, attachments);
        });
    }

    /** For the requester until shortly before the start, and for the institution; gives the slot back. */
    public StepAnswer cancel(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.CANCEL, id, version, by, turn -> {
            var tooLate = turn.isDeciders() ? Optional.<StepAnswer>empty() : tooLateToCancel(turn.booking());
            if (tooLate.isEmpty()) {
                turn.all().forEach(each -> each.cancel(by, clock.instant(), reason));
                giveBackSlots(turn.all());
            }
            return tooLate;
        });
    }

    /** For the requester and the institution; of samples only for the institution, whenever they come. */
    public StepAnswer checkIn(BookingId id, @Nullable Integer version, AccountId by) {
        return take(BookingAction.CHECK_IN, id, version, by, this::cannotBeginNow, (booking, now) -> {
            occupancies.keepOnly(
                    booking.instrument(),
                    booking.unit(),
                    booking.slot(),
                    booking.id().value());
            booking.checkIn(by, now);
        });
    }

    /** As {@link #checkOut(BookingId, Integer, AccountId, String, List)} without a word. */
    public StepAnswer checkOut(BookingId id, @Nullable Integer version, AccountId by) {
        return checkOut(id, version, by, null, List.of());
    }

    /**
     * For the requester and the institution; what is left of the slot can be had by others. Of samples only for the institution,
     * which issues its report by that.
     *
     * @param word what there is to say; null where nothing is
     * @param attachments the report, or what else goes with it
     */
    public StepAnswer checkOut(
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            @Nullable String word,
            List<Attachment> attachments) {
        return take(BookingAction.CHECK_OUT, id, version, by, turn -> tooMany(attachments), (booking, now) -> {
            booking.checkOut(by, now, word);
            keep(booking, attachments);
            occupancies.releaseAfter(booking.id().value(), now);
        });
    }

    /**
     * For the institution: the use becomes a usage record. What goes with it was used as long; the fee is the main booking's.
     *
     * @param hours effective hours, one decimal; where null the time from check-in to check-out, of samples the time planned to
     *     measure them
     * @param amount the fee; what the published price makes of the hours where null
     */
    public StepAnswer confirm(
            BookingId id, @Nullable Integer version, AccountId by, @Nullable BigDecimal hours, @Nullable Money amount) {
        return take(
                BookingAction.CONFIRM,
                id,
                version,
                by,
                turn -> hours == null ? Optional.empty() : implausible(turn.booking(), hours),
                (booking, now) -> {
                    var confirmed = hours == null ? booking.usedHours() : hours;
                    if (booking.accompanies()) {
                        booking.confirm(by, now, confirmed, new Money(0));
                    } else {
                        booking.confirm(by, now, confirmed, amount == null ? published(booking, confirmed) : amount);
                    }
                });
    }

    /**
     * For the institution: the use took place, though nobody checked in. What was given back may be somebody else's by now and is
     * not taken again.
     */
    public StepAnswer excuse(BookingId id, @Nullable Integer version, AccountId by, String reason) {
        return take(BookingAction.EXCUSE, id, version, by, (booking, now) -> booking.excuse(by, now, reason));
    }

    /** For the requester, once. */
    public StepAnswer rate(
            BookingId id, @Nullable Integer version, AccountId by, Rating rating, @Nullable String text) {
        return taker.take(BookingAction.RATE, id, version, by, turn -> {
            turn.booking().rate(by, clock.instant(), rating, text);
            return Optional.empty();
        });
    }

    /** @param step done to the booking, and to what goes with it */
    private StepAnswer take(
            BookingAction action,
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            BiConsumer<Booking, Instant> step) {
        return take(action, id, version, by, turn -> Optional.empty(), step);
    }

    private StepAnswer take(
            BookingAction action,
            BookingId id,
            @Nullable Integer version,
            AccountId by,
            Function<Turn, Optional<? extends StepAnswer>> objection,
            BiConsumer<Booking, Instant> step) {
        return taker.take(action, id, version, by, turn -> {
            var refused = objection.apply(turn);
            if (refused.isPresent()) {
                return Optional.of(refused.get());
            }
            turn.all().forEach(each -> step.accept(each, clock.instant()));
            return Optional.empty();
        });
    }

    private static Optional<StepAnswer.Refused> tooMany(List<Attachment> attachments) {
        return attachments.size() > Attachment.MOST
                ? Optional.of(new StepAnswer.Refused(List.of(Attachment.tooMany())))
                : Optional.empty();
    }

    /** Once, with the main booking. */
    private void keep(Booking booking, List<Attachment> attachments) {
        if (!booking.accompanies()) {
            files.keep(booking, attachments);
        }
    }

    private boolean slotIsOver(Booking booking) {
        return !clock.instant().isBefore(booking.slot().end());
    }

    /** A request that nobody has decided on may always be withdrawn. */
    private Optional<StepAnswer> tooLateToCancel(Booking booking) {
        var notice = terms(booking).cancelNotice();
        var latest = booking.slot().start().minus(notice);
        return booking.status() == BookingStatus.APPROVED && clock.instant().isAfter(latest)
                ? Optional.of(StepAnswer.Refused.of("cancel-notice", notice.toHours()))
                : Optional.empty();
    }

    private Optional<StepAnswer.Refused> cannotBeginNow(Turn turn) {
        var booking = turn.booking();
        if (booking.serviceMode().isOfSamples()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var early = terms(booking).earlyCheckIn();
        if (now.isBefore(booking.slot().start().minus(early))) {
            return Optional.of(StepAnswer.Refused.of("early-check-in", early.toMinutes()));
        }
        if (!now.isBefore(booking.slot().end())) {
            return Optional.of(StepAnswer.Refused.of("late-check-in"));
        }
        return turn.all().stream().anyMatch(each -> isUsedByAnother(each, now))
                ? Optional.of(StepAnswer.Refused.of("in-use-by-another"))
                : Optional.empty();
    }

    private boolean isUsedByAnother(Booking booking, Instant now) {
        return occupancies.isTakenByAnother(
                booking.instrument(), booking.unit(), now, booking.id().value());
    }

    /** To whoever waits for it longest, and else to everybody; all that belongs together before any of it is offered. */
    private void giveBackSlots(List<Booking> all) {
        all.forEach(each -> occupancies.release(each.id().value()));
        all.forEach(each -> offers.offer(each.instrument(), each.slot()));
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
        return termsBook
                .of(instruments.get(booking.instrument()), booking.organisation())
                .of(booking.slot());
    }
}
