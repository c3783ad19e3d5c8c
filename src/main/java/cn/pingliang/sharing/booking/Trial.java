package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for times one after the other without taking any: each is judged beside those before it that fit, as {@link BundleDesk}
 * does, but in memory. For one use.
 */
final class Trial {

    static final Duration AROUND = Duration.ofDays(7);

    private final BookingRequest request;
    private final AccountId requester;
    private final BookingConditions conditions;
    private final boolean overriding;
    private final InstrumentTime time;
    private final Set<LocalDate> daysOff;
    private final Instant now;
    private final List<List<TimeSlot>> takenByUnit;
    private List<Commitment> commitments;

    /**
     * @param time from {@link #AROUND} before the first of the times to as much after the last
     * @param daysOff those of the same days
     * @param commitments what counts beside any of the times
     */
    Trial(
            BookingRequest request,
            AccountId requester,
            BookingConditions conditions,
            boolean overriding,
            InstrumentTime time,
            Set<LocalDate> daysOff,
            List<Commitment> commitments,
            Instant now) {
        this.request = request;
        this.requester = requester;
        this.conditions = conditions;
        this.overriding = overriding;
        this.time = time;
        this.daysOff = Set.copyOf(daysOff);
        this.now = now;
        this.commitments = List.copyOf(commitments);
        takenByUnit =
                time.takenByUnit().stream().<List<TimeSlot>>map(ArrayList::new).toList();
    }

    /** In the order they came in. What is offered instead is offered once, and lies beside those that fit. */
    List<Occurrence> of(List<TimeSlot> times) {
        var judged = new HashMap<TimeSlot, Occurrence>();
        times.stream().sorted(Comparator.comparing(TimeSlot::start)).forEach(slot -> judged.put(slot, judge(slot)));
        var others = new ArrayList<>(times.stream()
                .filter(slot -> judged.get(slot) instanceof Occurrence.Fits)
                .toList());
        return times.stream()
                .map(slot -> judged.get(slot) instanceof Occurrence.Taken
                        ? new Occurrence.Taken(slot, instead(slot, others))
                        : java.util.Objects.requireNonNull(judged.get(slot)))
                .toList();
    }

    private Occurrence judge(TimeSlot slot) {
        var attempt = attempt(slot);
        var refusals = BookingRule.judge(attempt);
        if (!refusals.isEmpty()) {
            return new Occurrence.Refused(slot, refusals);
        }
        var unit = freeUnit(attempt);
        if (unit.isEmpty()) {
            return new Occurrence.Taken(slot, null);
        }
        if (!attempt.terms().requestsCompete()) {
            takenByUnit.get(unit.getAsInt()).add(attempt.slotWithBuffers());
        }
        commitments =
                Stream.concat(commitments.stream(), Stream.of(commitment(slot))).toList();
        return new Occurrence.Fits(slot);
    }

    private @Nullable TimeSlot instead(TimeSlot slot, List<TimeSlot> notThese) {
        var step = conditions.terms().of(slot).alignment();
        var instead = LongStream.rangeClosed(1, AROUND.dividedBy(step))
                .boxed()
                .flatMap(steps -> Stream.of(step.multipliedBy(steps), step.multipliedBy(-steps)))
                .map(shift -> TimeSlot.starting(slot.start().plus(shift), slot.length()))
                .filter(candidate -> notThese.stream().noneMatch(candidate::overlaps))
                .map(this::attempt)
                .filter(attempt -> freeUnit(attempt).isPresent()
                        && BookingRule.judge(attempt).isEmpty())
                .map(BookingAttempt::slot)
                .findFirst();
        instead.ifPresent(notThese::add);
        return instead.orElse(null);
    }

    private OptionalInt freeUnit(BookingAttempt attempt) {
        var slot = attempt.slotWithBuffers();
        return IntStream.range(0, takenByUnit.size())
                .filter(unit -> takenByUnit.get(unit).stream().noneMatch(slot::overlaps))
                .findFirst();
    }

    private BookingAttempt attempt(TimeSlot slot) {
        var terms = conditions.terms().of(slot);
        var tooLong = slot.length().compareTo(terms.longest()) > 0;
        return new BookingAttempt(
                request.at(slot),
                requester,
                BookingAttempts.seat(conditions),
                conditions.instrument(),
                terms,
                tooLong || time.isOpen(slot),
                !terms.daysOff() && !tooLong && touchesDayOff(slot),
                commitments,
                overriding,
                now);
    }

    private boolean touchesDayOff(TimeSlot slot) {
        var last = PortalTime.dayOf(slot.end().minusNanos(1));
        return PortalTime.dayOf(slot.start()).datesUntil(last.plusDays(1)).anyMatch(daysOff::contains);
    }

    private Commitment commitment(TimeSlot slot) {
        var instrument = conditions.instrument();
        return new Commitment(instrument.id(), instrument.institution(), instrument.classCode(), requester, slot);
    }
}
