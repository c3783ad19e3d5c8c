package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.Deciders.Approval;
import cn.pingliang.sharing.schedule.Occupancies;
import cn.pingliang.sharing.schedule.OccupancyKind;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.TimeSlot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another time that whoever decides proposes, and agrees to by that. It is taken for the applicant beside what the request has, so
 * that accepting it cannot come too late; meanwhile the institution's clock stands still
 * (src/docs/decisions/0021-a-proposed-time-is-taken.md).
 *
 * <p>Throws what {@link BookingSteps} throws.
 */
@Service
@Transactional
public class BookingProposals {

    private static final int AT_ONCE = 500;

    private final StepTaker taker;
    private final OtherTime otherTime;
    private final Rivals rivals;
    private final Occupancies occupancies;
    private final WaitingOffers offers;
    private final DecisionDeadlines deadlines;
    private final Deciders deciders;
    private final Bookings bookings;
    private final BookingBook book;
    private final JdbcClient db;
    private final EachByItself byThemselves;
    private final Clock clock;

    BookingProposals(
            StepTaker taker,
            OtherTime otherTime,
            Rivals rivals,
            Occupancies occupancies,
            WaitingOffers offers,
            DecisionDeadlines deadlines,
            Deciders deciders,
            Bookings bookings,
            BookingBook book,
            JdbcClient db,
            EachByItself byThemselves,
            Clock clock) {
        this.taker = taker;
        this.otherTime = otherTime;
        this.rivals = rivals;
        this.occupancies = occupancies;
        this.offers = offers;
        this.deadlines = deadlines;
        this.deciders = deciders;
        this.bookings = bookings;
        this.book = book;
        this.db = db;
        this.byThemselves = byThemselves;
        this.clock = clock;
    }

    /**
     * Free times near the wanted one, which whoever decides might propose.
     *
     * @throws ForbiddenException where proposing is not theirs, or not possible now
     */
    @Transactional(readOnly = true)
    public List<TimeSlot> nearest(BookingId id, TimeSlot wanted, AccountId by) {
        var booking = book.get(id, by);
        if (!booking.actions().contains(BookingAction.PROPOSE)) {
            throw new ForbiddenException("proposing a time for booking " + id);
        }
        return otherTime.nearest(booking, wanted);
    }

