package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Map<ResourceId, InstrumentTime> times;
    private final Set<LocalDate> daysOff;
    private final Instant now;
    private final Map<ResourceId, List<List<TimeSlot>>> takenByUnit = new HashMap<>();
    private List<Commitment> commitments;

    /**
     * @param times of the instrument and of its companions, from {@link #AROUND} before the first of the times to as much after the last
     * @param daysOff those of the same days
     * @param commitments what counts beside any of the times
     */
    Trial(
            BookingRequest request,
            AccountId requester,
            BookingConditions conditions,
            boolean overriding,
            Map<ResourceId, InstrumentTime> times,
            Set<LocalDate> daysOff,
            List<Commitment> commitments,
            Instant now) {
        this.request = request;
        this.requester = requester;
        this.conditions = conditions;
        this.overriding = overriding;
        this.times = Map.copyOf(times);
        this.daysOff = Set.copyOf(daysOff);
        this.now = now;
        this.commitments = List.copyOf(commitments);
        times.forEach((instrument, time) -> takenByUnit.put(
                instrument,
                time.takenByUnit().stream().<List<TimeSlot>>map(ArrayList::new).toList()));
    }

    /** In the order they came in. What is offered instead is offered once, and lies beside those that fit. */
    List<Occurrence> of(List<TimeSlot> times) {
        var judged = new HashMap<TimeSlot, Occurrence>();
        times.stream().sorted(Comparator.comparing(TimeSlot::start)).forEach(slot -> judged.put(slot, judge(slot)));
        var others = new ArrayList<>(times.stream()
                .filter(slot -> judged.get(slot) instanceof Occurrence.Fits)
                .toList());
        return times.stream()
                .map(slot -> judged.get(slot) instanceof Occurrence.Taken taken
                        ? new Occurrence.Taken(slot, instead(slot, others), taken.companion())
                        : Objects.requireNonNull(judged.get(slot)))
                .toList();
    }

    private Occurrence judge(TimeSlot slot) {
        var attempt = attempt(slot);
        var refusals = refusals(attempt);
        if (!refusals.isEmpty()) {
            return new Occurrence.Refused(slot, refusals);
        }
        if (freeUnit(attempt).isEmpty()) {
            return new Occurrence.Taken(slot, null);
        }
        var companion = takenCompanion(slot);
        if (companion.isPresent()) {
            return new Occurrence.Taken(slot, null, companion.get().instrument());
        }
        if (!attempt.terms().requestsCompete()) {
            take(attempt);
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
                        && takenCompanion(attempt.slot()).isEmpty()
                        && refusals(attempt).isEmpty())
                .map(BookingAttempt::slot)
                .findFirst();
        instead.ifPresent(notThese::add);
        return instead.orElse(null);
    }

    private List<Refusal> refusals(BookingAttempt attempt) {
        var slot = attempt.slot();
        var tooLong = slot.length().compareTo(attempt.terms().longest()) > 0;
        var ofCompanions = Companions.judge(
                conditions.companions(),
                slot,
                overriding,
                companion -> tooLong || timeOf(companion.id()).isOpen(slot),
                companion -> !tooLong && touchesDayOff(slot));
        return Stream.concat(BookingRule.judge(attempt).stream(), ofCompanions.stream())
                .toList();
    }

    private Optional<Companion> takenCompanion(TimeSlot slot) {
        return conditions.companions().stream()
                .filter(companion ->
                        freeUnit(companion.id(), companion.withBuffers(slot)).isEmpty())
                .findFirst();
    }

    private void take(BookingAttempt attempt) {
        take(attempt.instrument().id(), attempt.slotWithBuffers());
        conditions.companions().forEach(companion -> take(companion.id(), companion.withBuffers(attempt.slot())));
    }

    private void take(ResourceId instrument, TimeSlot slot) {
        freeUnit(instrument, slot).ifPresent(unit -> units(instrument).get(unit).add(slot));
    }

    private OptionalInt freeUnit(BookingAttempt attempt) {
        return freeUnit(attempt.instrument().id(), attempt.slotWithBuffers());
    }

    private OptionalInt freeUnit(ResourceId instrument, TimeSlot slot) {
        var units = units(instrument);
        return IntStream.range(0, units.size())
                .filter(unit -> units.get(unit).stream().noneMatch(slot::overlaps))
                .findFirst();
    }

    private List<List<TimeSlot>> units(ResourceId instrument) {
        return Objects.requireNonNull(takenByUnit.get(instrument));
    }

    private InstrumentTime timeOf(ResourceId instrument) {
        return Objects.requireNonNull(times.get(instrument));
    }

    private BookingAttempt attempt(TimeSlot slot) {
        var terms = conditions.terms().of(slot);
        var tooLong = slot.length().compareTo(terms.longest()) > 0;
        return new BookingAttempt(
                request.at(slot),
                requester,
                BookingAttempts.seat(conditions),
                conditions.instrument(),
                conditions.terms().trained(),
                terms,
                tooLong || timeOf(conditions.instrument().id()).isOpen(slot),
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
