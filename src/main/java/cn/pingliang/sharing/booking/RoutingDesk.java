package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.booking.RoutingSheet.Route;
import cn.pingliang.sharing.booking.RoutingSheet.RouteDraft;
import cn.pingliang.sharing.booking.RoutingSheet.Within;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.NotFoundException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who decides on an institution's requests, and who stands in for whom. The staff reads it; administrators set it; everybody names
 * who stands in for themselves, and administrators for those who cannot (src/docs/decisions/0026-who-decides.md).
 */
@Service
@Transactional
public class RoutingDesk {

    private static final int LONGEST_DAYS = 366;

    /** As long as any booking can be. */
    private static final int LONGEST_MINUTES = 90 * 24 * 60;

    private final RoutingLedger ledger;
    private final Standings standings;
    private final BookableInstruments instruments;
    private final Deciders deciders;
    private final DecisionTimes times;
    private final DecisionProperties settings;
    private final ApplicationEventPublisher events;

    RoutingDesk(
            RoutingLedger ledger,
            Standings standings,
            BookableInstruments instruments,
            Deciders deciders,
            DecisionTimes times,
            DecisionProperties settings,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.standings = standings;
        this.instruments = instruments;
        this.deciders = deciders;
        this.times = times;
        this.settings = settings;
        this.events = events;
    }

    /**
     * Six queries.
     *
     * @param institution null for the first whose staff the account belongs to
     * @throws ForbiddenException where it belongs to none, or not to this one
     */
    @Transactional(readOnly = true)
    public RoutingSheet sheet(@Nullable OrganisationId institution, AccountId account) {
        var standing = standings.of(account);
        var seats = standing.seats().stream()
                .filter(seat -> seat.role() == Role.INSTITUTION_ADMIN || seat.role() == Role.INSTRUMENT_MANAGER)
                .toList();
        var owner = seats.stream()
                .filter(seat -> institution == null || seat.organisation().equals(institution))
                .findFirst()
                .orElseThrow(() -> new ForbiddenException("routing of " + institution))
                .organisation();
        var routes = ledger.routes(owner);
        return new RoutingSheet(
                owner,
                seats,
                standing.administers(owner),
                account,
                ledger.staff(owner),
                instruments.of(owner),
                routes.getOrDefault(null, Route.DEFAULT),
                routes.entrySet().stream()
                        .filter(each -> each.getKey() != null)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                new Within(
                        times.own(owner).orElse(null), (int) settings.shortest().toHours(), (int)
                                settings.within().toHours()),
                ledger.substitutions(owner, deciders.today()),
                deciders.today());
    }

    /**
     * For administrators. Holds from now on, for requests that wait too: those without an approval want as many as it says; what has
     * the first of two waits for the second in any case.
     *
     * @param instrument null for all that have no route of their own
     */
    public RoutingAnswer set(
            OrganisationId institution, @Nullable ResourceId instrument, RouteDraft draft, AccountId by) {
        var sheet = administered(institution, instrument, by);
        if (!isStaff(sheet, draft.deciders())) {
            return RoutingAnswer.Refused.of("route-staff");
        }
        if (draft.twoSteps() && sheet.staff().size() < 2) {
            return RoutingAnswer.Refused.of("route-two-people");
        }
        var from = draft.twoStepsFrom();
        if (from != null && (!draft.twoSteps() || from < 1 || from > LONGEST_MINUTES)) {
            return RoutingAnswer.Refused.of("route-length", LONGEST_MINUTES);
        }
        var route = ledger.write(institution, instrument, draft, by);
        tell(RoutingAction.SET_ROUTE, route, details(institution, instrument, draft), by);
        return new RoutingAnswer.Done();
    }

    /** For administrators: the instrument has no route of its own any more. */
    public RoutingAnswer drop(OrganisationId institution, ResourceId instrument, AccountId by) {
        administered(institution, instrument, by);
        ledger.drop(institution, instrument)
                .ifPresent(route -> tell(RoutingAction.DROP_ROUTE, route, details(institution, instrument), by));
        return new RoutingAnswer.Done();
    }

    /**
     * For administrators: within how many working hours the institution decides. For requests that begin to wait from now on; those
     * that wait keep their deadline.
     *
     * @param hours null for what the portal asks
     */
    public RoutingAnswer decideWithin(OrganisationId institution, @Nullable Integer hours, AccountId by) {
        var within = administered(institution, null, by).within();
        if (hours == null) {
            times.leaveToPortal(institution);
        } else if (hours < within.least() || hours > within.most()) {
            return RoutingAnswer.Refused.of("decide-within", within.least(), within.most());
        } else {
            times.set(institution, hours, by);
        }
        var details = details(institution, null);
        details.put("withinHours", hours == null ? within.most() : hours);
        tell(RoutingAction.SET_DECISION_TIME, institution.value(), details, by);
        return new RoutingAnswer.Done();
    }

