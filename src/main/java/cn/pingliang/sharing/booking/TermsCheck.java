package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.catalogue.BookableInstruments.BookableInstrument;
import cn.pingliang.sharing.shared.Message;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one place that says which terms can be declared. The database's constraints guard the same, without words. */
class TermsCheck {

    private static final Set<Integer> STEPS = Set.of(15, 30, 60);
    private static final int YEARS_AHEAD = 5;
    private static final int MOST_IN_A_QUOTA = 9999;

    private final TermsSheet sheet;
    private final TermsRow draft;
    private final @Nullable UUID replacing;
    private final List<TermsFault> faults = new ArrayList<>();

    TermsCheck(TermsSheet sheet, TermsRow draft, @Nullable UUID replacing) {
        this.sheet = sheet;
        this.draft = draft;
        this.replacing = replacing;
    }

    List<TermsFault> faults() {
        checkDay();
        for (var term : Term.values()) {
            checkBounds(term);
        }
        checkQuotas();
        if (faults.isEmpty()) {
            checkTogether();
        }
        return List.copyOf(faults);
    }

    private void checkDay() {
        var day = draft.holdsFrom();
        if (day.isBefore(sheet.today())) {
            atDay("terms.fault.past");
        } else if (day.isAfter(sheet.today().plusYears(YEARS_AHEAD))) {
            atDay("terms.fault.far");
        } else if (sheet.versions(draft.place()).stream()
                .filter(version -> !version.id().equals(replacing))
                .anyMatch(version -> version.row().key().equals(draft.key())
                        && version.row().holdsFrom().equals(day))) {
            atDay("terms.fault.day-taken");
        }
        if (Stream.of(Term.values()).allMatch(term -> term.in(draft) == null)
                && draft.quotas().isEmpty()
                && sheet.versions(draft.place()).stream()
                        .noneMatch(version -> version.row().key().equals(draft.key()))) {
            atDay("terms.fault.nothing-set");
        }
    }

    private void atDay(String key) {
        faults.add(TermsFault.atDay(Message.of(key)));
    }

    private void checkBounds(Term term) {
        if (!(term.in(draft) instanceof Integer value)) {
            return;
        }
        if (term.kind() == Term.Kind.STEP && !STEPS.contains(value)) {
            faults.add(TermsFault.at(term, Message.of("terms.fault.step")));
        } else if (value < term.least() || value > term.most()) {
            faults.add(TermsFault.at(
                    term, Message.of("terms.fault.bounds", said(term, term.least()), said(term, term.most()))));
        }
    }

    private static Message said(Term term, int value) {
        return term.kind() == Term.Kind.DAYS
                ? Message.of("terms.days", value)
                : TermsSentences.length(Duration.ofMinutes(value));
    }

    private void checkQuotas() {
        var seen = new HashSet<Quota.Key>();
        for (var i = 0; i < draft.quotas().size(); i++) {
            var quota = draft.quotas().get(i);
            var most = quota.most();
            if (!seen.add(quota.key())) {
                faults.add(TermsFault.atQuota(i, Message.of("terms.fault.quota-twice")));
            } else if (most == null && draft.audience().isEverybody()) {
                faults.add(TermsFault.atQuota(i, Message.of("terms.fault.quota-empty")));
            } else if (most != null && (most < 0 || most > MOST_IN_A_QUOTA)) {
                faults.add(TermsFault.atQuota(i, Message.of("terms.fault.quota-bounds", MOST_IN_A_QUOTA)));
            }
        }
    }

    /** What no single value shows: with what other places and audiences set, on any later day, a slot must remain possible. */
    private void checkTogether() {
        var rows = sheet.rowsWith(draft, replacing);
        for (var target : targets()) {
            for (var audience : audiences()) {
                var terms = sheet.at(target, audience, rows);
                if (terms.rows().contains(draft)
                        && days(terms).anyMatch(day -> isImpossible(target, audience, terms, day))) {
                    return;
                }
            }
        }
    }

    /** The draft's own place before the instruments in it, which may have terms of their own. */
    private List<TermsPlace> targets() {
        return Stream.concat(
                        Stream.of(draft.place()),
                        sheet.instruments().stream()
                                .filter(each -> draft.place().covers(each.institution(), each.classCode(), each.id()))
                                .map(each -> new TermsPlace(each.institution(), null, each.id())))
                .distinct()
                .toList();
    }

    private List<TermsAudience> audiences() {
        return Stream.concat(Stream.of(draft.audience()), sheet.audiences().stream())
                .distinct()
                .toList();
    }

    private Stream<LocalDate> days(TermsInForce terms) {
        return Stream.concat(
                        Stream.of(draft.holdsFrom()),
                        terms.rows().stream().map(TermsRow::holdsFrom).filter(day -> day.isAfter(draft.holdsFrom())))
                .distinct();
    }

    private boolean isImpossible(TermsPlace target, TermsAudience audience, TermsInForce terms, LocalDate day) {
        var decides = decidedByDraft(terms, day);
        var on = terms.on(day);
        if ((decides.apply(Term.SHORTEST) || decides.apply(Term.LONGEST) || decides.apply(Term.ALIGNMENT))
                && whole(on.shortest(), on.alignment()).compareTo(on.longest()) > 0) {
            var wrong = on.shortest().compareTo(on.longest()) > 0;
            add(
                    wrong && decides.apply(Term.SHORTEST)
                            ? Term.SHORTEST
                            : decides.apply(Term.LONGEST) ? Term.LONGEST : Term.ALIGNMENT,
                    target,
                    audience,
                    wrong
                            ? Message.of(
                                    "terms.fault.order",
                                    TermsSentences.length(on.shortest()),
                                    TermsSentences.length(on.longest()))
                            : Message.of(
                                    "terms.fault.alignment",
                                    TermsSentences.length(on.longest()),
                                    TermsSentences.length(on.alignment())));
            return true;
        }
        if ((decides.apply(Term.MIN_NOTICE) || decides.apply(Term.MAX_NOTICE))
                && on.minNotice().compareTo(on.maxNotice()) > 0) {
            add(
                    decides.apply(Term.MIN_NOTICE) ? Term.MIN_NOTICE : Term.MAX_NOTICE,
                    target,
                    audience,
                    Message.of(
                            "terms.fault.notice",
                            TermsSentences.length(on.minNotice()),
                            TermsSentences.length(on.maxNotice())));
            return true;
        }
        return false;
    }

    private Function<Term, Boolean> decidedByDraft(TermsInForce terms, LocalDate day) {
        return term -> terms.deciding(term, day).equals(draft);
    }

    /** The shortest length that can be asked for on multiples of the step. */
    private static Duration whole(Duration shortest, Duration step) {
        var steps = (shortest.toMinutes() + step.toMinutes() - 1) / step.toMinutes();
        return step.multipliedBy(steps);
    }

    /** Elsewhere the sentence names where. */
    private void add(Term term, TermsPlace target, TermsAudience audience, Message sentence) {
        var instrument = target.instrument();
        var here = target.equals(draft.place()) && audience.equals(draft.audience());
        var name = instrument == null
                ? sheet.institutionName()
                : sheet.instrument(instrument).map(BookableInstrument::name).orElse("");
        faults.add(TermsFault.at(term, here ? sentence : Message.of("terms.fault.elsewhere", name, sentence)));
    }
}
