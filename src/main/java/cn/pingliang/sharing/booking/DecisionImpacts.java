package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.account.AccountId;
import cn.pingliang.sharing.booking.DecisionImpact.Agreement;
import cn.pingliang.sharing.booking.DecisionImpact.Left;
import cn.pingliang.sharing.booking.DecisionImpact.Manners;
import cn.pingliang.sharing.booking.DecisionImpact.Training;
import cn.pingliang.sharing.booking.Quota.Holder;
import cn.pingliang.sharing.booking.RequestFacts.Known;
import cn.pingliang.sharing.booking.RequestFacts.Use;
import cn.pingliang.sharing.booking.TermsBook.Asked;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.training.Trained;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the {@link DecisionImpact} of a page of requests: three queries, however many they are. */
@Component
class DecisionImpacts {

    private final RequestFacts facts;
    private final TermsBook termsBook;
    private final Commitments commitments;
    private final Clock clock;

    DecisionImpacts(RequestFacts facts, TermsBook termsBook, Commitments commitments, Clock clock) {
        this.facts = facts;
        this.termsBook = termsBook;
        this.commitments = commitments;
        this.clock = clock;
    }

    Map<BookingId, DecisionImpact> of(List<BookingView> requests, AccountId viewer) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var read = facts.of(requests, now);
        var inForce = termsBook.of(Stream.concat(
                        requests.stream().map(DecisionImpacts::asked),
                        read.values().stream()
                                .flatMap(each -> each.uses().stream().map(Use::asked)))
                .distinct()
                .toList());
        var terms = requests.stream().collect(Collectors.toMap(BookingView::id, each -> terms(each, inForce)));
        var beside = commitments.besideEach(requests, terms, now);
        var impacts = new HashMap<BookingId, DecisionImpact>();
        for (var request : requests) {
            var its = read.get(request.id());
            if (its != null) {
                var holding = terms(request, inForce);
                var left = left(request, holding, beside, now);
                impacts.put(request.id(), impact(its, request, holding, left, manners(its, inForce), viewer));
            }
        }
        return impacts;
    }

    private static BookingTerms terms(BookingView request, Map<Asked, TermsInForce> inForce) {
        return inForce.getOrDefault(asked(request), new TermsInForce(List.of())).of(request.slot());
    }

    private static Asked asked(BookingView request) {
        return new Asked(request.instrument(), request.organisation());
    }

    private static DecisionImpact impact(
            Known facts, BookingView request, BookingTerms terms, List<Left> left, Manners manners, AccountId viewer) {
        var asks = request.status() == BookingStatus.PENDING;
        var counts = request.external() && asks;
        return new DecisionImpact(
                facts.rivals(),
                facts.slotFree(),
                left,
                facts.completed(),
                facts.noShows(),
                manners,
                training(facts.trained(), request, terms),
                facts.agreed()
                        ? Agreement.ACCEPTED
                        : terms.agreementNeeded() ? Agreement.MISSING : Agreement.NOT_NEEDED,
                BookingPrice.estimate(
                                facts.basis(), facts.price(), request.slot().hours(), request.samples())
                        .orElse(null),
                counts ? facts.external() : null,
                counts ? facts.external().add(request.slot().hours()) : null,
                facts.batch(),
                viewer.value().equals(facts.batchOf()));
    }

    /** For the time asked for; what is entrusted needs none. */
    private static @Nullable Training training(Trained trained, BookingView request, BookingTerms terms) {
        var entrusted = request.serviceMode() == ServiceMode.ENTRUSTED;
        if (entrusted || (trained.isNever() && !terms.trainingNeeded())) {
            return null;
        }
        var slot = Optional.ofNullable(request.changeAsked()).orElse(request.slot());
        var day = PortalTime.dayOf(slot.start());
        var last = trained.until(day).or(() -> trained.lastBefore(day)).orElse(null);
        var state = last == null
                ? Training.State.NONE
                : last.equals(LocalDate.MAX)
                        ? Training.State.WITHOUT_END
                        : trained.throughout(slot) ? Training.State.HOLDS : Training.State.OVER;
        return new Training(state, terms.trainingNeeded(), state == Training.State.WITHOUT_END ? null : last);
    }

    private static Manners manners(Known facts, Map<Asked, TermsInForce> inForce) {
        var manners = facts.uses().stream()
                .map(use -> UseManner.of(
                        use.slot(),
                        use.in(),
                        use.out(),
                        inForce.getOrDefault(use.asked(), new TermsInForce(List.of()))
                                .of(use.slot())))
                .toList();
        return new Manners(
                manners.size(),
                (int) manners.stream().filter(UseManner::isLate).count(),
                (int) manners.stream().filter(UseManner::isLeftEarly).count(),
                (int) manners.stream().filter(UseManner::isOvertime).count());
    }

    private static List<Left> left(
            BookingView request, BookingTerms terms, List<Commitments.OfOrganisation> all, Instant now) {
        var its = all.stream()
                .filter(each -> each.organisation().equals(request.organisation())
                        || each.commitment().person().equals(request.requester()))
                .map(Commitments.OfOrganisation::commitment)
                .toList();
        return Stream.of(Holder.values())
                .flatMap(holder -> terms.quotas().stream()
                        .filter(quota -> quota.holder() == holder)
                        .flatMap(quota -> quota.left(its, request.requester(), request.slot(), now).stream()
                                .map(left -> new Left(holder, quota.measure(), quota.span(), left)))
                        .min(Comparator.comparing(Left::left))
                        .stream())
                .toList();
    }
}