    /**
     * Somebody decides in another's place on these days, the first and the last included; four eyes look at both. What others
     * entrusted to the one is not passed on to the other.
     */
    public RoutingAnswer standIn(
            OrganisationId institution,
            AccountId person,
            AccountId substitute,
            LocalDate from,
            LocalDate to,
            AccountId by) {
        var sheet = sheet(institution, by);
        if (!sheet.mayEdit(person)) {
            throw new ForbiddenException("naming who stands in for " + person);
        }
        if (!isStaff(sheet, Set.of(person)) || !isStaff(sheet, Set.of(substitute))) {
            return RoutingAnswer.Refused.of("substitute-staff");
        }
        if (person.equals(substitute)) {
            return RoutingAnswer.Refused.of("substitute-self");
        }
        if (from.isBefore(sheet.today())) {
            return RoutingAnswer.Refused.of("substitute-past");
        }
        if (to.isBefore(from)) {
            return RoutingAnswer.Refused.of("substitute-order");
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
            return RoutingAnswer.Refused.of("substitute-long");
        }
        var written = ledger.standIn(institution, person, substitute, from, to, by);
        if (written.isEmpty()) {
            return RoutingAnswer.Refused.of("substitute-overlap");
        }
        tell(
                RoutingAction.STAND_IN,
                written.get(),
                Map.of("institution", institution, "person", person, "substitute", substitute, "from", from, "to", to),
                by);
        events.publishEvent(new SubstituteNamed(written.get(), institution, person, substitute, from, to, by));
        return new RoutingAnswer.Done();
    }

    /** For whoever is stood in for, and for administrators: from this moment on it holds no more. */
    public RoutingAnswer end(OrganisationId institution, UUID substitution, AccountId by) {
        var sheet = sheet(institution, by);
        var found = sheet.substitutions().stream()
                .filter(each -> each.id().equals(substitution))
                .findFirst();
        if (found.isEmpty()) {
            return RoutingAnswer.Refused.of("substitute-gone");
        }
        var ended = found.get();
        var person = ended.person().id();
        if (!sheet.mayEdit(person)) {
            throw new ForbiddenException("ending substitution " + substitution);
        }
        ledger.end(substitution, sheet.today());
        tell(RoutingAction.END_STANDING_IN, substitution, Map.of("institution", institution, "person", person), by);
        events.publishEvent(new SubstituteReleased(
                substitution, institution, person, ended.substitute().id(), ended.from(), ended.to(), by));
        return new RoutingAnswer.Done();
    }

    private RoutingSheet administered(OrganisationId institution, @Nullable ResourceId instrument, AccountId by) {
        var sheet = sheet(institution, by);
        if (!sheet.administers()) {
            throw new ForbiddenException("setting who decides for " + institution);
        }
        if (instrument != null && sheet.instrument(instrument).isEmpty()) {
            throw new NotFoundException("instrument " + instrument + " of " + institution);
        }
        return sheet;
    }

    private static boolean isStaff(RoutingSheet sheet, Set<AccountId> people) {
        return sheet.staff().stream()
                .map(Colleague::id)
                .collect(Collectors.toSet())
                .containsAll(people);
    }

    private static Map<String, Object> details(OrganisationId institution, @Nullable ResourceId instrument) {
        var details = new HashMap<String, Object>(Map.of("institution", institution));
        if (instrument != null) {
            details.put("instrument", instrument);
        }
        return details;
    }

    private static Map<String, Object> details(
            OrganisationId institution, @Nullable ResourceId instrument, RouteDraft draft) {
        var details = details(institution, instrument);
        details.put(
                "deciders",
                draft.deciders().stream().map(AccountId::toString).sorted().collect(Collectors.joining(" ")));
        details.put("twoSteps", draft.twoSteps());
        if (draft.twoStepsFrom() != null) {
            details.put("twoStepsFrom", draft.twoStepsFrom());
        }
        return details;
    }

    private void tell(RoutingAction action, UUID on, Map<String, ?> details, AccountId by) {
        events.publishEvent(new RoutingEdited(action, on, details, by));
    }
}
