package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Message;
import cn.pingliang.sharing.shared.PortalTime;
import cn.pingliang.sharing.shared.Refusal;
import cn.pingliang.sharing.shared.TimeSlot;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules a request must meet, each with the sentence and the remedy it refuses with (keys {@code refusal.<name>…}). One
 * engine for the screen, the API and imports: it tells every refusal, not the first. Whether the slot is taken is no rule but
 * the database's to say.
 */
enum BookingRule {

    /** 待修、待报废: nobody can use it now. */
    IN_SERVICE("in-service", attempt -> attempt.instrument().condition().isUsable()),

    /** 内部共享 serves the owner's people, 不共享 nobody through the portal. */
    SHARED("shared", attempt -> switch (attempt.instrument().sharingMode()) {
        case EXTERNAL -> true;
        case INTERNAL -> !attempt.isExternal();
        case NOT_SHARED -> false;
    }),

    /** Machine time and samples are opened separately. */
    SERVICE_OFFERED(
            "service-offered", attempt -> attempt.request().serviceMode().isOfferedBy(attempt.instrument())) {
        // With the other service, where that is offered.
        @Override
        Refusal refusal(BookingAttempt attempt) {
            var instrument = attempt.instrument();
            if (attempt.request().serviceMode().isOfSamples() && instrument.openToBooking()) {
                return new Refusal(
                        "service-offered",
                        Message.of("refusal.service-offered.no-samples"),
                        Message.of("refusal.service-offered.book-machine-time"));
            }
            return instrument.openToSamples()
                    ? new Refusal(
                            "service-offered",
                            Message.of("refusal.service-offered.no-machine-time"),
                            Message.of("refusal.service-offered.send-samples"))
                    : Refusal.of("service-offered");
        }
    },

