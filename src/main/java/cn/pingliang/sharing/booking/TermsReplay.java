package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.OrganisationKind;
import cn.pingliang.sharing.organisation.Standing.Seat;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges past requests once more, in the order in which they came, each as of its moment and beside what was known by then. What
 * the replay refuses does not count against later requests, as it would not have. In memory.
 */
class TermsReplay {

    /**
     * A request as it was asked.
     *
     * @param trained when the requester may operate the instrument, by all that is known today
     * @param attendance null where nobody was expected by now
     */
    record Asked(
            BookingId id,
            BookableInstrument instrument,
            AccountId requester,
            OrganisationId organisation,
            String organisationName,
            OrganisationKind kind,
            TimeSlot slot,
            ServiceMode serviceMode,
            @Nullable String overrideReason,
            Trained trained,
            Instant at,
            @Nullable Attendance attendance) {}

    /**
     * How somebody came to what was approved and has begun.
     *
     * @param late how long after the start they came, or have not come by now
     * @param came whether they did
     */
    record Attendance(TimeSlot slot, Duration late, boolean came) {

        /** Zero minutes are no rule. */
        boolean isNoShowBy(Duration grace) {
            return !grace.isZero() && late.compareTo(grace) > 0;
        }
    }

    /**
     * A booking that requests are judged beside.
     *
     * @param ended when it was rejected, cancelled or expired, and counted no longer
     */
    record Known(
            BookingId id,
            Commitment commitment,
            OrganisationId organisation,
            Instant at,
            @Nullable Instant ended) {

        /** Whether it was there when the request came, and still counted. */
        boolean countedFor(Asked request) {
            return (at.isBefore(request.at()) || (at.equals(request.at()) && isBefore(request.id())))
                    && (ended == null || ended.isAfter(request.at()));
        }

        private boolean isBefore(BookingId other) {
            return id.value().compareTo(other.value()) < 0;
        }
    }

    private static final Comparator<Asked> ORDER =
            Comparator.comparing(Asked::at).thenComparing(asked -> asked.id().value());

    private final List<Asked> requests;
    private final Map<AccountId, List<Known>> ofPerson;
    private final Map<OrganisationId, List<Known>> ofOrganisation;
    private final Map<Holders, List<Known>> ofEither = new HashMap<>();
    private final Set<LocalDate> daysOff;

    /** Whose bookings a request is judged beside. */
    private record Holders(AccountId person, OrganisationId organisation) {}

    /** @param daysOff the weekends and holidays that the requests' slots could touch */
    TermsReplay(List<Asked> requests, List<Known> known, Set<LocalDate> daysOff) {
        this.requests = requests.stream().sorted(ORDER).toList();
        this.ofPerson = known.stream()
                .collect(Collectors.groupingBy(each -> each.commitment().person()));
        this.ofOrganisation = known.stream().collect(Collectors.groupingBy(Known::organisation));
        this.daysOff = Set.copyOf(daysOff);
    }

    /** What each would be refused for; those that pass are not in it. */
    Map<BookingId, List<Refusal>> judge(Function<Asked, BookingTerms> terms) {
        var refused = new LinkedHashMap<BookingId, List<Refusal>>();
        for (var request : requests) {
            var refusals = BookingRule.judgeTerms(attempt(request, terms.apply(request), refused.keySet()));
            if (!refusals.isEmpty()) {
                refused.put(request.id(), refusals);
            }
        }
        return refused;
    }

    private BookingAttempt attempt(Asked request, BookingTerms terms, Set<BookingId> refused) {
        return new BookingAttempt(
                new BookingRequest(request.instrument().id(), request.slot(), "-", request.serviceMode(), null, true),
                request.requester(),
                seat(request),
                request.instrument(),
                request.trained(),
                terms,
                true,
                !terms.daysOff() && touchesDayOff(request.slot()),
                commitments(request, terms, refused),
                request.overrideReason() != null,
                request.at());
    }

    private List<Commitment> commitments(Asked request, BookingTerms terms, Set<BookingId> refused) {
        if (!terms.lookAtOtherBookings()) {
            return List.of();
        }
        var window = Commitments.window(request.slot(), terms, request.at());
        var candidates = Commitments.countsOrganisation(terms)
                ? ofEither.computeIfAbsent(new Holders(request.requester(), request.organisation()), this::together)
                : ofPerson.getOrDefault(request.requester(), List.of());
        return candidates.stream()
                .filter(each -> each.countedFor(request))
                .filter(each -> each.commitment().slot().overlaps(window))
                .filter(each -> !each.id().equals(request.id()) && !refused.contains(each.id()))
                .map(Known::commitment)
                .toList();
    }

    private List<Known> together(Holders holders) {
        var ids = new HashSet<BookingId>();
        return Stream.concat(
                        ofPerson.getOrDefault(holders.person(), List.of()).stream(),
                        ofOrganisation.getOrDefault(holders.organisation(), List.of()).stream())
                .filter(each -> ids.add(each.id()))
                .toList();
    }

    private boolean touchesDayOff(TimeSlot slot) {
        var last = PortalTime.dayOf(slot.end().minusNanos(1));
        return PortalTime.dayOf(slot.start()).datesUntil(last.plusDays(1)).anyMatch(daysOff::contains);
    }

    /** Of the seat only the organisation is judged by. */
    private static Seat seat(Asked request) {
        return new Seat(
                request.organisation(),
                request.organisationName(),
                request.kind(),
                request.kind() == OrganisationKind.ENTERPRISE ? Role.ENTREPRENEUR : Role.INSTITUTION_ADMIN,
                true,
                Set.of(),
                false);
    }
}
