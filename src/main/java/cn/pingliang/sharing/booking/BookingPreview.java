package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.schedule.Asking;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.schedule.InstrumentTime;
import cn.pingliang.sharing.schedule.Recurrence;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What would come of requests before they are made: for a series every time of it, for a booking another time. It reads only,
 * and as many statements for a hundred times as for one.
 */
@Service
@Transactional(readOnly = true)
public class BookingPreview {

    private final BookableInstruments instruments;
    private final BookingAccess access;
    private final BookingAttempts attempts;
    private final Availability availability;
    private final Commitments commitments;
    private final Clock clock;

    BookingPreview(
            BookableInstruments instruments,
            BookingAccess access,
            BookingAttempts attempts,
            Availability availability,
            Commitments commitments,
            Clock clock) {
        this.instruments = instruments;
        this.access = access;
        this.attempts = attempts;
        this.availability = availability;
        this.commitments = commitments;
        this.clock = clock;
    }

    /**
     * The same request for each of these times, each beside those before it. What the person holds does not stand in their way.
     *
     * @param times one to {@link BundleDesk#MOST}
     * @throws ForbiddenException as {@link BookingDesk#request} does
     */
    public List<Occurrence> of(BookingRequest request, List<TimeSlot> times, AccountId by) {
        if (times.isEmpty() || times.size() > BundleDesk.MOST) {
            throw new IllegalArgumentException("1 to %d times, not %d".formatted(BundleDesk.MOST, times.size()));
        }
        var instrument = instruments.get(request.instrument());
        var overriding = access.setsRulesAside(request, instrument, by) || request.exceptionReason() != null;
        var requester = request.onBehalfOf() == null ? by : request.onBehalfOf();
        var conditions = attempts.conditions(instrument, requester);
        return trial(request, requester, conditions, overriding, times, ofPerson(by), null)
                .of(times);
    }

    /**
     * Another time for a booking, which does not stand in its own way.
     *
     * @param overrideReason for the institution; what others say does not count
     * @throws NotFoundException where the account may not see the booking
     */
    public Occurrence ofChange(BookingView booking, TimeSlot to, @Nullable String overrideReason, AccountId by) {
        var viewer = access.viewer(by);
        if (!viewer.sees(booking.requester(), booking.organisation(), booking.institution(), booking.instrument())) {
            throw new NotFoundException("booking " + booking.id());
        }
        if (to.equals(booking.slot())) {
            return new Occurrence.Refused(to, List.of(Refusal.of("same-time")));
        }
        var decides = viewer.decidesOn(booking.institution(), booking.instrument());
        var conditions = attempts.conditions(instruments.get(booking.instrument()), booking.requester());
        var terms = conditions.terms().of(booking.slot());
        if (!decides
                && booking.status() == BookingStatus.APPROVED
                && terms.isTooLateToChange(booking.slot(), clock.instant())) {
            return new Occurrence.Refused(
                    to, List.of(Refusal.of("change-notice", terms.changeNotice().toHours())));
        }
        var request = new BookingRequest(
                booking.instrument(), to, booking.purpose(), booking.serviceMode(), booking.samples(), true);
        var times = List.of(to);
        return trial(
                        request,
                        booking.requester(),
                        conditions,
                        decides && overrideReason != null,
                        times,
                        new Asking(Duration.ZERO, Duration.ZERO, by).toMove(booking.together()),
                        booking.id())
                .of(times)
                .getFirst();
    }

    /** Setting up and clearing away are reckoned for each time by itself, by the terms of its day. */
    private static Asking ofPerson(AccountId by) {
        return new Asking(Duration.ZERO, Duration.ZERO, by);
    }

    private Trial trial(
            BookingRequest request,
            AccountId requester,
            BookingConditions conditions,
            boolean overriding,
            List<TimeSlot> times,
            Asking asking,
            @Nullable BookingId moving) {
        var organisation = BookingAttempts.seat(conditions).organisation();
        var now = clock.instant();
        var window = window(times);
        var terms = times.stream()
                .distinct()
                .collect(toMap(slot -> slot, slot -> conditions.terms().of(slot)));
        return new Trial(
                request,
                requester,
                conditions,
                overriding,
                times(conditions.demands(), window, asking),
                availability.daysOff(window),
                commitments.beside(terms, requester, organisation, now, moving),
                now);
    }

    private Map<ResourceId, InstrumentTime> times(Demands demands, TimeSlot window, Asking asking) {
        var read = availability.read(demands.instruments(), window, Duration.ZERO, asking);
        return demands.instruments().stream()
                .collect(toMap(each -> each, each -> read.of(each, Duration.ZERO, Duration.ZERO)));
    }

    /** No longer than a series can be: a slot of a thousand years is refused without its calendar. */
    private static TimeSlot window(List<TimeSlot> times) {
        var first = times.stream().map(TimeSlot::start).min(Instant::compareTo).orElseThrow();
        var last = times.stream().map(TimeSlot::end).max(Instant::compareTo).orElseThrow();
        var farthest = first.atZone(PortalTime.ZONE).plus(Recurrence.FARTHEST).toInstant();
        return new TimeSlot(first.minus(Trial.AROUND), (last.isBefore(farthest) ? last : farthest).plus(Trial.AROUND));
    }
}
