package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Terms in plain words, for whoever books by them and for whoever sets them. */
public final class TermsSentences {

    private static final int DAY = 24 * 60;

    private TermsSentences() {}

    /**
     * One sentence and what it speaks of.
     *
     * @param quota where it speaks of one
     */
    public record Sentence(
            Message text, Set<Term> terms, @Nullable Quota quota) {

        private static Sentence of(Message text, Term first, Term... more) {
            return new Sentence(text, EnumSet.of(first, more), null);
        }
    }

    /** What somebody who books has to know; what restricts nobody is left out. */
    public static List<Sentence> of(BookingTerms terms) {
        var sentences = new ArrayList<Sentence>();
        sentences.add(lengths(terms));
        sentences.add(Sentence.of(Message.of("terms.set.alignment", length(terms.alignment())), Term.ALIGNMENT));
        sentences.add(notice(terms));
        terms.quotas().forEach(quota -> sentences.add(new Sentence(whereCounted(quota), Set.of(), quota)));
        unlessZero(sentences, Term.GAP, terms.gap());
        unless(sentences, terms.nights(), Term.NIGHTS);
        unless(sentences, terms.daysOff(), Term.DAYS_OFF);
        if (terms.oneAtATime()) {
            sentences.add(Sentence.of(Message.of("terms.set.one-at-a-time.yes"), Term.ONE_AT_A_TIME));
        }
        buffers(sentences, terms);
        sentences.add(decision(terms));
        if (terms.approvalNeeded()) {
            automatic(sentences, terms);
        }
        if (terms.trainingNeeded()) {
            sentences.add(Sentence.of(Message.of("terms.set.training.yes"), Term.TRAINING));
        }
        if (terms.agreementNeeded()) {
            sentences.add(Sentence.of(Message.of("terms.set.agreement.yes"), Term.AGREEMENT));
        }
        cancelling(sentences, terms);
        unlessZero(sentences, Term.EARLY_CHECK_IN, terms.earlyCheckIn());
        unlessZero(sentences, Term.NO_SHOW, terms.noShow());
        sentences.add(Sentence.of(
                Message.of(
                        "terms.graces",
                        length(terms.lateGrace()),
                        length(terms.earlyLeaveGrace()),
                        length(terms.overtimeGrace())),
                Term.LATE_GRACE,
                Term.EARLY_LEAVE_GRACE,
                Term.OVERTIME_GRACE));
        return List.copyOf(sentences);
    }

    /** What one version sets, term by term; nothing where it leaves everything open. */
    public static List<Message> of(TermsRow row) {
        return Stream.concat(
                        Stream.of(Term.values()).flatMap(term -> {
                            var value = term.in(row);
                            return value == null ? Stream.of() : Stream.of(set(term, value));
                        }),
                        row.quotas().stream().map(TermsSentences::quota))
                .toList();
    }

    /** @param value as {@link Term#in} gives it */
    public static Message set(Term term, Object value) {
        if (isOff(term, value)) {
            return Message.of("terms.set-off." + term.key());
        }
        var key = "terms.set." + term.key();
        return switch (term.kind()) {
            case YES_NO -> Message.of(key + (value.equals(true) ? ".yes" : ".no"));
            case DAYS, LENGTH, STEP -> Message.of(key, value(term, value));
        };
    }

    /** The value by itself: {@code 8 小时}, {@code 14 天}, {@code 是}. */
    public static Message value(Term term, Object value) {
        if (isOff(term, value)) {
            return off(term);
        }
        return switch (term.kind()) {
            case YES_NO -> Message.of(value.equals(true) ? "terms.yes" : "terms.no");
            case DAYS -> Message.of("terms.days", value);
            case LENGTH, STEP -> length(Duration.ofMinutes((Integer) value));
        };
    }

    /** What zero means, where it is no length: nobody is too late, nothing is short enough. */
    public static Message off(Term term) {
        return Message.of("terms.off." + term.key());
    }

    private static boolean isOff(Term term, Object value) {
        return term.isOffAtZero() && value.equals(0);
    }

