package cn.pingliang.sharing.schedule;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.ClosurePlan.Occurrence;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeOrderedId;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Closes instruments for a while, once or again and again. A closure takes its time like a booking does, and yields to whoever
 * has it already. For an institution's administrators, and for managers of the instruments they are in charge of.
 *
 * <p>Every method throws {@link NotFoundException} where there is no such published instrument, and
 * {@link ForbiddenException} where it is not the account's to close.
 */
@Service
@Transactional
public class ClosureDesk {

    private final Closures closures;
    private final Occupancies occupancies;
    private final ClosureRights rights;
    private final ClosureConflicts conflicts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosureDesk(
            Closures closures,
            Occupancies occupancies,
            ClosureRights rights,
            ClosureConflicts conflicts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.closures = closures;
        this.occupancies = occupancies;
        this.rights = rights;
        this.conflicts = conflicts;
        this.events = events;
        this.clock = clock;
    }

    /** What a plan would come to now. */
    public sealed interface Preview {
        /** All its times, those that are taken marked. */
        record Times(List<PlannedClosure> closures) implements Preview {}

        record Refused(Refusal refusal) implements Preview {}
    }

    /** Shows a plan's times and who is in their way. Takes nothing. */
    @Transactional(readOnly = true)
    public Preview preview(ClosurePlan plan, AccountId by) {
        var instruments = rights.require(plan.instruments(), by);
        return switch (plan.read(clock.instant())) {
            case ClosurePlan.Reading.Refused(var refusal) -> new Preview.Refused(refusal);
            case ClosurePlan.Reading.Times(var slots) ->
                new Preview.Times(conflicts.of(times(instruments, slots, Set.of()), instruments));
        };
    }

    /** Closes every unit of one instrument once, or none where one of them is taken. */
    public ClosureAnswer close(ResourceId instrument, TimeSlot slot, OccupancyKind kind, String reason, AccountId by) {
        return declare(ClosurePlan.once(instrument, kind, slot, reason), Set.of(), by);
    }

    /**
     * Closes every unit of the instruments at all times of the plan, or nothing where one of them is taken.
     *
     * @param skipped times of the plan that stay as they are, such as those a preview showed to be taken
     */
    public ClosureAnswer declare(ClosurePlan plan, Set<Occurrence> skipped, AccountId by) {
        var instruments = rights.require(plan.instruments(), by);
        return switch (plan.read(clock.instant())) {
            case ClosurePlan.Reading.Refused(var refusal) -> new ClosureAnswer.Refused(refusal);
            case ClosurePlan.Reading.Times(var slots) ->
                close(plan, times(instruments, slots, skipped), instruments, by);
        };
    }

    private ClosureAnswer close(
            ClosurePlan plan,
            Map<UUID, Occurrence> times,
            Map<ResourceId, ClosableInstrument> instruments,
            AccountId by) {
        if (times.isEmpty()) {
            return new ClosureAnswer.Refused(Refusal.of("closure-nothing-left"));
        }
        occupancies.lock(instruments.keySet());
        closures.add(plan, times, by, clock.instant());
        var taken = occupancies.takeEveryUnit(plan.kind(), times);
        if (taken.isEmpty()) {
            var first = times.keySet().iterator().next();
            events.publishEvent(new ClosuresEdited(first, ClosureAction.CLOSE, instruments.keySet(), times.size(), by));
            instruments.keySet().forEach(each -> announce(each, times));
            return new ClosureAnswer.Closed(List.copyOf(times.keySet()));
        }
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        var inTheWay = new LinkedHashMap<>(times);
        inTheWay.keySet().retainAll(taken);
        return new ClosureAnswer.SlotTaken(conflicts.of(inTheWay, instruments));
    }

    /** What came of reopening. */
    public sealed interface ReopenAnswer {
        /** So many times can be booked again, as far as they lie ahead. */
        record Reopened(int closures) implements ReopenAnswer {}

        /** It has ended by itself, or somebody was quicker. */
        record AlreadyOver() implements ReopenAnswer {}
    }

    /**
     * Ends a closure now, or calls it off where it has not begun. It stays in the book with who ended it, and when.
     *
     * @param andLater also the later times that were announced with it for the same instrument
     */
    public ReopenAnswer reopen(UUID closure, boolean andLater, AccountId by) {
        var instrument = closures.instrumentOf(closure).orElseThrow(() -> new NotFoundException("closure " + closure));
        rights.require(Set.of(instrument), by);
        var reopened = closures.reopen(closure, andLater, by, clock.instant());
        reopened.forEach(each -> occupancies.releaseAfter(each, clock.instant()));
        if (reopened.isEmpty()) {
            return new ReopenAnswer.AlreadyOver();
        }
        events.publishEvent(new ClosuresEdited(closure, ClosureAction.REOPEN, Set.of(instrument), reopened.size(), by));
        events.publishEvent(new ClosureAnnounced(closure, ClosureAction.REOPEN, instrument, reopened.size()));
        return new ReopenAnswer.Reopened(reopened.size());
    }

    private void announce(ResourceId instrument, Map<UUID, Occurrence> times) {
        var its = times.entrySet().stream()
                .filter(time -> time.getValue().instrument().equals(instrument))
                .map(Map.Entry::getKey)
                .toList();
        if (!its.isEmpty()) {
            events.publishEvent(new ClosureAnnounced(its.getFirst(), ClosureAction.CLOSE, instrument, its.size()));
        }
    }

    private static Map<UUID, Occurrence> times(
            Map<ResourceId, ClosableInstrument> instruments, Collection<TimeSlot> slots, Set<Occurrence> skipped) {
        return slots.stream()
                .flatMap(slot -> instruments.keySet().stream().map(instrument -> new Occurrence(instrument, slot)))
                .filter(time -> !skipped.contains(time))
                .collect(toMap(time -> TimeOrderedId.next(), time -> time, (left, right) -> left, LinkedHashMap::new));
    }
}
