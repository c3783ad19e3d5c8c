package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.account.Role;
import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.organisation.OrganisationDirectory;
import cn.pingliang.sharing.organisation.OrganisationDirectory.Booker;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.organisation.Standings;
import cn.pingliang.sharing.shared.ForbiddenException;
import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeOrderedId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Declares the terms of booking. Administrators do for their institution and everything in it, managers for their instruments;
 * the site's are only read. What holds is never changed: a change is a newer version of the same place and audience.
 */
@Service
@Transactional
public class TermsDesk {

    private final TermsLedger ledger;
    private final TermsTrial trial;
    private final Standings standings;
    private final BookableInstruments instruments;
    private final OrganisationDirectory organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TermsDesk(
            TermsLedger ledger,
            TermsTrial trial,
            Standings standings,
            BookableInstruments instruments,
            OrganisationDirectory organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ledger = ledger;
        this.trial = trial;
        this.standings = standings;
        this.instruments = instruments;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is set, and what the account may set. Six queries.
     *
     * @param institution null for the first that the account sets terms in
     * @throws ForbiddenException where it sets none there
     */
    @Transactional(readOnly = true)
    public TermsSheet sheet(@Nullable OrganisationId institution, AccountId account) {
        var standing = standings.of(account);
        var seats = standing.seats().stream()
                .filter(seat -> seat.role() == Role.INSTITUTION_ADMIN || seat.role() == Role.INSTRUMENT_MANAGER)
                .toList();
        var seat = seats.stream()
                .filter(each -> institution == null || each.organisation().equals(institution))
                .findFirst()
                .orElseThrow(() -> new ForbiddenException("terms of " + institution));
        var owner = seat.organisation();
        return new TermsSheet(
                owner,
                seat.organisationName(),
                seats,
                standing.administers(owner),
                standing.managesInstrumentsOf(owner) ? instruments.managedBy(account) : Set.of(),
                instruments.of(owner),
                instruments.classesOf(owner),
                organisations.bookers().stream().collect(Collectors.toMap(Booker::id, each -> each)),
                ledger.of(owner, today()),
                today());
    }

    /** @throws ForbiddenException where the account does not set terms for the place */
    public TermsAnswer declare(TermsRow draft, AccountId by) {
        return write(sheetOf(draft.place(), by), draft, Optional.empty(), by);
    }

    /**
     * Puts the draft in the place of a version that does not hold yet; both are of one place and audience.
     *
     * @throws ForbiddenException where the account does not set terms for the place
     */
    public TermsAnswer replace(UUID version, TermsRow draft, AccountId by) {
        var sheet = sheetOf(draft.place(), by);
        var replaced = sheet.version(version);
        if (replaced.isEmpty()) {
            return new TermsAnswer.Gone();
        }
        if (!replaced.get().row().key().equals(draft.key())) {
            throw new IllegalArgumentException("a version is replaced by one of its place and audience");
        }
        return write(sheet, draft, replaced, by);
    }

    /**
     * Takes back a version that does not hold yet.
     *
     * @throws ForbiddenException where the account does not set terms for its place
     */
    public TermsAnswer withdraw(UUID version, AccountId by) {
        var institution = ledger.institutionOf(version);
        if (institution.isEmpty()) {
            return new TermsAnswer.Gone();
        }
        var found = sheet(institution.get(), by).version(version);
        if (found.isEmpty()) {
            return new TermsAnswer.Gone();
        }
        var row = found.get().row();
        sheetOf(row.place(), by);
        return remove(found.get(), by) ? new TermsAnswer.Done(row.holdsFrom()) : new TermsAnswer.HoldsAlready();
    }

    /**
     * What the requests of the last 30 days would have met under the draft. Ten queries, however many there were.
     *
     * @param replacing the version the draft would take the place of
     * @throws ForbiddenException where the account does not set terms for the place
     */
    @Transactional(readOnly = true)
    public TermsPreview preview(TermsRow draft, @Nullable UUID replacing, AccountId by) {
        return trial.of(sheetOf(draft.place(), by), draft, replacing, clock.instant());
    }

    private TermsAnswer write(TermsSheet sheet, TermsRow draft, Optional<TermsVersion> replacing, AccountId by) {
        var faults = sheet.check(draft, replacing.map(TermsVersion::id).orElse(null));
        if (!faults.isEmpty()) {
            return new TermsAnswer.Refused(faults);
        }
        if (replacing.isPresent() && !remove(replacing.get(), by)) {
            return new TermsAnswer.HoldsAlready();
        }
        try {
            var id = TimeOrderedId.next();
            ledger.write(id, draft, by, clock.instant());
            events.publishEvent(new TermsEdited(id, TermsAction.DECLARE, draft, by));
            return new TermsAnswer.Done(draft.holdsFrom());
        } catch (DuplicateKeyException declaredMeanwhile) {
            return refusedByDatabase("terms.fault.day-taken");
        } catch (DataIntegrityViolationException constraint) {
            return refusedByDatabase("terms.fault.not-kept");
        }
    }

    private boolean remove(TermsVersion version, AccountId by) {
        var removed = ledger.remove(version.id(), today());
        if (removed) {
            events.publishEvent(new TermsEdited(version.id(), TermsAction.WITHDRAW, version.row(), by));
        }
        return removed;
    }

    /** The constraints guard what {@link TermsCheck} says in better words; two people at once only they can tell. */
    private static TermsAnswer refusedByDatabase(String key) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new TermsAnswer.Refused(List.of(TermsFault.atDay(Message.of(key))));
    }

    private TermsSheet sheetOf(TermsPlace place, AccountId account) {
        var institution = place.institution();
        if (institution == null) {
            throw new ForbiddenException("the terms of the whole site");
        }
        var sheet = sheet(institution, account);
        if (!sheet.maySet(place)) {
            throw new ForbiddenException("terms of " + place);
        }
        return sheet;
    }

    private LocalDate today() {
        return PortalTime.dayOf(clock.instant());
    }
}