    SHORTEST(
            "shortest",
            attempt -> !isShorter(attempt.slot().length(), attempt.terms().shortest())) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("shortest", attempt.terms().shortest().toMinutes());
        }
    },

    LONGEST(
            "longest",
            attempt -> !isShorter(attempt.terms().longest(), attempt.slot().length())) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("longest", attempt.terms().longest().toMinutes());
        }
    },

    ALIGNED(
            "aligned",
            attempt -> Stream.of(attempt.slot().start(), attempt.slot().end())
                    .allMatch(moment -> moment.getNano() == 0
                            && moment.getEpochSecond()
                                            % attempt.terms().alignment().toSeconds()
                                    == 0)) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("aligned", attempt.terms().alignment().toMinutes());
        }
    },

    NOT_PAST("not-past", attempt -> !attempt.slot().start().isBefore(attempt.now())),

    MIN_NOTICE(
            "min-notice",
            attempt -> attempt.slot().start().isBefore(attempt.now()) // told by NOT_PAST
                    || !isShorter(notice(attempt), attempt.terms().minNotice())) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("min-notice", attempt.terms().minNotice().toMinutes());
        }
    },

    MAX_NOTICE("max-notice", attempt -> !isShorter(attempt.terms().maxNotice(), notice(attempt))) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("max-notice", attempt.terms().maxNotice().toDays());
        }
    },

    OPEN("open", attempt -> attempt.open() || attempt.slot().start().isBefore(attempt.now())),

    /** 夜间: from 22:00 to 06:00. */
    NIGHTS("nights", attempt -> attempt.terms().nights() || !touchesNight(attempt.slot())),

    /** Weekends and holidays; a weekend worked in exchange (调休) is no day off. */
    DAYS_OFF("days-off", attempt -> attempt.terms().daysOff() || !attempt.dayOff()),

    /** Between two bookings of one person on one instrument, so that others come to their turn. */
    GAP(
            "gap",
            attempt -> attempt.terms().gap().isZero()
                    || attempt.commitments().stream()
                            .filter(other -> other.person().equals(attempt.requester())
                                    && other.instrument()
                                            .equals(attempt.instrument().id()))
                            .noneMatch(other -> other.slot()
                                    .overlaps(attempt.slot()
                                            .widened(
                                                    attempt.terms().gap(),
                                                    attempt.terms().gap())))) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            return Refusal.of("gap", attempt.terms().gap().toMinutes());
        }
    },

    ONE_AT_A_TIME(
            "one-at-a-time",
            attempt -> !attempt.terms().oneAtATime()
                    || attempt.commitments().stream()
                            .filter(other -> other.person().equals(attempt.requester()))
                            .noneMatch(other -> other.slot().overlaps(attempt.slot()))),

    /** 服务协议, accepted before use: 289号 art. 13. */
    AGREEMENT(
            "agreement",
            attempt -> attempt.request().acceptAgreement() || !attempt.terms().agreementNeeded()),

    /** Whoever operates the instrument is trained on it to the end of the slot; what is entrusted the institution measures. */
    TRAINING(
            "training",
            attempt -> !attempt.terms().trainingNeeded()
                    || attempt.request().serviceMode() == ServiceMode.ENTRUSTED
                    || attempt.trained().throughout(attempt.slot())) {
        @Override
        Refusal refusal(BookingAttempt attempt) {
            var remedy = attempt.instrument().openToSamples()
                    ? Message.of("refusal.training-or-samples.remedy")
                    : Message.of("refusal.training.remedy");
            return new Refusal("training", untrained(attempt), remedy);
        }

        private Message untrained(BookingAttempt attempt) {
            var day = PortalTime.dayOf(attempt.slot().start());
            var last = attempt.trained().until(day).or(() -> attempt.trained().lastBefore(day));
            return last.map(date -> Message.of(
                            date.isBefore(PortalTime.dayOf(attempt.now()))
                                    ? "refusal.training-over.reason"
                                    : "refusal.training-ends.reason",
                            TermsSentences.day(date)))
                    .orElseGet(() -> Message.of("refusal.training.reason"));
        }
    };

    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    /** What staff may set aside with a reason: when and how much, never whether the instrument can be used or had at all. */
    private static final List<BookingRule> CAN_BE_SET_ASIDE = List.of(
            SHORTEST, LONGEST, ALIGNED, MIN_NOTICE, MAX_NOTICE, OPEN, NIGHTS, DAYS_OFF, GAP, ONE_AT_A_TIME, TRAINING);

    private final String key;
    private final Predicate<BookingAttempt> isMet;

    BookingRule(String key, Predicate<BookingAttempt> isMet) {
        this.key = key;
        this.isMet = isMet;
    }

    /** All that speaks against the attempt, quotas last. */
    static List<Refusal> judge(BookingAttempt attempt) {
        var quotas = attempt.overriding() ? List.<Quota>of() : attempt.terms().quotas();
        return Stream.concat(
                        Stream.of(values())
                                .filter(rule -> !attempt.overriding() || !CAN_BE_SET_ASIDE.contains(rule))
                                .flatMap(rule -> rule.of(attempt).stream()),
                        quotas.stream().flatMap(quota -> quota.judge(attempt).stream()))
                .toList();
    }

    /**
     * What the terms alone speak against: not the instrument's state and hours, which may have been others when the request was
     * made. The agreement counts as accepted: who is asked for it accepts it.
     */
    static List<Refusal> judgeTerms(BookingAttempt attempt) {
        return attempt.overriding()
                ? List.of()
                : Stream.concat(
                                CAN_BE_SET_ASIDE.stream()
                                        .filter(rule -> rule != OPEN)
                                        .flatMap(rule -> rule.of(attempt).stream()),
                                attempt.terms().quotas().stream().flatMap(quota -> quota.judge(attempt).stream()))
                        .toList();
    }

    String key() {
        return key;
    }

    /** @param refused the rule of a refusal, of a booking or a companion */
    static boolean canBeSetAside(String refused) {
        return refused.startsWith("quota-")
                || (refused.startsWith("companion-") && !refused.equals("companion-in-service"))
                || CAN_BE_SET_ASIDE.stream().anyMatch(rule -> rule.key.equals(refused));
    }

    private Optional<Refusal> of(BookingAttempt attempt) {
        return isMet.test(attempt) ? Optional.empty() : Optional.of(refusal(attempt));
    }

    Refusal refusal(BookingAttempt attempt) {
        return Refusal.of(key);
    }

    private static Duration notice(BookingAttempt attempt) {
        return Duration.between(attempt.now(), attempt.slot().start());
    }

    private static boolean isShorter(Duration left, Duration right) {
        return left.compareTo(right) < 0;
    }

    static boolean touchesNight(TimeSlot slot) {
        return nights(slot).findAny().isPresent();
    }

    /** Those of the days that the window touches, and of the one before, whose night reaches into the morning. */
    static Stream<TimeSlot> nights(TimeSlot window) {
        return PortalTime.dayOf(window.start())
                .minusDays(1)
                .datesUntil(PortalTime.dayOf(window.end()).plusDays(1))
                .map(day -> new TimeSlot(
                        day.atTime(NIGHT_BEGINS).atZone(PortalTime.ZONE).toInstant(),
                        day.plusDays(1)
                                .atTime(NIGHT_ENDS)
                                .atZone(PortalTime.ZONE)
                                .toInstant()))
                .filter(window::overlaps);
    }
}
