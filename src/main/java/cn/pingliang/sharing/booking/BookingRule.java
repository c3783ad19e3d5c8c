package cn.pingliang.sharing.booking;

import cn.pingliang.sharing.shared.Refusal;
import java.time.Duration;
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
            "service-offered",
            attempt -> attempt.request().serviceMode() == ServiceMode.ENTRUSTED
                    ? attempt.instrument().openToSamples()
                    : attempt.instrument().openToBooking()),

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

    /** 服务协议, accepted before use: 289号 art. 13. */
    AGREEMENT(
            "agreement",
            attempt -> attempt.request().acceptAgreement() || !attempt.terms().agreementNeeded());

    private final String key;
    private final Predicate<BookingAttempt> isMet;

    BookingRule(String key, Predicate<BookingAttempt> isMet) {
        this.key = key;
        this.isMet = isMet;
    }

    static List<Refusal> judge(BookingAttempt attempt) {
        return Stream.of(values()).flatMap(rule -> rule.of(attempt).stream()).toList();
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
}
