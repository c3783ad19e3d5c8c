package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.catalogue.BookableInstruments;
import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.catalogue.ResourceId;
import cn.pingliang.sharing.organisation.OrganisationId;
import cn.pingliang.sharing.schedule.Availability;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What instruments cannot be used without, and what speaks against having that at some time. */
@Component
class Companions {

    private final BookableInstruments instruments;
    private final TermsBook termsBook;
    private final Availability availability;

    Companions(BookableInstruments instruments, TermsBook termsBook, Availability availability) {
        this.instruments = instruments;
        this.termsBook = termsBook;
        this.availability = availability;
    }

    /**
     * In the order of their ids. No query for an instrument without, else two.
     *
     * @param organisation the one that asks; null for the public
     */
    List<Companion> of(BookableInstrument instrument, @Nullable OrganisationId organisation) {
        if (instrument.companions().isEmpty()) {
            return List.of();
        }
        var terms = termsBook.of(instrument.companions(), organisation);
        return instruments.companionsOf(instrument).stream()
                .map(each -> new Companion(each, terms(terms, each.id())))
                .toList();
    }

    /** What each of many instruments demands of the public; without those that are not published. Two queries. */
    List<Demands> ofPublic(Collection<ResourceId> asked) {
        var known = instruments.allWithCompanions(asked).stream().collect(toMap(BookableInstrument::id, each -> each));
        var terms = termsBook.of(known.keySet(), null);
        var wanted = Set.copyOf(asked);
        return known.values().stream()
                .filter(each -> wanted.contains(each.id()))
                .map(each -> new Demands(
                        each,
                        terms(terms, each.id()),
                        each.companions().stream()
                                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                                .map(companion -> new Companion(companion, terms(terms, companion.id())))
                                .toList()))
                .toList();
    }

    private static TermsInForce terms(Map<ResourceId, TermsInForce> terms, ResourceId instrument) {
        return terms.getOrDefault(instrument, new TermsInForce(List.of()));
    }

    /**
     * All that speaks against the attempt: what speaks against the instrument, and then what speaks against having its companions
     * then, each named. No query where there are none, else at most three for each.
     */
    List<Refusal> judgeWith(List<Refusal> ofInstrument, BookingAttempt attempt, Demands demands) {
        var slot = attempt.slot();
        if (demands.companions().isEmpty()
                || (slot.length().compareTo(attempt.terms().longest()) > 0 && !attempt.overriding())) {
            return ofInstrument;
        }
        var ofCompanions = judge(
                demands.companions(),
                slot,
                attempt.overriding(),
                companion -> availability.isOpen(companion.id(), slot),
                companion -> availability.touchesDayOff(slot));
        return Stream.concat(ofInstrument.stream(), ofCompanions.stream()).toList();
    }

    /** @param overriding whether staff set rules aside; then only what cannot be used at all is refused */
    static List<Refusal> judge(
            List<Companion> companions,
            TimeSlot slot,
            boolean overriding,
            Predicate<Companion> open,
            Predicate<Companion> dayOff) {
        var refusals = new ArrayList<Refusal>();
        for (var companion : companions) {
            var name = companion.instrument().name();
            var terms = companion.terms().of(slot);
            if (!companion.instrument().condition().isUsable()) {
                refusals.add(Refusal.of("companion-in-service", name));
            } else if (!overriding) {
                if (!open.test(companion)) {
                    refusals.add(Refusal.of("companion-open", name));
                }
                if (!terms.nights() && BookingRule.touchesNight(slot)) {
                    refusals.add(Refusal.of("companion-nights", name));
                }
                if (!terms.daysOff() && dayOff.test(companion)) {
                    refusals.add(Refusal.of("companion-days-off", name));
                }
            }
        }
        return refusals;
    }
}
