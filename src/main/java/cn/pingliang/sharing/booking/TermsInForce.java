package cn.pingliang.sharing.booking;

import static java.util.stream.Collectors.toMap;

import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.TimeSlot;
import cn.pingliang.sharing.training.Trained;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was, is and will be set for one instrument and one audience. Each term comes from the nearest place that sets
 * it; a slot is judged by what holds on the day it starts (src/docs/decisions/0009-terms-by-place-audience-and-day.md).
 *
 * @param decidedWithin the working hours within which the institution promises to decide; null where it leaves that to the portal
 * @param trained when whoever asks may operate the instrument; never where that is not known, or makes no difference
 */
public record TermsInForce(List<TermsRow> rows, @Nullable Integer decidedWithin, Trained trained) {

    public TermsInForce {
        rows = List.copyOf(rows);
    }

    TermsInForce(List<TermsRow> rows) {
        this(rows, null);
    }

    TermsInForce(List<TermsRow> rows, @Nullable Integer decidedWithin) {
        this(rows, decidedWithin, Trained.NEVER);
    }

    /** The same for somebody who is so trained. */
    TermsInForce askedBy(Trained person) {
        return new TermsInForce(rows, decidedWithin, person);
    }

    /** Whether it makes a difference by any of them who was trained. */
    boolean askForTraining() {
        return rows.stream().anyMatch(TermsRow::asksForTraining);
    }

    /** With no approval needed where the slot is short enough to be approved by rule. */
    public BookingTerms of(TimeSlot slot) {
        var terms = on(PortalTime.dayOf(slot.start()));
        return terms.approvesByItself(slot, trained) ? terms.approvedByRule() : terms;
    }

    /** The rule by which bookings are approved, where that is why this one needs no approval. */
    public Optional<ApprovalRule> ruleApproving(TimeSlot slot) {
        var terms = on(PortalTime.dayOf(slot.start()));
        return terms.approvesByItself(slot, trained)
                ? Optional.of(new ApprovalRule(terms.autoApproval(), terms.autoApprovalTrained()))
                : Optional.empty();
    }

    /** The days within these on which other terms begin to hold than the day before. */
    Stream<LocalDate> changes(LocalDate first, LocalDate last) {
        return rows.stream().map(TermsRow::holdsFrom).filter(day -> day.isAfter(first) && !day.isAfter(last));
    }

    /** The row that sets the term on that day. */
    public TermsRow deciding(Term term, LocalDate day) {
        return nearestFirst(day).stream()
                .filter(row -> term.in(row) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the site sets every term"));
    }

    /** The row that the quota comes from on that day, where it still does. */
    public Optional<TermsRow> setting(Quota quota, LocalDate day) {
        return nearestFirst(day).stream()
                .filter(row -> row.quotas().contains(quota))
                .findFirst();
    }

    private List<TermsRow> nearestFirst(LocalDate day) {
        return rows.stream()
                .filter(row -> !row.holdsFrom().isAfter(day))
                .collect(toMap(
                        TermsRow::key,
                        row -> row,
                        BinaryOperator.maxBy(Comparator.comparing(TermsRow::holdsFrom)),
                        LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(TermsRow::precedence).reversed())
                .toList();
    }

    public BookingTerms on(LocalDate day) {
        var inForce = nearestFirst(day);
        return new BookingTerms(
                minutes(inForce, TermsRow::minNotice),
                Duration.ofDays(nearest(inForce, TermsRow::maxNoticeDays)),
                minutes(inForce, TermsRow::shortest),
                minutes(inForce, TermsRow::longest),
                minutes(inForce, TermsRow::alignment),
                minutes(inForce, TermsRow::bufferBefore),
                minutes(inForce, TermsRow::bufferAfter),
                minutes(inForce, TermsRow::cancelNotice),
                minutes(inForce, TermsRow::changeNotice),
                minutes(inForce, TermsRow::earlyCheckIn),
                nearest(inForce, TermsRow::approvalNeeded),
                nearest(inForce, TermsRow::agreementNeeded),
                minutes(inForce, TermsRow::gap),
                nearest(inForce, TermsRow::nights),
                nearest(inForce, TermsRow::daysOff),
                nearest(inForce, TermsRow::oneAtATime),
                nearest(inForce, TermsRow::pendingHolds),
                nearest(inForce, TermsRow::rivalsWait),
                minutes(inForce, TermsRow::autoApproval),
                minutes(inForce, TermsRow::noShow),
                nearest(inForce, TermsRow::trainingNeeded),
                nearest(inForce, TermsRow::autoApprovalTrained),
                minutes(inForce, TermsRow::lateGrace),
                minutes(inForce, TermsRow::earlyLeaveGrace),
                minutes(inForce, TermsRow::overtimeGrace),
                quotas(inForce));
    }

    /** The quotas of every place, at each place those of the nearest audience. */
    private static List<Quota> quotas(List<TermsRow> nearestFirst) {
        return nearestFirst.stream()
                .flatMap(row -> row.quotas().stream())
                .collect(toMap(Quota::key, quota -> quota, (nearer, wider) -> nearer, LinkedHashMap::new))
                .values()
                .stream()
                .filter(quota -> quota.most() != null)
                .toList();
    }

    private static Duration minutes(List<TermsRow> nearestFirst, Function<TermsRow, @Nullable Integer> term) {
        return Duration.ofMinutes(nearest(nearestFirst, term));
    }

    private static <T> T nearest(List<TermsRow> nearestFirst, Function<TermsRow, @Nullable T> term) {
        for (var row : nearestFirst) {
            var set = term.apply(row);
            if (set != null) {
                return set;
            }
        }
        throw new IllegalStateException("the site sets every term");
    }
}