    /** In the unit people would say: two days and more in days, half hours in hours, the rest in minutes. */
    public static Message length(Duration length) {
        var minutes = length.toMinutes();
        if (minutes >= 2 * DAY && minutes % DAY == 0) {
            return Message.of("terms.days", minutes / DAY);
        }
        return minutes >= 60 && minutes % 30 == 0
                ? Message.of(
                        "terms.hours",
                        BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 1, RoundingMode.UNNECESSARY))
                : Message.of("terms.minutes", minutes);
    }

    /** {@code 已培训者不超过 2 小时的预约自动批准}. */
    public static Message approving(ApprovalRule rule) {
        return Message.of(
                rule.trained() ? "terms.auto-approval-of-trained" : "terms.set.auto-approval", length(rule.upTo()));
    }

    /** {@code 2026年12月3日}. */
    static Message day(LocalDate day) {
        return Message.of(
                "terms.day",
                String.valueOf(day.getYear()),
                String.valueOf(day.getMonthValue()),
                String.valueOf(day.getDayOfMonth()));
    }

    /** {@code 每人每周不超过 8 小时}. */
    public static Message quota(Quota quota) {
        var holder = Message.of("terms.quota.holder." + quota.holder());
        var span = Message.of("terms.quota.span." + quota.span());
        var most = quota.most();
        return most == null
                ? Message.of("terms.quota.lifted", holder, span, Message.of("terms.quota.unit." + quota.measure()))
                : Message.of(
                        "terms.quota.most", holder, span, Message.of("terms.quota.measure." + quota.measure(), most));
    }

    /** A quota of more than one instrument counts what is booked of all of them. */
    private static Message whereCounted(Quota quota) {
        var place = quota.place();
        if (place.instrument() != null) {
            return quota(quota);
        }
        var all = place.classCode() != null ? "class" : place.institution() != null ? "institution" : "site";
        return Message.of("terms.quota.all-of." + all, quota(quota));
    }

    private static Sentence lengths(BookingTerms terms) {
        var text = terms.shortest().equals(terms.longest())
                ? Message.of("terms.length-only", length(terms.shortest()))
                : Message.of("terms.length", length(terms.shortest()), length(terms.longest()));
        return Sentence.of(text, Term.SHORTEST, Term.LONGEST);
    }

    private static Sentence notice(BookingTerms terms) {
        var text = terms.minNotice().isZero()
                ? Message.of("terms.no-notice", length(terms.maxNotice()))
                : Message.of("terms.notice", length(terms.minNotice()), length(terms.maxNotice()));
        return Sentence.of(text, Term.MIN_NOTICE, Term.MAX_NOTICE);
    }

    private static Sentence decision(BookingTerms terms) {
        if (!terms.approvalNeeded()) {
            return Sentence.of(Message.of("terms.set.approval.no"), Term.APPROVAL);
        }
        return terms.pendingHolds()
                ? Sentence.of(Message.of("terms.approval.holds"), Term.APPROVAL, Term.PENDING_HOLDS)
                : Sentence.of(
                        Message.of(terms.rivalsWait() ? "terms.approval.queues" : "terms.approval.competes"),
                        Term.APPROVAL,
                        Term.PENDING_HOLDS,
                        Term.RIVALS_WAIT);
    }

    private static void automatic(List<Sentence> sentences, BookingTerms terms) {
        if (!terms.autoApproval().isZero()) {
            sentences.add(Sentence.of(
                    approving(new ApprovalRule(terms.autoApproval(), terms.autoApprovalTrained())),
                    Term.AUTO_APPROVAL,
                    Term.AUTO_APPROVAL_TRAINED));
        }
    }

    private static void buffers(List<Sentence> sentences, BookingTerms terms) {
        if (!terms.bufferBefore().isZero() && !terms.bufferAfter().isZero()) {
            sentences.add(Sentence.of(
                    Message.of("terms.buffers", length(terms.bufferBefore()), length(terms.bufferAfter())),
                    Term.BUFFER_BEFORE,
                    Term.BUFFER_AFTER));
        } else {
            unlessZero(sentences, Term.BUFFER_BEFORE, terms.bufferBefore());
            unlessZero(sentences, Term.BUFFER_AFTER, terms.bufferAfter());
        }
    }

    private static void cancelling(List<Sentence> sentences, BookingTerms terms) {
        if (terms.cancelNotice().equals(terms.changeNotice())) {
            var notice = terms.cancelNotice();
            sentences.add(Sentence.of(
                    notice.isZero()
                            ? Message.of("terms.cancel-and-change-always")
                            : Message.of("terms.cancel-and-change", length(notice)),
                    Term.CANCEL_NOTICE,
                    Term.CHANGE_NOTICE));
        } else {
            sentences.add(Sentence.of(
                    set(Term.CANCEL_NOTICE, Math.toIntExact(terms.cancelNotice().toMinutes())), Term.CANCEL_NOTICE));
            sentences.add(Sentence.of(
                    set(Term.CHANGE_NOTICE, Math.toIntExact(terms.changeNotice().toMinutes())), Term.CHANGE_NOTICE));
        }
    }

    private static void unlessZero(List<Sentence> sentences, Term term, Duration length) {
        if (!length.isZero()) {
            sentences.add(Sentence.of(Message.of("terms.set." + term.key(), length(length)), term));
        }
    }

    private static void unless(List<Sentence> sentences, boolean allowed, Term term) {
        if (!allowed) {
            sentences.add(Sentence.of(set(term, false), term));
        }
    }
}