    /** For the institution; never for the requester (four eyes). By the rules that hold for the requester. */
    public StepAnswer propose(BookingId id, @Nullable Integer version, AccountId by, TimeSlot to, String reason) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.PROPOSE, id, version, by, turn -> {
            var booking = turn.booking();
            var now = clock.instant();
            if (!now.isBefore(booking.slot().start())) {
                return Optional.of(StepAnswer.Refused.of("proposal-too-late"));
            }
            if (to.equals(booking.slot())) {
                return Optional.of(StepAnswer.Refused.of("same-time"));
            }
            // Who proposes a time agrees to it; where two do, somebody else has to be there.
            if (deciders.approval(booking, by, booking.inTheNameOf().orElse(null)) == Approval.WITHOUT_SECOND) {
                return Optional.of(StepAnswer.Refused.of("no-second-approver"));
            }
            var refusals = otherTime.judge(otherTime.attempt(booking, to, false), turn);
            if (!refusals.isEmpty()) {
                return Optional.of(new StepAnswer.Refused(refusals));
            }
            var until = deadlines.answerBy(booking, to, now);
            return otherTime.each(turn, to, (member, slot) -> {
                var unit = occupancies.takeBeside(
                        member.instrument(), member.unit(), slot, member.id().value());
                unit.ifPresent(on -> member.propose(by, now, to, on, reason, until, deadlines.left(member, now)));
                return unit.isPresent();
            });
        });
    }

    /**
     * For the requester: the booking has the proposed time, and is approved; or waits for the second approval, where whoever
     * proposed it gave the first.
     */
    public StepAnswer accept(BookingId id, @Nullable Integer version, AccountId by) {
        taker.enter(Set.of(id));
        return taker.take(BookingAction.ACCEPT_PROPOSAL, id, version, by, turn -> {
            var booking = turn.booking();
            var now = clock.instant();
            if (!now.isBefore(booking.proposedUntil())) {
                return Optional.of(StepAnswer.Refused.of("proposal-over"));
            }
            var before = booking.slot();
            var competed = booking.competes();
            var to = booking.proposed().orElseThrow();
            var proposal = booking.proposal();
            var last = deciders.approval(booking, Objects.requireNonNull(proposal.by()), proposal.forColleague())
                    == Approval.LAST;
            var second = deadlines.of(booking.institution(), to, now);
            var objection = otherTime.each(turn, to, (member, slot) -> {
                var unit = takeProposed(member, slot);
                unit.ifPresent(on -> {
                    if (last) {
                        member.acceptProposal(by, now, on);
                    } else {
                        member.acceptProposalFirst(by, now, on, second);
                    }
                });
                return unit.isPresent();
            });
            if (objection.isEmpty()) {
                turn.all().forEach(each -> free(each, before, competed));
            }
            return objection;
        });
    }

    /** With its buffers; where these have grown since it was proposed and somebody is in the way, without. */
    private OptionalInt takeProposed(Booking member, TimeSlot withBuffers) {
        var owner = member.id().value();
        var unit = member.proposedUnit();
        var moved = occupancies.move(member.instrument(), unit, withBuffers, owner);
        var time = member.proposed().orElseThrow();
        return moved.isEmpty() && occupancies.takeUnit(member.instrument(), unit, time, OccupancyKind.BOOKING, owner)
                ? OptionalInt.of(unit)
                : moved;
    }

    private void free(Booking booking, TimeSlot before, boolean competed) {
        if (competed) {
            rivals.closeThoseLeftWithout(booking, otherTime.terms(booking));
        } else {
            offers.offer(booking.instrument(), before);
        }
    }

    /** For the requester, with a word about it or none: it is the institution's turn again. */
    public StepAnswer decline(BookingId id, @Nullable Integer version, AccountId by, @Nullable String word) {
        return end(
                BookingAction.DECLINE_PROPOSAL,
                id,
                version,
                by,
                (each, now, decideBy) -> each.declineProposal(by, now, word, decideBy));
    }

    /** For the institution: it is its turn again. */
    public StepAnswer withdraw(BookingId id, @Nullable Integer version, AccountId by) {
        return end(
                BookingAction.WITHDRAW_PROPOSAL,
                id,
                version,
                by,
                (each, now, decideBy) -> each.withdrawProposal(by, now, decideBy));
    }

    /** Nobody answered these: their time can be had by others. Each in a transaction of its own. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void lapse() {
        var unanswered = db.sql("select id from booking where proposed_until <= ? and accompanies_id is null"
                        + " order by id limit ?")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query((row, number) -> new BookingId(row.getObject("id", UUID.class)))
                .list();
        byThemselves.take("the end of a proposal", unanswered, this::lapse);
    }

    /** They may have answered in the last moment, or another node have been quicker. */
    private void lapse(BookingId id) {
        taker.enter(Set.of(id));
        var booking = bookings.findToChange(id).orElseThrow();
        var now = clock.instant();
        if (booking.allows(BookingAction.LAPSE) && !booking.proposedUntil().isAfter(now)) {
            var all = Stream.concat(Stream.of(booking), bookings.companionsToChange(id.value()).stream())
                    .toList();
            end(all, now, Booking::lapse);
            all.forEach(bookings::saveAndFlush);
        }
    }

    private StepAnswer end(BookingAction action, BookingId id, @Nullable Integer version, AccountId by, Ending ending) {
        taker.enter(Set.of(id));
        return taker.take(action, id, version, by, turn -> {
            end(turn.all(), clock.instant(), ending);
            return Optional.empty();
        });
    }

    private void end(List<Booking> all, Instant now, Ending ending) {
        var proposed = all.getFirst().proposed().orElseThrow();
        all.forEach(each -> {
            ending.end(each, now, deadlines.resumed(each, now));
            otherTime.keepOnlyItsSlot(each);
        });
        all.forEach(each -> offers.offer(each.instrument(), proposed));
    }

    @FunctionalInterface
    private interface Ending {
        void end(Booking booking, Instant now, Instant decideBy);
    }
}
